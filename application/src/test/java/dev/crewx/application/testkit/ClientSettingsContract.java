package dev.crewx.application.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.crewx.application.remote.spi.ClientSettings;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link ClientSettings} does. */
public abstract class ClientSettingsContract {
    /** This test's settings, none at first; another subject over the same place at each call. */
    protected abstract ClientSettings settings();

    @Test
    void nameNoRegistryAtFirst() {
        assertEquals(Optional.empty(), settings().defaultRegistry());
    }

    @Test
    void giveBackTheRegistryAsItWasWritten() {
        URI registry = URI.create("https://skills.example.org:8443/base/?a=b");
        settings().setDefaultRegistry(registry);
        assertEquals(Optional.of(registry), settings().defaultRegistry());
    }

    @Test
    void keepTheLatest() {
        settings().setDefaultRegistry(URI.create("https://one.example.org"));
        settings().setDefaultRegistry(URI.create("https://two.example.org"));
        settings().setDefaultRegistry(URI.create("https://two.example.org"));
        assertEquals(
                Optional.of(URI.create("https://two.example.org")), settings().defaultRegistry());
    }
}
