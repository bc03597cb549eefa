package dev.crewx.domain.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PackageIdTest {
    @Test
    void readsNamesWithAndWithoutScope() {
        assertEquals(new PackageId(Optional.of("acme"), "pdf-tools"), PackageId.parse("@acme/pdf-tools"));
        assertEquals("@acme/pdf-tools", PackageId.parse("@acme/pdf-tools").toString());
        assertEquals("pdf-tools", PackageId.parse("pdf-tools").toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "A", "a_b", "-a", "a-", "a--b", "@acme", "@/a", "@a/", "a/b", "@a/b/c", "ä", "a b", "../a"})
    void refusesWhatBreaksTheSyntax(String text) {
        assertTrue(assertThrows(IllegalArgumentException.class, () -> PackageId.parse(text))
                .getMessage()
                .startsWith("Package ID"));
        assertTrue(PackageId.tryParse(text).isEmpty());
    }

    @Test
    void holdsTheLimitsOfLength() {
        assertTrue(PackageId.tryParse("a".repeat(64)).isPresent());
        assertTrue(PackageId.tryParse("a".repeat(65)).isEmpty());
        assertTrue(PackageId.tryParse("@" + "s".repeat(39) + "/a").isPresent());
        assertTrue(PackageId.tryParse("@" + "s".repeat(40) + "/a").isEmpty());
    }

    @Test
    void keepsReservedWordsFree() {
        assertTrue(PackageId.tryParse("latest").isEmpty());
        assertTrue(PackageId.tryParse("@acme/latest").isPresent());
        assertTrue(PackageId.tryParse("@acme/con").isEmpty());
    }

    @Test
    void namesTheBundleFile() {
        assertEquals("acme-pdf-1.0.0.crewx", PackageId.parse("@acme/pdf").bundleFileName("1.0.0"));
        assertEquals("pdf-1.0.0.crewx", PackageId.parse("pdf").bundleFileName("1.0.0"));
    }
}
