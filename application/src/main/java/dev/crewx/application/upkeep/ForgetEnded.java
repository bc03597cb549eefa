package dev.crewx.application.upkeep;

import dev.crewx.application.storage.spi.ApiKeyStore;
import dev.crewx.application.storage.spi.Storage;
import dev.crewx.application.storage.spi.TokenStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Forgets token families that have expired, and API keys that ended a good while ago. */
public final class ForgetEnded {
    /** How long keys that ended can still be seen. */
    public static final Duration KEYS_SHOWN = Duration.ofDays(90);

    private final TokenStore families;
    private final ApiKeyStore keys;
    private final Clock clock;

    /** Over this storage. */
    public ForgetEnded(Storage storage, Clock clock) {
        this.families = storage.tokens();
        this.keys = storage.apiKeys();
        this.clock = clock;
    }

    /**
     * Forgets them.
     *
     * @return how many there were
     * @throws dev.crewx.application.storage.spi.StorageException when the store fails
     */
    public int forget() {
        Instant now = clock.instant();
        return families.removeExpired(now) + keys.removeEnded(now.minus(KEYS_SHOWN));
    }
}
