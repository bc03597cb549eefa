/** What running skills needs from outside: agents, the machine, whom the user trusts. */
package dev.crewx.application.skill.spi;
