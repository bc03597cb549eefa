/** One request and what became of it, as edge, filters and controllers share it. */
package dev.crewx.http.exchange;
