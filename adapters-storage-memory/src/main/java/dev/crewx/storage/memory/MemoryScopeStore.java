package dev.crewx.storage.memory;

import dev.crewx.application.storage.spi.ScopeStore;
import dev.crewx.domain.access.Scope;
import dev.crewx.domain.access.Username;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Immutable sets in a concurrent map. */
final class MemoryScopeStore implements ScopeStore {
    private final ConcurrentMap<Scope, SortedSet<Username>> owners = new ConcurrentHashMap<>();
    private final Lifetime lifetime;

    MemoryScopeStore(Lifetime lifetime) {
        this.lifetime = lifetime;
    }

    @Override
    public SortedSet<Username> owners(Scope scope) {
        lifetime.requireOpen();
        return Collections.unmodifiableSortedSet(owners.getOrDefault(scope, new TreeSet<>()));
    }

    @Override
    public boolean add(Scope scope, Username owner) {
        lifetime.requireOpen();
        boolean[] added = new boolean[1];
        owners.compute(scope, (key, before) -> {
            SortedSet<Username> after = before == null ? new TreeSet<>() : new TreeSet<>(before);
            added[0] = after.add(owner);
            return after;
        });
        return added[0];
    }

    @Override
    public boolean remove(Scope scope, Username owner) {
        lifetime.requireOpen();
        boolean[] removed = new boolean[1];
        owners.computeIfPresent(scope, (key, before) -> {
            SortedSet<Username> after = new TreeSet<>(before);
            removed[0] = after.remove(owner);
            return after.isEmpty() ? null : after;
        });
        return removed[0];
    }
}
