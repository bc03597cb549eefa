package dev.crewx.architecture.seeded.ports.application;

import dev.crewx.architecture.seeded.ports.application.spi.InnerPort;

/** Public though no adapter. */
public final class VisibleInnerUser implements InnerPort {}
