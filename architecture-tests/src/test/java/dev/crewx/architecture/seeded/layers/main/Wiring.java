package dev.crewx.architecture.seeded.layers.main;

import dev.crewx.architecture.seeded.layers.alpha.Alpha;
import dev.crewx.architecture.seeded.layers.beta.Beta;

/** As it should be. */
public record Wiring(Alpha alpha, Beta beta) {}
