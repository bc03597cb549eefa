/** What a server does from time to time without being asked. */
package dev.crewx.application.upkeep;
