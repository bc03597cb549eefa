package dev.crewx.architecture.seeded.layers.application;

import org.opentest4j.AssertionFailedError;

record UseCaseUsesALibrary(AssertionFailedError error) {}
