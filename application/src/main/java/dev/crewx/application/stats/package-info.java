/** The registry in numbers. */
package dev.crewx.application.stats;
