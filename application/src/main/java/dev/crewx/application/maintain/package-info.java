/** Changing packages that are there: marks, dist-tags, owners, deletion. */
package dev.crewx.application.maintain;
