package dev.crewx.domain.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RefreshTokenTest {
    private static final RefreshToken TOKEN = RefreshToken.of(new byte[] {1, 2, 3}, new byte[] {4, 5, 6});

    @Test
    void isItsFamilyADotAndASecret() {
        assertTrue(TOKEN.text().matches("[0-9A-Za-z]{22}\\.[0-9A-Za-z]{43}"), TOKEN.text());
        assertEquals(Optional.of(TOKEN), RefreshToken.tryParse(TOKEN.text()));
    }

    @Test
    void isFollowedByAnotherOfTheSameFamily() {
        RefreshToken next = TOKEN.next(new byte[] {7});
        assertEquals(TOKEN.family(), next.family());
        assertNotEquals(TOKEN.secret(), next.secret());
        assertNotEquals(TOKEN.digest(), next.digest());
    }

    @Test
    void isNeverShown() {
        assertFalse(TOKEN.toString().contains(TOKEN.secret()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "a.b", "not a token", "eyJhbGciOiJIUzI1NiJ9.e30.c2ln"})
    void isNothingElse(String text) {
        assertEquals(Optional.empty(), RefreshToken.tryParse(text));
        assertEquals(Optional.empty(), RefreshToken.tryParse(TOKEN.text() + "0"));
        assertEquals(Optional.empty(), RefreshToken.tryParse(TOKEN.text() + "\n"));
    }
}
