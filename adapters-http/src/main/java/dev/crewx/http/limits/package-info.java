/** How much one client may ask for in a minute. */
package dev.crewx.http.limits;
