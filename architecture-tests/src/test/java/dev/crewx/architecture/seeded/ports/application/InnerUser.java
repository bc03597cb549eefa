package dev.crewx.architecture.seeded.ports.application;

import dev.crewx.architecture.seeded.ports.application.spi.InnerPort;

/** As it should be. */
final class InnerUser implements InnerPort {}
