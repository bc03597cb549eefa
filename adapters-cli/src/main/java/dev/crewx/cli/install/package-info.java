/** What a project uses: installing, updating, removing, and telling of it. */
package dev.crewx.cli.install;
