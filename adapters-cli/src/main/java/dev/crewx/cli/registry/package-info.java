/** The registry: serving one, and talking to one. */
package dev.crewx.cli.registry;
