/** How commands get at registries: which one, as whom, and what its refusals mean. */
package dev.crewx.cli.connection;
