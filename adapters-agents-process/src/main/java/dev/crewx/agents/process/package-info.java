/** Running agents and scripts as processes, and asking the machine what it has. */
package dev.crewx.agents.process;
