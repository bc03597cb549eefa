/** Which registry a client talks to, and what it shows it. */
package dev.crewx.application.remote;
