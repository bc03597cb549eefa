package dev.crewx.architecture.seeded.ports.application.spi;

/** A port that no adapter implements, so it needs no contract. */
public interface InnerPort {}
