package dev.crewx.storage.memory;

import dev.crewx.application.storage.spi.SecretStore;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Arrays in a concurrent map, copied on the way in and out. */
final class MemorySecretStore implements SecretStore {
    private final ConcurrentMap<String, byte[]> secrets = new ConcurrentHashMap<>();
    private final Lifetime lifetime;

    MemorySecretStore(Lifetime lifetime) {
        this.lifetime = lifetime;
    }

    @Override
    public byte[] getOrCreate(String name, byte[] candidate) {
        lifetime.requireOpen();
        return secrets.computeIfAbsent(name, key -> candidate.clone()).clone();
    }
}
