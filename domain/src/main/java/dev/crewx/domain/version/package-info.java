/** Versions (SemVer 2.0.0), ranges of them in npm's syntax, and exact sets of them. */
package dev.crewx.domain.version;
