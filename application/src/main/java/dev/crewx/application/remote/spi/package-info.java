/** A registry somewhere else, as a client sees it: the port, and what travels over it. */
package dev.crewx.application.remote.spi;
