package dev.crewx.http.access;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.crewx.http.TickingClock;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.token.Claims;
import io.micronaut.security.token.MapClaims;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class AccessTokenClaimsTest {
    private static final Clock CLOCK = new TickingClock();
    private static final Instant NOW = CLOCK.instant();

    @Test
    void takesItsOwnTokensWhileItIsTheirTime() {
        assertTaken(true, Map.of());
    }

    @Test
    void takesNoTokenOfAnotherIssuerOrForAnotherAudience() {
        assertTaken(false, Map.of(Claims.ISSUER, "another"));
        assertTaken(false, Map.of(Claims.AUDIENCE, List.of("another")));
        assertTaken(false, Map.of(Claims.AUDIENCE, "none at all"));
        assertTaken(false, Map.of(Claims.SUBJECT, ""));
    }

    @Test
    void bearsWithClocksThatAreHalfAMinuteOff() {
        assertTaken(true, Map.of(Claims.EXPIRATION_TIME, at(-29)));
        assertTaken(false, Map.of(Claims.EXPIRATION_TIME, at(-30)));
        assertTaken(true, Map.of(Claims.NOT_BEFORE, at(30)));
        assertTaken(false, Map.of(Claims.NOT_BEFORE, at(31)));
    }

    @Test
    void takesNoTokenThatLeavesSomethingOut() {
        for (String claim : claims().keySet()) {
            Map<String, Object> others = claims();
            others.remove(claim);
            assertEquals(false, taken(others), claim);
        }
    }

    private static void assertTaken(boolean expected, Map<String, Object> changed) {
        Map<String, Object> claims = claims();
        claims.putAll(changed);
        assertEquals(expected, taken(claims), changed.toString());
    }

    private static boolean taken(Map<String, Object> claims) {
        return new AccessTokenClaims(CLOCK).validate(new MapClaims(claims), HttpRequest.GET("/"));
    }

    private static Map<String, Object> claims() {
        return new HashMap<>(Map.of(
                Claims.ISSUER,
                AccessTokenClaims.ISSUER,
                Claims.AUDIENCE,
                List.of(AccessTokenClaims.ISSUER),
                Claims.SUBJECT,
                "ada",
                Claims.EXPIRATION_TIME,
                at(900),
                Claims.NOT_BEFORE,
                at(0)));
    }

    private static Date at(int seconds) {
        return Date.from(NOW.plus(Duration.ofSeconds(seconds)));
    }
}
