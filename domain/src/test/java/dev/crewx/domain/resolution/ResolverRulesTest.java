package dev.crewx.domain.resolution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.domain.resolution.ResolutionOutcome.Conflict;
import dev.crewx.domain.version.SemanticVersion;
import dev.crewx.domain.version.VersionRange;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Single rules: yanked versions, hosts, optional packages, order, cycles, changes. */
class ResolverRulesTest {
    private static final HostConstraints DARWIN = new HostConstraints(List.of(), List.of("darwin"), List.of());
    private static final Host LINUX = Host.of(SemanticVersion.parse("2.3.0"), "linux", "x64");

    private static Dependency on(String name, String range) {
        return Dependency.required(name, VersionRange.parse(range));
    }

    private static Dependency optionally(String name, String range) {
        return Dependency.optional(name, VersionRange.parse(range));
    }

    private static PackageVersion version(String number, HostConstraints host, Dependency... dependencies) {
        return new PackageVersion(SemanticVersion.parse(number), List.of(dependencies), host, false);
    }

    private static PackageVersion yanked(String number) {
        return new PackageVersion(SemanticVersion.parse(number), List.of(), HostConstraints.NONE, true);
    }

    private static Resolution resolve(FixtureIndex index, ResolutionRequest request) {
        return Resolver.of(index).resolve(request).answer().orElseThrow();
    }

    private static Map<String, SemanticVersion> lock(String name, String version) {
        return Map.of(name, SemanticVersion.parse(version));
    }

    @Test
    void passesOverAYankedVersion() {
        FixtureIndex index = new FixtureIndex().add("a", "1.0.0", List.of()).add("a", yanked("1.1.0"));
        Resolution answer = resolve(index, ResolutionRequest.of(List.of(on("a", "^1.0.0"))));
        assertEquals(lock("a", "1.0.0"), answer.versions());
    }

    @Test
    void keepsAYankedVersionThatIsLockedAndWarns() {
        FixtureIndex index = new FixtureIndex().add("a", "1.0.0", List.of()).add("a", yanked("1.1.0"));
        Resolution answer =
                resolve(index, ResolutionRequest.of(List.of(on("a", "^1.0.0"))).withLocked(lock("a", "1.1.0")));
        assertEquals(lock("a", "1.1.0"), answer.versions());
        assertEquals(
                "a@1.1.0 was yanked; it is kept because it is locked",
                answer.warnings().getFirst().message());
    }

    @Test
    void tellsThatTheOnlyVersionWasYanked() {
        FixtureIndex index = new FixtureIndex().add("a", yanked("1.1.0"));
        Conflict conflict = assertInstanceOf(
                Conflict.class, Resolver.of(index).resolve(ResolutionRequest.of(List.of(on("a", "^1.0.0")))));
        assertTrue(conflict.message().contains("every version of a was yanked"), conflict::message);
    }

    @Test
    void warnsOnceWhenTheCrewxVersionIsUnknown() {
        HostConstraints future = HostConstraints.crewx(VersionRange.parse(">=9.0.0"));
        FixtureIndex index = new FixtureIndex().add("a", version("1.0.0", future));
        Resolution answer = resolve(index, ResolutionRequest.of(List.of(on("a", "*"))));
        assertEquals(List.of(new ResolutionWarning.CrewxVersionUnknown(List.of("a"))), answer.warnings());
    }

    @Test
    void holdsOptionalPackagesOfOtherPlatformsForTheLockOnly() {
        FixtureIndex index = new FixtureIndex()
                .add("a", "1.0.0", List.of(optionally("a-darwin", "1.0.0"), optionally("a-linux", "1.0.0")))
                .add("a-darwin", version("1.0.0", DARWIN, on("darwin-only", "^1.0.0")))
                .add("a-linux", "1.0.0", List.of())
                .add("darwin-only", version("1.0.0", DARWIN));
        Resolution answer =
                resolve(index, ResolutionRequest.of(List.of(on("a", "*"))).withHost(LINUX));
        assertEquals(Set.of("a", "a-linux"), answer.versions().keySet());
        assertEquals(
                Set.of("a", "a-darwin", "a-linux", "darwin-only"),
                answer.lockedVersions().keySet());
        assertEquals(
                "optional a-darwin (wanted by a) is left out: 1.0.0 is for darwin and this is linux",
                answer.warnings().getFirst().message());
        Resolution again = resolve(
                index,
                ResolutionRequest.of(List.of(on("a", "*"))).withHost(LINUX).withLocked(answer.lockedVersions()));
        assertEquals(List.of(), again.changes());
    }

