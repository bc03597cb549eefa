/** Storage in memory. */
package dev.crewx.storage.memory;
