package dev.crewx.storage.memory;

import dev.crewx.application.storage.spi.ApiKeyStore;
import dev.crewx.application.storage.spi.Page;
import dev.crewx.domain.access.ApiKey;
import dev.crewx.domain.access.Username;
import dev.crewx.domain.integrity.Digest;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keys in two maps, by id and by secret, behind one lock. */
final class MemoryApiKeyStore implements ApiKeyStore {
    private static final Comparator<ApiKey> NEWEST_FIRST =
            Comparator.comparing(ApiKey::createdAt).reversed().thenComparing(ApiKey::id);

    private final Map<String, ApiKey> byId = new HashMap<>();
    private final Map<Digest, String> bySecret = new HashMap<>();
    private final Lifetime lifetime;

    MemoryApiKeyStore(Lifetime lifetime) {
        this.lifetime = lifetime;
    }

    @Override
    public synchronized boolean create(ApiKey key) {
        lifetime.requireOpen();
        if (byId.containsKey(key.id()) || bySecret.containsKey(key.secret())) {
            return false;
        }
        byId.put(key.id(), key);
        bySecret.put(key.secret(), key.id());
        return true;
    }

    @Override
    public synchronized Optional<ApiKey> findBySecret(Digest secret) {
        lifetime.requireOpen();
        return Optional.ofNullable(bySecret.get(secret)).map(byId::get);
    }

    @Override
    public synchronized Optional<ApiKey> find(String id) {
        lifetime.requireOpen();
        return Optional.ofNullable(byId.get(id));
    }

    @Override
    public synchronized Page<ApiKey> list(Username account, int offset, int limit) {
        lifetime.requireOpen();
        List<ApiKey> all = byId.values().stream()
                .filter(key -> key.account().equals(account))
                .sorted(NEWEST_FIRST)
                .toList();
        return new Page<>(all.stream().skip(offset).limit(limit).toList(), all.size(), offset, limit);
    }

    @Override
    public synchronized Optional<ApiKey> revoke(String id, Instant at) {
        lifetime.requireOpen();
        return Optional.ofNullable(
                byId.computeIfPresent(id, (same, key) -> key.revokedAt().isPresent() ? key : key.revoked(at)));
    }

    @Override
    public synchronized int removeEnded(Instant then) {
        lifetime.requireOpen();
        List<ApiKey> ended = byId.values().stream()
                .filter(key -> endedBefore(key.revokedAt(), then) || endedBefore(key.expiresAt(), then))
                .toList();
        ended.forEach(key -> {
            byId.remove(key.id());
            bySecret.remove(key.secret());
        });
        return ended.size();
    }

    private static boolean endedBefore(Optional<Instant> end, Instant then) {
        return end.filter(at -> at.isBefore(then)).isPresent();
    }
}
