package dev.crewx.architecture.seeded.cycle.two;

import dev.crewx.architecture.seeded.cycle.one.One;

/** The other half of a cycle. */
public record Two(One one) {}
