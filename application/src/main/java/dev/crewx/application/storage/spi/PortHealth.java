package dev.crewx.application.storage.spi;

/**
 * Whether a place that ports stand on works.
 *
 * @param name what it is, such as {@code packages} or {@code blobs}; lower-case letters, digits and hyphens
 * @param up whether it works
 * @param detail what is known of it, for whoever keeps the registry; no secrets, no addresses with credentials
 */
public record PortHealth(String name, boolean up, String detail) {}
