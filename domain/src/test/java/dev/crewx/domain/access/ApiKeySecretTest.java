package dev.crewx.domain.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.domain.integrity.Digest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ApiKeySecretTest {
    private static final ApiKeySecret SECRET = ApiKeySecret.of(bytes(7));

    @Test
    void isAPrefixFortyThreeDigitsOfChanceAndSixOfAChecksum() {
        assertTrue(SECRET.text().matches("crwx_[0-9A-Za-z]{49}"), SECRET.text());
        assertEquals("crwx_" + "0".repeat(43), ApiKeySecret.of(bytes(0)).text().substring(0, 48));
        assertEquals(54, ApiKeySecret.of(bytes(255)).text().length());
    }

    @Test
    void hasTheChecksumThatTheJdkComputes() {
        String body = SECRET.text().substring(0, 48);
        CRC32 crc = new CRC32();
        crc.update(body.getBytes(StandardCharsets.US_ASCII));
        long number = crc.getValue();
        StringBuilder expected = new StringBuilder();
        for (int i = 0; i < 6; i++) {
            expected.append("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                    .charAt(Math.toIntExact(number % 62)));
            number /= 62;
        }
        assertEquals(body + expected.reverse(), SECRET.text());
    }

    @Test
    void isReadAgain() {
        assertEquals(Optional.of(SECRET), ApiKeySecret.tryParse(SECRET.text()));
    }

    @Test
    void isRefusedWithAnyOneCharacterChanged() {
        String text = SECRET.text();
        for (int i = 0; i < text.length(); i++) {
            char other = text.charAt(i) == 'x' ? 'y' : 'x';
            String changed = text.substring(0, i) + other + text.substring(i + 1);
            assertEquals(Optional.empty(), ApiKeySecret.tryParse(changed), changed);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "crwx_", "crwx_abc", "CRWX_", "not a key"})
    void isNothingElse(String text) {
        assertEquals(Optional.empty(), ApiKeySecret.tryParse(text));
        assertThrows(IllegalArgumentException.class, () -> new ApiKeySecret(text));
    }

    @Test
    void isMadeOfThirtyTwoBytes() {
        assertThrows(IllegalArgumentException.class, () -> ApiKeySecret.of(new byte[31]));
        assertThrows(IllegalArgumentException.class, () -> ApiKeySecret.of(new byte[33]));
    }

    @Test
    void isStoredAsItsDigestAndNeverShown() {
        assertEquals(Digest.of(SECRET.text().getBytes(StandardCharsets.US_ASCII)), SECRET.digest());
        assertFalse(SECRET.toString().contains(SECRET.text().substring(5)));
    }

    private static byte[] bytes(int value) {
        byte[] bytes = new byte[ApiKeySecret.RANDOM_BYTES];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }
}
