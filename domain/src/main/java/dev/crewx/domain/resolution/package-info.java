/**
 * Which versions a project gets: PubGrub's incompatibilities on a conflict-driven solver, newest answers, fewest lock
 * changes, and explanations where there is no answer. {@link dev.crewx.domain.resolution.Resolver} is the entry.
 */
package dev.crewx.domain.resolution;
