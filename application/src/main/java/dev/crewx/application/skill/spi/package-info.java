/** What running skills needs from outside: whom the user trusts. */
package dev.crewx.application.skill.spi;
