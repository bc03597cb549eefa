package dev.crewx.architecture.seeded.layers.domain;

import dev.crewx.architecture.seeded.layers.application.UseCase;

record DomainNamesTheApplication(UseCase useCase) {}
