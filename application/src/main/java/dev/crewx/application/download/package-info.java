/** Downloading bundles. */
package dev.crewx.application.download;
