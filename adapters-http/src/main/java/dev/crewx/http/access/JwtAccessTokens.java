package dev.crewx.http.access;

import dev.crewx.application.access.spi.AccessTokens;
import dev.crewx.domain.access.Account;
import io.micronaut.security.token.Claims;
import io.micronaut.security.token.generator.TokenGenerator;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Map;

/** Access tokens as signed JWTs (RFC 7519, HS256). */
@Singleton
final class JwtAccessTokens implements AccessTokens {
    /** The claim that names the token family: "sid" of OpenID Connect's logout. */
    static final String FAMILY_CLAIM = "sid";

    private static final String ROLES_CLAIM = "roles";
    private static final Duration LIFETIME = Duration.ofMinutes(15);

    private final TokenGenerator generator;
    private final Clock clock;

    JwtAccessTokens(TokenGenerator generator, Clock clock) {
        this.generator = generator;
        this.clock = clock;
    }

    @Override
    public AccessToken issue(Account account, String family) {
        // A JWT tells whole seconds.
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Instant expiresAt = now.plus(LIFETIME);
        String token = generator
                .generateToken(Map.of(
                        Claims.ISSUER,
                        AccessTokenClaims.ISSUER,
                        Claims.AUDIENCE,
                        List.of(AccessTokenClaims.ISSUER),
                        Claims.SUBJECT,
                        account.name().value(),
                        Claims.ISSUED_AT,
                        Date.from(now),
                        Claims.NOT_BEFORE,
                        Date.from(now),
                        Claims.EXPIRATION_TIME,
                        Date.from(expiresAt),
                        ROLES_CLAIM,
                        List.of(account.role().wireName()),
                        FAMILY_CLAIM,
                        family))
                .orElseThrow(() -> new IllegalStateException("The token generator gave no token"));
        return new AccessToken(token, expiresAt);
    }
}
