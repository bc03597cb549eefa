package dev.crewx.architecture.seeded.layers.domain;

import org.opentest4j.AssertionFailedError;

record DomainUsesALibrary(AssertionFailedError error) {}
