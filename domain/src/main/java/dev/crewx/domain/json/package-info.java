/** JSON as plain values, so that the domain reads documents without knowing a parser. */
package dev.crewx.domain.json;
