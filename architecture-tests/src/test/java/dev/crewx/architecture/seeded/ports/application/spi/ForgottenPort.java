package dev.crewx.architecture.seeded.ports.application.spi;

/** A port without a contract. */
public interface ForgottenPort {}
