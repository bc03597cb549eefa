package dev.crewx.domain.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.domain.manifest.PackageId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class UsernameTest {
    @ParameterizedTest
    @ValueSource(strings = {"a", "7", "ann", "ann-1", "a-b-c", "123456789012345678901234567890123456789"})
    void takesEveryNameThatCanBeAScope(String text) {
        assertEquals(Optional.of(new Username(text)), Username.tryParse(text));
        assertEquals(text, new Username(text).toString());
        assertTrue(PackageId.tryParse("@" + text + "/package").isPresent());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "Ann",
                "ann ",
                " ann",
                "ann\n",
                "-ann",
                "ann-",
                "a--b",
                "a_b",
                "a.b",
                "@ann",
                "a/b",
                "ä",
                "é",
                "1234567890123456789012345678901234567890"
            })
    void refusesWhatBreaksTheForm(String text) {
        assertEquals(Optional.empty(), Username.tryParse(text));
        assertThrows(IllegalArgumentException.class, () -> new Username(text));
    }

    @Test
    void ordersByText() {
        assertTrue(new Username("ann").compareTo(new Username("bob")) < 0);
        assertEquals(0, new Username("ann").compareTo(new Username("ann")));
    }
}
