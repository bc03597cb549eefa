/** The registry server: starting it, its settings, what it stands on. */
package dev.crewx.http;
