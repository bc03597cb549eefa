package dev.crewx.application.testkit;

import dev.crewx.application.access.spi.AccessTokens;
import dev.crewx.domain.access.Account;
import dev.crewx.domain.integrity.Digest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Numbered tokens that nobody takes; counts how many it issued. */
public final class TinyAccessTokens implements AccessTokens {
    private final Clock clock;
    private final AtomicLong issued = new AtomicLong();

    /** By this clock. */
    public TinyAccessTokens(Clock clock) {
        this.clock = clock;
    }

    @Override
    public AccessToken issue(Account account, String family) {
        String text = account.name() + "/" + account.role() + "/" + family + "/" + issued.incrementAndGet();
        return new AccessToken(
                Digest.of(text.getBytes(StandardCharsets.UTF_8)).hex(),
                clock.instant().plus(Duration.ofMinutes(15)));
    }

    /** How many there are. */
    public long issued() {
        return issued.get();
    }
}
