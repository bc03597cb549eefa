package dev.crewx.domain.version;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The algebra of version sets, by membership of many versions. */
class VersionSetTest {
    private static final List<SemanticVersion> PROBES = probes();
    private static final List<String> PARTS = List.of(
            "*",
            "^1.0.0",
            "~1.1",
            "<1.1.0",
            ">=1.0.1-b",
            "1.0.0 - 1.2.0",
            ">1.1.0-a.0",
            "<=2.0.0-0",
            "1.x || >=2.1.0",
            "=1.1.1",
            ">1 <1",
            "^0.1.1-a",
            ">=1.1.1-b <2.0.0-a",
            "0.0.0",
            "<0.0.0-a",
            ">=1.1.0-0 <1.1.0-b.1");

    private static List<SemanticVersion> probes() {
        List<SemanticVersion> probes = new ArrayList<>();
        for (int major = 0; major < 3; major++) {
            for (int minor = 0; minor < 3; minor++) {
                for (int patch = 0; patch < 3; patch++) {
                    for (String tail : List.of("", "-0", "-a", "-a.0", "-b", "-b.1")) {
                        probes.add(SemanticVersion.parse(major + "." + minor + "." + patch + tail));
                    }
                }
            }
        }
        return probes;
    }

    private static VersionSet random(Random random, int depth) {
        VersionSet set =
                VersionRange.parse(PARTS.get(random.nextInt(PARTS.size()))).toSet(random.nextBoolean());
        for (int i = 0; i < depth; i++) {
            VersionSet other =
                    VersionRange.parse(PARTS.get(random.nextInt(PARTS.size()))).toSet();
            set = switch (random.nextInt(3)) {
                case 0 -> set.union(other);
                case 1 -> set.intersect(other);
                default -> set.complement();
            };
        }
        return set;
    }

    @Test
    void isMadeOfTheVersionsOfItsRange() {
        for (String part : PARTS) {
            VersionRange range = VersionRange.parse(part);
            for (SemanticVersion probe : PROBES) {
                assertEquals(range.contains(probe), range.toSet().contains(probe), part + " and " + probe);
                assertEquals(range.contains(probe, true), range.toSet(true).contains(probe), part + " and " + probe);
            }
        }
    }

    @Test
    void keepsTheLawsOfSetsByMembership() {
        Random random = new Random(20_261_123);
        for (int round = 0; round < 3_000; round++) {
            VersionSet a = random(random, 3);
            VersionSet b = random(random, 3);
            VersionSet union = a.union(b);
            VersionSet both = a.intersect(b);
            VersionSet not = a.complement();
            for (SemanticVersion probe : PROBES) {
                boolean inA = a.contains(probe);
                boolean inB = b.contains(probe);
                assertEquals(inA || inB, union.contains(probe));
                assertEquals(inA && inB, both.contains(probe));
                assertEquals(!inA, not.contains(probe));
            }
            assertEquals(a, not.complement());
            assertEquals(VersionSet.NONE, a.intersect(not));
            assertEquals(VersionSet.ALL, a.union(not));
            assertEquals(union, b.union(a));
            assertEquals(union.complement(), not.intersect(b.complement()));
            assertTrue(both.isSubsetOf(a));
            assertEquals(a.isSubsetOf(b), a.intersect(b.complement()).isEmpty());
            a.least().ifPresent(least -> assertTrue(a.contains(least)));
        }
    }

    @Test
    void seesInclusionInAUnionThatNpmDoesNot() {
        VersionRange narrow = VersionRange.parse("1.x");
        VersionRange pieces = VersionRange.parse("<1.5.0 || >=1.5.0");
        assertFalse(narrow.isSubsetOf(pieces));
        assertTrue(narrow.toSet().isSubsetOf(pieces.toSet()));
    }

    @Test
    void knowsThatNothingLiesBetweenNeighbours() {
        assertTrue(VersionRange.parse(">1.2.3 <1.2.4").isEmpty());
        assertTrue(VersionRange.parse(">1.2.3-a <1.2.3-a.0").isEmpty());
        assertFalse(VersionRange.parse(">1.2.3-a <1.2.3-a.1").isEmpty());
    }

    @Test
    void tellsItselfInIntervals() {
        assertEquals(">=1.2.0 <2.0.0", VersionRange.parse("^1.2.0").toSet().toString());
        assertEquals(
                ">=1.0.0 <2.0.0 and prereleases >=1.0.0-a <1.0.1-0",
                VersionRange.parse("^1.0.0-a").toSet().toString());
        assertEquals("nothing", VersionSet.NONE.toString());
    }
}
