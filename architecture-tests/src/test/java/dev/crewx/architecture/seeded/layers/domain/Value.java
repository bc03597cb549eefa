package dev.crewx.architecture.seeded.layers.domain;

/** As it should be. */
public record Value(String text) {}
