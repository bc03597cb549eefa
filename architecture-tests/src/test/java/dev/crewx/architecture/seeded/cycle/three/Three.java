package dev.crewx.architecture.seeded.cycle.three;

import dev.crewx.architecture.seeded.cycle.one.One;

/** In no cycle. */
public record Three(One one) {}
