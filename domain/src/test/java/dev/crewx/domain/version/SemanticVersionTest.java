package dev.crewx.domain.version;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What versions and ranges refuse, and where; their order and their limits. */
class SemanticVersionTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1.2 | 3 | a digit or \".\"",
                "1.2.x | 4 | a digit",
                "01.2.3 | 0 | a number without leading zeros",
                "1.2.3-01 | 6 | a number without leading zeros",
                "1.2.3- | 6 | an identifier",
                "1.2.3-a..b | 8 | an identifier",
                "1.2.3+ | 6 | an identifier",
                "1.2.3_ | 5 | a digit",
                "9007199254740992.0.0 | 0 | a number up to 9007199254740991"
            })
    void refusesAVersionAndTellsWhere(String text, int position, String expected) {
        InvalidVersionException e = assertThrows(InvalidVersionException.class, () -> SemanticVersion.parse(text));
        assertEquals(position, e.position());
        assertTrue(e.expected().startsWith(expected), e::getMessage);
        assertTrue(SemanticVersion.tryParse(text).isEmpty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "^ | 1 | a version after",
                ">=1.0.0 <b | 9 | a version",
                "1.0.0 <=foo | 8 | a version",
                "1.2.3.4 | 5 | a blank",
                "1.x.5 | 0 | no number after an x-part",
                "^1.2.3-01 | 7 | a number without leading zeros",
                "1.0.0 - | 6 | a version",
                "^9007199254740991.0.0 | 1 | a number below",
                "1.0.0 - 2.0.0 3.0.0 | 14 | \"||\" or the end"
            })
    void refusesARangeAndTellsWhere(String text, int position, String expected) {
        InvalidRangeException e = assertThrows(InvalidRangeException.class, () -> VersionRange.parse(text));
        assertEquals(position, e.position(), e::getMessage);
        assertTrue(e.expected().startsWith(expected), e::getMessage);
        assertTrue(VersionRange.tryParse(text).isEmpty());
    }

    @Test
    void ordersByPrecedenceThenByBuild() {
        List<String> ordered = List.of(
                "1.0.0-0",
                "1.0.0-2",
                "1.0.0-10",
                "1.0.0-99999999999999999999",
                "1.0.0-A",
                "1.0.0-a",
                "1.0.0-a.1",
                "1.0.0-a.b",
                "1.0.0",
                "1.0.0+1",
                "1.0.0+01",
                "1.0.0+2",
                "1.0.0+a",
                "1.0.1");
        List<SemanticVersion> shuffled =
                new ArrayList<>(ordered.stream().map(SemanticVersion::parse).toList());
        Collections.shuffle(shuffled, new Random(5));
        shuffled.sort(null);
        List<String> sorted =
                new ArrayList<>(shuffled.stream().map(Object::toString).toList());
        // 1 and 01 are the same number: the text decides.
        assertEquals(List.of("1.0.0+01", "1.0.0+1"), sorted.subList(9, 11));
        sorted.remove("1.0.0+01");
        List<String> expected = new ArrayList<>(ordered);
        expected.remove("1.0.0+01");
        assertEquals(expected, sorted);
    }

    @Test
    void setsBuildMetadataAsideInRanges() {
        assertTrue(VersionRange.parse("1.0.0").contains(SemanticVersion.parse("1.0.0+b1")));
        assertEquals(
                "^1.0.0", VersionRange.caret(SemanticVersion.parse("1.0.0+b1")).text());
        assertEquals(
                "1.0.0-a",
                VersionRange.exact(SemanticVersion.parse("1.0.0-a+b")).toString());
    }

    @Test
    void readsARangeOfTenThousandCharacters() {
        String text = String.join(" || ", Collections.nCopies(800, "^1.2.3-beta"));
        assertTrue(text.length() > 10_000);
        assertTrue(VersionRange.parse(text).contains(SemanticVersion.parse("1.9.0")));
        assertTrue(VersionRange.tryParse("^".repeat(10_000)).isEmpty());
        assertTrue(VersionRange.tryParse(" ".repeat(10_000)).isPresent());
        assertTrue(VersionRange.tryParse("1".repeat(10_000)).isEmpty());
    }

    @Test
    void readsItsOwnCanonicalText() {
        for (String text : List.of("^1.2.3", "1.x || >=2.1 <3", "~0.1.0-a", "*", ">3 <1")) {
            VersionRange range = VersionRange.parse(text);
            assertEquals(range.toString(), VersionRange.parse(range.toString()).toString());
            assertEquals(range.toSet(), VersionRange.parse(range.toString()).toSet());
        }
    }
}
