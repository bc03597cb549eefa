package dev.crewx.architecture.seeded.layers.alpha;

import dev.crewx.architecture.seeded.layers.application.UseCase;

/** As it should be. */
public record Alpha(UseCase useCase) {}
