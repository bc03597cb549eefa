/** The registry about itself. */
package dev.crewx.http.system;
