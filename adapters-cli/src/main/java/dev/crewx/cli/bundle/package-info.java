/** Bundles: creating, validating, looking into them. */
package dev.crewx.cli.bundle;
