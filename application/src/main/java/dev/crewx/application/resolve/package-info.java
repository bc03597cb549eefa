/** Resolving for clients that have no resolver of their own. */
package dev.crewx.application.resolve;
