/**
 * The server's outermost part: sees every request first and every answer last, whoever gives it. Here requests get
 * their ids and answers their headers; here the limits of connections, sizes and times hold, downloads are sent, and
 * here a server that stops lets go of its clients.
 */
package dev.crewx.http.edge;
