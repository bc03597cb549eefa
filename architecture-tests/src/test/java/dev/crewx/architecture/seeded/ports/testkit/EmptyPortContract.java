package dev.crewx.architecture.seeded.ports.testkit;

/** A contract that tests nothing. */
public abstract class EmptyPortContract {}
