package dev.crewx.architecture.seeded.layers.beta;

import dev.crewx.architecture.seeded.layers.gamma.Gamma;

/** As it should be: it may know gamma. */
public record Beta(Gamma gamma) {}
