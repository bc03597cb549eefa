package dev.crewx.http.observe;

import dev.crewx.application.search.spi.SearchQuery;
import dev.crewx.application.storage.spi.PortHealth;
import dev.crewx.application.storage.spi.StorageException;
import dev.crewx.http.RegistryPorts;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Asks what the server stands on whether it works. */
@Singleton
final class Health {
    private static final String SEARCH = "search";

    private final RegistryPorts ports;
    private final Instant startedAt;

    Health(RegistryPorts ports) {
        this.ports = ports;
        this.startedAt = ports.clock().instant();
    }

    /** Since when the server has been there. */
    Instant startedAt() {
        return startedAt;
    }

    /** How each of the places that the ports stand on is, in a stable order. */
    List<PortHealth> checks() {
        List<PortHealth> checks = new ArrayList<>(ports.storage().health());
        checks.add(search());
        return checks;
    }

    private PortHealth search() {
        try {
            SearchQuery everything = SearchQuery.of("").withPage(0, 0);
            return new PortHealth(
                    SEARCH, true, ports.search().search(everything).page().total() + " packages");
        } catch (StorageException e) {
            return new PortHealth(SEARCH, false, String.valueOf(e.getMessage()));
        }
    }
}
