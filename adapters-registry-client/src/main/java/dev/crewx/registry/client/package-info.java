/** Talking to a registry over HTTP. */
package dev.crewx.registry.client;
