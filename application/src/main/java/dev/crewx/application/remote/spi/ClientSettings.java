package dev.crewx.application.remote.spi;

import java.net.URI;
import java.util.Optional;

/** The user's settings. */
public interface ClientSettings {

    /**
     * The registry to talk to when none is named.
     *
     * @throws ClientStateException when the settings cannot be read
     */
    Optional<URI> defaultRegistry();

    /**
     * Sets the registry to talk to when none is named.
     *
     * @throws ClientStateException when the settings cannot be written; then they stay as they were
     */
    void setDefaultRegistry(URI registry);
}
