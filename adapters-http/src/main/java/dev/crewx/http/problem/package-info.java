/** Errors on the wire: RFC 9457 problem documents. */
package dev.crewx.http.problem;
