package dev.crewx.architecture.seeded.layers.gamma;

/** As it should be. */
public record Gamma() {}
