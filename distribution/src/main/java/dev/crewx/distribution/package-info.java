/** Composition roots of the client and the server. */
package dev.crewx.distribution;
