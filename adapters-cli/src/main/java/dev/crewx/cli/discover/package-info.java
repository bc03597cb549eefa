/** Looking packages up in a registry. */
package dev.crewx.cli.discover;
