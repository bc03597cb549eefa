/** The crewx command. */
package dev.crewx.cli;
