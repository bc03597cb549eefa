/** Publishing to a registry, and keeping what was published. */
package dev.crewx.cli.publish;