    @Test
    void ordersDependenciesFirstAndTiesByName() {
        FixtureIndex index = new FixtureIndex()
                .add("z", "1.0.0", List.of())
                .add("b", "1.0.0", List.of(on("z", "*")))
                .add("a", "1.0.0", List.of(on("z", "*")))
                .add("m", "1.0.0", List.of());
        Resolution answer = resolve(index, ResolutionRequest.of(List.of(on("b", "*"), on("a", "*"), on("m", "*"))));
        assertEquals(
                List.of("m", "z", "a", "b"),
                answer.packages().stream().map(ResolvedPackage::name).toList());
    }

    @Test
    void findsCyclesWithTheWholeWayAround() {
        FixtureIndex index = new FixtureIndex()
                .add("a", "1.0.0", List.of(on("b", "*")))
                .add("b", "1.0.0", List.of(on("c", "*"), on("a", "*")))
                .add("c", "1.0.0", List.of(on("a", "*")))
                .add("self", "1.0.0", List.of(on("self", "*")));
        Resolution answer = resolve(index, ResolutionRequest.of(List.of(on("a", "*"), on("self", "*"))));
        assertEquals(
                List.of("circular dependency detected: a → b → a", "circular dependency detected: self → self"),
                answer.cycles().stream().map(DependencyCycle::message).toList());
        assertEquals(List.of("a", "b", "c"), answer.cycles().getFirst().members());
    }

    @Test
    void tellsWhatChangesAgainstTheLock() {
        FixtureIndex index = new FixtureIndex()
                .add("a", "1.0.0", List.of(on("old", "*")))
                .add("a", "2.0.0", List.of(on("fresh", "*")))
                .add("old", "1.0.0", List.of())
                .add("fresh", "1.0.0", List.of());
        Resolution answer = resolve(
                index,
                ResolutionRequest.of(List.of(on("a", "*")))
                        .withLocked(Map.of("a", SemanticVersion.parse("1.0.0"), "old", SemanticVersion.parse("1.0.0")))
                        .withUpdate(Set.of("a")));
        SemanticVersion one = SemanticVersion.parse("1.0.0");
        assertEquals(
                List.of(
                        new LockChange("a", Optional.of(one), Optional.of(SemanticVersion.parse("2.0.0"))),
                        new LockChange("fresh", Optional.empty(), Optional.of(one)),
                        new LockChange("old", Optional.of(one), Optional.empty())),
                answer.changes());
    }

    @Test
    void namesWhatAProjectItselfAsksOfTheHost() {
        ResolutionRequest request = ResolutionRequest.of(List.of())
                .withHost(LINUX)
                .withProjectHost(HostConstraints.crewx(VersionRange.parse("^3.0.0")));
        Conflict conflict =
                assertInstanceOf(Conflict.class, Resolver.of(new FixtureIndex()).resolve(request));
        assertTrue(conflict.message().contains("needs CrewX ^3.0.0 and this is 2.3.0"), conflict::message);
    }

    @Test
    void suggestsACrewxVersionThatWorks() {
        HostConstraints future = HostConstraints.crewx(VersionRange.parse(">=9.0.0"));
        FixtureIndex index = new FixtureIndex().add("a", version("1.0.0", future));
        Conflict conflict = assertInstanceOf(
                Conflict.class,
                Resolver.of(index)
                        .resolve(ResolutionRequest.of(List.of(on("a", "*"))).withHost(LINUX)));
        assertTrue(conflict.message().contains("use CrewX >=9.0.0"), conflict::message);
    }
}
