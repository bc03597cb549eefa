package dev.crewx.http.access;

import io.micronaut.http.HttpRequest;
import io.micronaut.security.token.Claims;
import io.micronaut.security.token.jwt.validator.GenericJwtClaimsValidator;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;

/**
 * Takes only tokens that this product issued for itself and whose time it is, by the server's clock; other servers that
 * share the key may be half a minute off.
 */
@Singleton
final class AccessTokenClaims implements GenericJwtClaimsValidator<HttpRequest<?>> {
    /** Who issues access tokens, and for whom: the registry for itself. */
    static final String ISSUER = "crewx-registry";

    /** How far the clocks of servers may be apart. */
    static final Duration SKEW = Duration.ofSeconds(30);

    private final Clock clock;

    AccessTokenClaims(Clock clock) {
        this.clock = clock;
    }

    @Override
    public boolean validate(Claims claims, HttpRequest<?> request) {
        Instant now = clock.instant();
        return ISSUER.equals(claims.get(Claims.ISSUER))
                && claims.get(Claims.AUDIENCE) instanceof Collection<?> audience
                && audience.contains(ISSUER)
                && claims.get(Claims.SUBJECT) instanceof String subject
                && !subject.isEmpty()
                && claims.get(Claims.EXPIRATION_TIME) instanceof Date end
                && now.isBefore(end.toInstant().plus(SKEW))
                && claims.get(Claims.NOT_BEFORE) instanceof Date begin
                && !now.isBefore(begin.toInstant().minus(SKEW));
    }
}
