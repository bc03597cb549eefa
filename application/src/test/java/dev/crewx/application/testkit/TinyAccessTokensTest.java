package dev.crewx.application.testkit;

import dev.crewx.application.access.spi.AccessTokens;
import java.time.Clock;
import java.time.ZoneOffset;

final class TinyAccessTokensTest extends AccessTokensContract {
    private static final Clock CLOCK = Clock.fixed(Versions.PUBLISHED_AT, ZoneOffset.UTC);

    @Override
    protected AccessTokens tokens() {
        return new TinyAccessTokens(CLOCK);
    }

    @Override
    protected Clock clock() {
        return CLOCK;
    }
}
