package dev.crewx.domain.integrity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DigestTest {
    private static final String HEX = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    /** The examples of NIST for FIPS 180. */
    @ParameterizedTest
    @CsvSource({
        "'', e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "abc, ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq, "
                + "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    })
    void isTheSha256OfTheBytes(String text, String hex) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        assertEquals("sha256:" + hex, Digest.of(bytes).toString());
        MessageDigest stream = Digest.sha256();
        for (byte b : bytes) {
            stream.update(b);
        }
        assertEquals(Digest.of(bytes), Digest.from(stream.digest()));
    }

    @Test
    void readsWhatItWrites() {
        Digest digest = new Digest(HEX);
        assertEquals(digest, Digest.parse(digest.toString()));
        assertEquals(Optional.of(digest), Digest.tryParse(digest.toString()));
        assertArrayEquals(digest.bytes(), Digest.from(digest.bytes()).bytes());
        assertEquals(32, digest.bytes().length);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sha256:",
                HEX,
                "sha256:" + HEX + "0",
                "sha256:" + HEX + "\n",
                " sha256:" + HEX,
                "SHA256:" + HEX,
                "sha512:" + HEX,
                "sha256-" + HEX,
                "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015a",
                "sha256:BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD",
                "sha256:ga7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
                "sha256:../../../../../../../../../../../../../../../../../../etc/passwd"
            })
    void refusesEveryOtherText(String text) {
        assertEquals(Optional.empty(), Digest.tryParse(text));
        assertThrows(IllegalArgumentException.class, () -> Digest.parse(text));
    }

    @Test
    void refusesBytesThatAreNot32() {
        assertThrows(IllegalArgumentException.class, () -> Digest.from(new byte[31]));
        assertThrows(IllegalArgumentException.class, () -> Digest.from(new byte[33]));
    }

    @Test
    void ordersByText() {
        Digest low = new Digest("0".repeat(64));
        Digest high = new Digest("f".repeat(64));
        assertTrue(low.compareTo(high) < 0);
        assertEquals(0, low.compareTo(new Digest("0".repeat(64))));
    }
}
