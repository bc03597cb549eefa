/** The registries that the user's settings know. */
package dev.crewx.cli.remotes;
