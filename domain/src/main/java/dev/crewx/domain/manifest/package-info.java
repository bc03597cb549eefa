/** What a package declares about itself: its id, its manifest and the skills inside. */
package dev.crewx.domain.manifest;
