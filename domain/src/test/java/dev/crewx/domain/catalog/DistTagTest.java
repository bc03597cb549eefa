package dev.crewx.domain.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DistTagTest {
    @ParameterizedTest
    @ValueSource(strings = {"latest", "beta", "a", "next-2", "lts.4", "release-1.x"})
    void isAWordThatIsNoRange(String name) {
        assertTrue(DistTag.tryParse(name).isPresent(), name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1.0.0",
                "1",
                "x",
                "v1",
                "v1.0.0",
                "*",
                "^1",
                "X",
                "Beta",
                "a b",
                "a--b",
                "a-",
                "-a",
                "a/b",
                "ä",
                "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffggggg"
            })
    void isNothingElse(String name) {
        assertEquals(Optional.empty(), DistTag.tryParse(name), name);
        assertThrows(IllegalArgumentException.class, () -> new DistTag(name));
    }
}
