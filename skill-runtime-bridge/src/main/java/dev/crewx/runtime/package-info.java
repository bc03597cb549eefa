/** Loading, reading and running skills. */
package dev.crewx.runtime;
