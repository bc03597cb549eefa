package dev.crewx.application.testkit;

import dev.crewx.application.remote.spi.CredentialStore;
import dev.crewx.application.remote.spi.RegistryOrigin;
import java.net.URI;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Credentials in memory. */
public final class TinyCredentialStore implements CredentialStore {
    private final SortedMap<String, Credential> credentials = new TreeMap<>();

    @Override
    public synchronized Optional<Credential> find(URI registry) {
        return Optional.ofNullable(credentials.get(RegistryOrigin.of(registry).text()));
    }

    @Override
    public synchronized SortedMap<String, Credential> all() {
        return new TreeMap<>(credentials);
    }

    @Override
    public boolean isPrivate() {
        return true;
    }

    @Override
    public synchronized Optional<Credential> change(URI registry, UnaryOperator<Optional<Credential>> change) {
        String origin = RegistryOrigin.of(registry).text();
        Optional<Credential> after = change.apply(find(registry));
        credentials.remove(origin);
        after.ifPresent(credential -> credentials.put(origin, credential));
        return after;
    }
}
