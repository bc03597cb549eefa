package dev.crewx.architecture.seeded.ports.application.spi;

/** A port whose contract nobody can extend with sense. */
public interface ConcretePort {}
