package dev.crewx.domain.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.crewx.domain.manifest.PackageId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PackagePatternTest {
    @ParameterizedTest
    @CsvSource({
        "pdf-tools, pdf-tools, true",
        "pdf-tools, pdf-tools-2, false",
        "pdf-tools, @acme/pdf-tools, false",
        "@acme/pdf, @acme/pdf, true",
        "@acme/*, @acme/pdf, true",
        "@acme/*, @acme-2/pdf, false",
        "@acme/*, acme, false",
        "@acme/pdf-*, @acme/pdf-tools, true",
        "@acme/pdf-*, @acme/pdf, false",
        "pdf*, pdf, true",
        "pdf*, pdfs, true",
        "pdf-*, pdf-tools, true",
        "pdf-*, pdf, false",
        "*, pdf, true",
        "*, @acme/pdf, true"
    })
    void takesInWhatItSays(String pattern, String id, boolean expected) {
        assertEquals(expected, new PackagePattern(pattern).matches(PackageId.parse(id)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", " ", "**", "a*b", "*a", "@*", "@acme", "@acme*", "@acme/", "@*/x", "@Acme/*", "A*", "a--*", "-*",
                "a b", "../*", "a/*", "search"
            })
    void isNothingElse(String text) {
        assertEquals(Optional.empty(), PackagePattern.tryParse(text));
        assertThrows(IllegalArgumentException.class, () -> new PackagePattern(text));
    }

    @Test
    void isReadInATimeThatDoesNotGrowWithItsTrouble() {
        assertEquals(Optional.empty(), PackagePattern.tryParse("a".repeat(100) + "!*"));
        assertEquals(Optional.empty(), PackagePattern.tryParse("a".repeat(1_000_000)));
    }
}
