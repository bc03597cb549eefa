package dev.crewx.storage.memory;

import dev.crewx.application.storage.spi.AccountStore;
import dev.crewx.domain.access.Account;
import dev.crewx.domain.access.Username;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Accounts in a concurrent map. */
final class MemoryAccountStore implements AccountStore {
    private final ConcurrentMap<Username, Account> accounts = new ConcurrentHashMap<>();
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
}
