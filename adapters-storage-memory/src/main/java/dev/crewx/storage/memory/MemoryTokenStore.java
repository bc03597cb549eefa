package dev.crewx.storage.memory;

import dev.crewx.application.storage.spi.TokenStore;
import dev.crewx.domain.access.TokenFamily;
import dev.crewx.domain.access.Username;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Predicate;

/** Families in a concurrent map. */
final class MemoryTokenStore implements TokenStore {
    private final ConcurrentMap<String, TokenFamily> families = new ConcurrentHashMap<>();
    private final Lifetime lifetime;

    MemoryTokenStore(Lifetime lifetime) {
        this.lifetime = lifetime;
    }

    @Override
    public boolean create(TokenFamily family) {
        lifetime.requireOpen();
        return families.putIfAbsent(family.id(), family) == null;
    }

    @Override
    public Optional<TokenFamily> find(String id) {
        lifetime.requireOpen();
        return Optional.ofNullable(families.get(id));
    }

    @Override
    public boolean rotate(TokenFamily before, TokenFamily after) {
        lifetime.requireOpen();
        if (!before.id().equals(after.id())) {
            throw new IllegalArgumentException("A family keeps its id: " + before.id() + ", " + after.id());
        }
        TokenFamily now = families.get(before.id());
        return now != null && now.secret().equals(before.secret()) && families.replace(before.id(), now, after);
    }

    @Override
    public boolean end(String id) {
        lifetime.requireOpen();
        return families.remove(id) != null;
    }

    @Override
    public int endAll(Username account) {
        return removeIf(family -> family.account().equals(account));
    }

    @Override
    public int removeExpired(Instant now) {
        return removeIf(family -> !family.isAlive(now));
    }

    private int removeIf(Predicate<TokenFamily> condition) {
        lifetime.requireOpen();
        int removed = 0;
        for (TokenFamily family : families.values()) {
            // A family that was rotated in between is looked at again as it is now.
            if (condition.test(family)
                    && families.computeIfPresent(family.id(), (id, now) -> condition.test(now) ? null : now) == null) {
                removed++;
            }
        }
        return removed;
    }
}
