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
import java.util.Optional;
import java.util.Set;
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

    @Test
    void dropsWhatNoRequirementLeadsTo() {
        Lockfile lockfile = new Lockfile(new TreeMap<>(Map.of(
                "a", locked("1.0.0", Map.of("b", ONE)),
                "b", locked("1.0.0", Map.of()),
                "left", locked("1.0.0", Map.of("b", ONE)))));
        assertEquals(
                Set.of("a", "b"),
                lockfile.neededBy(requiring("a", "*")).packages().keySet());
        assertEquals(Lockfile.EMPTY, lockfile.neededBy(ProjectRequirements.EMPTY));
        assertEquals(Lockfile.EMPTY, lockfile.neededBy(requiring("ghost", "*")));
    }

    private static LockedPackage forPlatforms(
            List<String> platforms, Map<String, SemanticVersion> needs, String... optional) {
        return new LockedPackage(
                ONE,
                "https://registry.example",
                DIGEST,
                6,
                new TreeMap<>(needs),
                new TreeSet<>(List.of(optional)),
                new HostConstraints(List.of(), platforms, List.of()),
                new TreeSet<>());
    }

    private static final Host LINUX = new Host(Optional.empty(), Optional.of("linux"), Optional.of("x64"));

    @Test
    void givesAMachineItsPackagesDependenciesFirst() {
        Lockfile lockfile = new Lockfile(new TreeMap<>(Map.of(
                "a", locked("1.0.0", Map.of("c", ONE, "b", ONE)),
                "b", locked("1.0.0", Map.of("c", ONE)),
                "c", locked("1.0.0", Map.of()))));
        assertEquals(
                new HostSelection(List.of("c", "b", "a"), List.of(), new TreeMap<>()),
                lockfile.on(LINUX, requiring("a", "*")));
    }

    @Test
    void leavesOutWhatIsOptionalAndForOtherMachinesWithAllThatOnlyItNeeds() {
        Lockfile lockfile = new Lockfile(new TreeMap<>(Map.of(
                "a", forPlatforms(List.of(), Map.of("wraps", ONE, "shared", ONE), "wraps"),
                "wraps", forPlatforms(List.of(), Map.of("mac", ONE)),
                "mac", forPlatforms(List.of("darwin"), Map.of("mac-lib", ONE, "shared", ONE)),
                "mac-lib", forPlatforms(List.of(), Map.of()),
                "shared", forPlatforms(List.of(), Map.of()))));
        assertEquals(
                new HostSelection(List.of("shared", "a"), List.of("mac", "mac-lib", "wraps"), new TreeMap<>()),
                lockfile.on(LINUX, requiring("a", "*")));
        assertEquals(
                List.of(),
                lockfile.on(Host.UNKNOWN, requiring("a", "*")).elsewhere(),
                "a machine nothing is known of takes all");
    }

    @Test
    void saysWhatIsNeededAndDoesNotDoForAMachine() {
        Lockfile lockfile = new Lockfile(new TreeMap<>(Map.of(
                "a", forPlatforms(List.of(), Map.of("mac", ONE)), "mac", forPlatforms(List.of("darwin"), Map.of()))));
        assertEquals(
                Map.of("mac", "is for darwin and this is linux"),
                lockfile.on(LINUX, requiring("a", "*")).unfit());
    }

    @Test
    void followsALongChainWithoutRecursion() {
        TreeMap<String, LockedPackage> packages = new TreeMap<>();
        for (int i = 0; i < 20_000; i++) {
            packages.put("p" + i, locked("1.0.0", i == 0 ? Map.of() : Map.of("p" + (i - 1), ONE)));
        }
        assertEquals(
                20_000,
                new Lockfile(packages)
                        .on(LINUX, requiring("p19999", "*"))
                        .packages()
                        .size());
    }

    @Test
    void refusesAnOptionalDependencyThatIsNone() {
        assertThrows(IllegalArgumentException.class, () -> forPlatforms(List.of(), Map.of(), "ghost"));
    }
}
