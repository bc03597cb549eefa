package dev.crewx.architecture.seeded.ports.alpha;

import dev.crewx.architecture.seeded.ports.application.spi.ForgottenPort;

/** The second public implementation of two. */
public final class AlphaForgotten implements ForgottenPort {}
