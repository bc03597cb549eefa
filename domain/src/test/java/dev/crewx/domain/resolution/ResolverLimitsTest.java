package dev.crewx.domain.resolution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.domain.resolution.ResolutionOutcome.BudgetExceeded;
import dev.crewx.domain.resolution.ResolutionOutcome.Cancelled;
import dev.crewx.domain.resolution.ResolutionOutcome.Conflict;
import dev.crewx.domain.resolution.ResolutionOutcome.Resolved;
import dev.crewx.domain.version.SemanticVersion;
import dev.crewx.domain.version.VersionRange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Budgets, cancellation, laziness and sizes beyond what projects have. */
class ResolverLimitsTest {
    private static ResolutionRequest requestOf(SyntheticFamilies.Instance instance) {
        return ResolutionRequest.of(instance.requirements());
    }

    @Test
    void endsAHopelessSearchWithWhatIsKnownSoFar() {
        SyntheticFamilies.Instance instance = SyntheticFamilies.generate("php", 9, 1);
        BudgetExceeded exceeded = assertInstanceOf(
                BudgetExceeded.class,
                Resolver.of(instance.index()).resolve(requestOf(instance).withBudget(Budget.ofSteps(500))));
        assertFalse(exceeded.partial().isEmpty());
        assertEquals(19, exceeded.packagesAsked());
        assertTrue(exceeded.message().startsWith("dependency resolution stopped after 50"));
    }

    @Test
    void endsWhenTheTimeIsOver() {
        SyntheticFamilies.Instance instance = SyntheticFamilies.generate("php", 9, 1);
        AtomicLong clock = new AtomicLong();
        Budget budget = Budget.UNLIMITED.withTime(Duration.ofSeconds(1), () -> clock.addAndGet(100_000_000));
        assertInstanceOf(
                BudgetExceeded.class,
                Resolver.of(instance.index()).resolve(requestOf(instance).withBudget(budget)));
    }

    @Test
    void endsWhenItIsCancelled() {
        SyntheticFamilies.Instance instance = SyntheticFamilies.generate("php", 9, 1);
        Budget budget = Budget.UNLIMITED.withCancellation(() -> true);
        assertInstanceOf(
                Cancelled.class,
                Resolver.of(instance.index()).resolve(requestOf(instance).withBudget(budget)));
    }

    @Test
    void keepsAValidAnswerWhenTheSearchForNewerOnesIsCutShort() {
        SyntheticFamilies.Instance instance = SyntheticFamilies.generate("layered", 300, 2);
        ResolutionRequest request = requestOf(instance);
        long steps = 0;
        ResolutionOutcome outcome;
        do {
            steps += 20;
            outcome = Resolver.of(instance.index()).resolve(request.withBudget(Budget.ofSteps(steps)));
        } while (outcome instanceof BudgetExceeded);
        Resolution answer = assertInstanceOf(Resolved.class, outcome).resolution();
        assertEquals("", SolutionCheck.problem(instance.index(), request, answer.versions()));
        boolean warned = answer.warnings().stream().anyMatch(ResolutionWarning.MaybeNotBest.class::isInstance);
        Resolution best =
                Resolver.of(instance.index()).resolve(request).answer().orElseThrow();
        assertTrue(warned || best.versions().equals(answer.versions()));
    }

    @Test
    void followsAChainOfFiveThousandPackages() {
        SyntheticFamilies.Instance instance = SyntheticFamilies.generate("chain", 5_000, 1);
        Resolution answer = Resolver.of(instance.index())
                .resolve(requestOf(instance))
                .answer()
                .orElseThrow();
        assertEquals(5_000, answer.packages().size());
        assertEquals("c4999", answer.packages().getFirst().name());
    }

    @Test
    void explainsAChainOfFiveThousandPackagesInFewLines() {
        SyntheticFamilies.Instance instance = SyntheticFamilies.generate("chain-unsat", 5_000, 1);
        ResolutionRequest request = requestOf(instance);
        Conflict conflict =
                assertInstanceOf(Conflict.class, Resolver.of(instance.index()).resolve(request));
        assertTrue(conflict.explanation().lines().size() <= 12);
        assertTrue(conflict.message().length() < 1_000, conflict::message);
        assertEquals(5_001, conflict.explanation().packages().size());
    }

    @Test
    void takesAHundredThousandVersionsOfOnePackage() {
        FixtureIndex index = new FixtureIndex();
        VersionRange old = VersionRange.parse("<1.0.0");
        for (int i = 0; i < 100_000; i++) {
            String version = (i / 10_000) + "." + (i / 100 % 100) + "." + (i % 100);
            index.add("many", version, List.of(Dependency.required("one", i % 2 == 0 ? old : VersionRange.ANY)));
        }
        index.add("one", "1.0.0", List.of());
        Resolution answer = Resolver.of(index)
                .resolve(ResolutionRequest.of(List.of(Dependency.required("many", VersionRange.parse("^9")))))
                .answer()
                .orElseThrow();
        assertEquals(SemanticVersion.parse("9.99.99"), answer.versions().get("many"));
    }

    @Test
    void asksForNoPackageThatNothingNeeds() {
        FixtureIndex index = new FixtureIndex()
                .add("a", "1.0.0", List.of(Dependency.required("old", VersionRange.ANY)))
                .add("a", "2.0.0", List.of(Dependency.required("b", VersionRange.ANY)))
                .add("b", "1.0.0", List.of())
                .add("old", "1.0.0", List.of(Dependency.required("older", VersionRange.ANY)))
                .add("older", "1.0.0", List.of());
        Resolver.of(index).resolve(ResolutionRequest.of(List.of(Dependency.required("a", VersionRange.ANY))));
        assertEquals(List.of("a", "b"), index.asked());
    }

    @Test
    void asksForEachPackageOnceAndAnnouncesSeveral() {
        SyntheticFamilies.Instance instance = SyntheticFamilies.generate("diamond-chain-unsat", 5, 1);
        List<String> asked = new ArrayList<>();
        List<String> announced = new ArrayList<>();
        PackageProvider counting = new PackageProvider() {
            @Override
            public Optional<List<PackageVersion>> versionsOf(String name) {
                asked.add(name);
                return instance.index().versionsOf(name);
            }

            @Override
            public void prefetch(Collection<String> names) {
                announced.addAll(names);
            }
        };
        assertInstanceOf(Conflict.class, Resolver.of(counting).resolve(requestOf(instance)));
        assertEquals(new HashSet<>(asked).size(), asked.size());
        assertTrue(announced.containsAll(List.of("l0", "r0")), announced::toString);
    }

    @Test
    void leavesAProjectThatAgreesWithItsLockAsItIs() {
        SyntheticFamilies.Instance instance = SyntheticFamilies.generate("layered", 300, 1);
        ResolutionRequest request = requestOf(instance);
        Map<String, SemanticVersion> lock = new HashMap<>(Resolver.of(instance.index())
                .resolve(request)
                .answer()
                .orElseThrow()
                .versions());
        instance.index().all("p0").stream()
                .findFirst()
                .ifPresent(version -> instance.index()
                        .add("p0", PackageVersion.of(SemanticVersion.parse("9.0.0"), version.dependencies())));
        Resolution again = Resolver.of(instance.index())
                .resolve(request.withLocked(lock))
                .answer()
                .orElseThrow();
        assertEquals(List.of(), again.changes());
        assertEquals(lock, new HashMap<>(again.versions()));
    }
}
