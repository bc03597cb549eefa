package dev.crewx.storage.memory;

import dev.crewx.application.storage.spi.AccountStore;
import dev.crewx.application.storage.spi.Page;
import dev.crewx.domain.access.Account;
import dev.crewx.domain.access.Username;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** Accounts in a concurrent map. */
final class MemoryAccountStore implements AccountStore {
    private final ConcurrentNavigableMap<Username, Account> accounts = new ConcurrentSkipListMap<>();
    private final Lifetime lifetime;

    MemoryAccountStore(Lifetime lifetime) {
        this.lifetime = lifetime;
    }

    @Override
    public Optional<Account> find(Username name) {
        lifetime.requireOpen();
        return Optional.ofNullable(accounts.get(name));
    }

    @Override
    public boolean create(Account account) {
        lifetime.requireOpen();
        return accounts.putIfAbsent(account.name(), account) == null;
    }

    @Override
    public boolean replace(Account before, Account after) {
        lifetime.requireOpen();
        if (!before.name().equals(after.name())) {
            throw new IllegalArgumentException("An account keeps its name: " + before.name() + ", " + after.name());
        }
        return accounts.replace(before.name(), before, after);
    }

    @Override
    public Page<Account> list(int offset, int limit) {
        lifetime.requireOpen();
        List<Account> page =
                accounts.values().stream().skip(offset).limit(limit).toList();
        return new Page<>(page, accounts.size(), offset, limit);
    }

    @Override
    public long count() {
        lifetime.requireOpen();
        return accounts.size();
    }
}
