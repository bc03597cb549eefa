package dev.crewx.architecture.seeded.cycle.one;

import dev.crewx.architecture.seeded.cycle.two.Two;

/** One half of a cycle. */
public record One(Two two) {}
