package dev.crewx.application.access;

import dev.crewx.application.storage.spi.AccountStore;
import dev.crewx.application.storage.spi.ApiKeyStore;
import dev.crewx.application.storage.spi.Storage;
import dev.crewx.application.storage.spi.TokenStore;
import dev.crewx.domain.access.Account;
import dev.crewx.domain.access.ApiKey;
import dev.crewx.domain.access.ApiKeySecret;
import dev.crewx.domain.access.Caller;
import dev.crewx.domain.access.Username;
import java.time.Clock;
import java.util.Optional;

/**
 * Finds out who sends a request by what it shows. What a caller may do is looked up, not read from a token: what was
 * taken back, shut out or ended counts no more at once.
 */
public final class IdentifyCaller {
    private final AccountStore accounts;
    private final TokenStore families;
    private final ApiKeyStore keys;
    private final Clock clock;

    /** Over this storage. */
    public IdentifyCaller(Storage storage, Clock clock) {
        this.accounts = storage.accounts();
        this.families = storage.tokens();
        this.keys = storage.apiKeys();
        this.clock = clock;
    }

    /**
     * The caller behind an access token whose signature and times were found good.
     *
     * @param username the account it was issued to
     * @param family the id of its token family
     * @return empty when the family has ended, or the account is gone or disabled
     * @throws dev.crewx.application.storage.spi.StorageException when the store fails
     */
    public Optional<Identified> byAccessToken(String username, String family) {
        return families.find(family)
                .filter(known -> known.isAlive(clock.instant()))
                .filter(known -> known.account().value().equals(username))
                .flatMap(known -> account(known.account()))
                .map(account -> new Identified(account, Caller.of(account), Optional.empty()));
    }

    /**
     * The caller behind an API key.
     *
     * @param text what was shown
     * @return empty when it is no key, was taken back or has expired, or the account is gone or disabled
     * @throws dev.crewx.application.storage.spi.StorageException when the store fails
     */
    public Optional<Identified> byApiKey(String text) {
        return ApiKeySecret.tryParse(text)
                .flatMap(secret -> keys.findBySecret(secret.digest()))
                .filter(key -> key.isUsable(clock.instant()))
                .flatMap(key -> account(key.account())
                        .map(account -> new Identified(account, Caller.of(account, key), Optional.of(key))));
    }

    private Optional<Account> account(Username name) {
        return accounts.find(name).filter(account -> !account.disabled());
    }

    /**
     * Somebody who is known.
     *
     * @param account whose request it is
     * @param caller what it may do
     * @param key the API key that was shown; empty for an access token
     */
    public record Identified(Account account, Caller caller, Optional<ApiKey> key) {}
}
