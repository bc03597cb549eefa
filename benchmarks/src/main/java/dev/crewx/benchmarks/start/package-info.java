/** How long the packaged command takes from its start to its end, beside what npm and pnpm take. */
package dev.crewx.benchmarks.start;
