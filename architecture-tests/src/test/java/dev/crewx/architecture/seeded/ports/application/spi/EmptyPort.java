package dev.crewx.architecture.seeded.ports.application.spi;

/** A port whose contract tests nothing. */
public interface EmptyPort {}
