package dev.crewx.architecture.seeded.layers.application;

import dev.crewx.architecture.seeded.layers.domain.Value;

/** As it should be. */
public record UseCase(Value value) {}
