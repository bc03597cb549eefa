package dev.crewx.domain.resolution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.domain.integrity.Digest;
import dev.crewx.domain.version.SemanticVersion;
import dev.crewx.domain.version.VersionRange;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The rules of lockfiles and project requirements. */
class LockfileTest {
    private static final Digest DIGEST = Digest.of("bundle".getBytes(StandardCharsets.UTF_8));
    private static final SemanticVersion ONE = SemanticVersion.parse("1.0.0");

    private static LockedPackage locked(String version, Map<String, SemanticVersion> dependencies) {
        return new LockedPackage(
                SemanticVersion.parse(version),
                "https://registry.example",
                DIGEST,
                6,
                new TreeMap<>(dependencies),
                new TreeSet<>(List.of("network")));
    }

    private static ProjectRequirements requiring(String name, String range) {
        return ProjectRequirements.EMPTY.adding(name, VersionRange.parse(range));
    }

    @Test
    void refusesADependencyThatIsNotLocked() {
        TreeMap<String, LockedPackage> packages = new TreeMap<>(Map.of("a", locked("1.0.0", Map.of("b", ONE))));
        assertTrue(assertThrows(IllegalArgumentException.class, () -> new Lockfile(packages))
                .getMessage()
                .contains("a needs b@1.0.0, which is not locked"));
        packages.put("b", locked("2.0.0", Map.of()));
        assertTrue(assertThrows(IllegalArgumentException.class, () -> new Lockfile(packages))
                .getMessage()
                .contains("which is locked at 2.0.0"));
    }

    @Test
    void agreesWithRequirementsThatItMeets() {
        Lockfile lockfile = new Lockfile(
                new TreeMap<>(Map.of("a", locked("1.0.0", Map.of("b", ONE)), "b", locked("1.0.0", Map.of()))));
        assertEquals(List.of(), lockfile.disagreements(requiring("a", "^1.0.0")));
        assertEquals(Map.of("a", ONE, "b", ONE), lockfile.versions());
    }

    @Test
    void tellsEveryDisagreementWithTheRequirements() {
        Lockfile lockfile =
                new Lockfile(new TreeMap<>(Map.of("a", locked("1.0.0", Map.of()), "left", locked("1.0.0", Map.of()))));
        ProjectRequirements requirements = requiring("a", "^2.0.0").adding("b", VersionRange.ANY);
        assertEquals(
                List.of(
                        "a ^2.0.0 is required and the lockfile has 1.0.0",
                        "b * is required and not in the lockfile",
                        "left@1.0.0 is in the lockfile and nothing requires it"),
                lockfile.disagreements(requirements).stream()
                        .map(Disagreement::message)
                        .toList());
    }

    @Test
    void knowsWhichPermissionsWereNotApproved() {
        LockedPackage locked = locked("1.0.0", Map.of());
        assertEquals(List.of("shell"), List.copyOf(locked.notApproved(List.of("shell", "network"))));
        assertTrue(locked.withPermissions(List.of("shell"))
                .notApproved(List.of("shell"))
                .isEmpty());
    }

    @Test
    void knowsItsBytes() {
        LockedPackage locked = locked("1.0.0", Map.of());
        assertTrue(locked.matches(DIGEST, 6));
        assertFalse(locked.matches(Digest.of(new byte[0]), 6));
    }

    @Test
    void addsAVersionAsACaretRange() {
        assertEquals(
                "^1.0.0",
                ProjectRequirements.EMPTY.adding("a", ONE).requires().get("a").text());
        assertEquals(ProjectRequirements.EMPTY, requiring("a", "*").without("a"));
    }

    @Test
    void refusesARegistryForWhatIsNoScope() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new ProjectRequirements(
                        new TreeMap<>(), new TreeMap<>(Map.of("acme", "https://x")), new TreeSet<>()));
    }
}
