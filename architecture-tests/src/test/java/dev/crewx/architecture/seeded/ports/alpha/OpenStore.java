package dev.crewx.architecture.seeded.ports.alpha;

import dev.crewx.architecture.seeded.ports.application.spi.EmptyPort;

/** Hidden, but open for subclasses. */
class OpenStore implements EmptyPort {}
