package dev.crewx.http.access;

import dev.crewx.application.access.spi.AccessTokens;
import dev.crewx.domain.access.Account;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.token.generator.TokenGenerator;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Access tokens as signed JWTs (RFC 7519, HS256). */
@Singleton
final class JwtAccessTokens implements AccessTokens {
    /** The claim that names the token family: "sid" of OpenID Connect's logout. */
    static final String FAMILY_CLAIM = "sid";

    private static final Duration LIFETIME = Duration.ofMinutes(15);

    private final TokenGenerator generator;
    private final Clock clock;

    JwtAccessTokens(TokenGenerator generator, Clock clock) {
        this.generator = generator;
        this.clock = clock;
    }

    @Override
    public AccessToken issue(Account account, String family) {
        Instant expiresAt = clock.instant().plus(LIFETIME);
        Authentication who = Authentication.build(
                account.name().value(), List.of(account.role().wireName()), Map.of(FAMILY_CLAIM, family));
        String token = generator
                .generateToken(who, Math.toIntExact(LIFETIME.toSeconds()))
                .orElseThrow(() -> new IllegalStateException("The token generator gave no token"));
        return new AccessToken(token, expiresAt);
    }
}
