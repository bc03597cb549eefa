/** How long the runtime takes. */
package dev.crewx.benchmarks.runtime;
