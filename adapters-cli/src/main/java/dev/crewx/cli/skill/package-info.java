/** Installed skills: listing, showing and running them. */
package dev.crewx.cli.skill;
