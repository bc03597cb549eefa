/** How long bundles take to make, to check and to look into. */
package dev.crewx.benchmarks.bundle;
