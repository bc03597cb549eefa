package dev.crewx.domain.resolution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.domain.resolution.ResolutionOutcome.Conflict;
import dev.crewx.domain.resolution.ResolutionOutcome.Resolved;
import dev.crewx.domain.version.SemanticVersion;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The resolver against an oracle that tries everything, on seeded random indexes. */
class ResolverPropertyTest {
    private static final int SEEDS_PER_TEST = 400;

    private static Stream<DynamicTest> batches(int first, java.util.function.IntConsumer check) {
        return IntStream.range(0, 4).mapToObj(batch -> {
            int from = first + batch * SEEDS_PER_TEST;
            return DynamicTest.dynamicTest(
                    "seeds " + from + " to " + (from + SEEDS_PER_TEST - 1),
                    () -> IntStream.range(from, from + SEEDS_PER_TEST).forEach(check));
        });
    }

    @TestFactory
    Stream<DynamicTest> findsOneOfTheNewestAnswers() {
        return batches(1_000_000, seed -> {
            RandomIndex world = new RandomIndex(seed, 0);
            check(seed, world, ResolutionRequest.of(world.requirements));
        });
    }

    @TestFactory
    Stream<DynamicTest> takesAsManyOptionalPackagesAsFit() {
        return batches(2_000_000, seed -> {
            RandomIndex world = new RandomIndex(seed, 4);
            check(seed, world, ResolutionRequest.of(world.requirements));
        });
    }

    @TestFactory
    Stream<DynamicTest> changesAsLittleOfTheLockAsPossible() {
        return batches(3_000_000, seed -> {
            RandomIndex world = new RandomIndex(seed, 0);
            Set<String> update = new TreeSet<>();
            ResolutionRequest request = lockedRequest(world, update);
            check(seed, world, request.withUpdate(update));
        });
    }

    /** A request whose lock was an answer to other requirements. */
    private static ResolutionRequest lockedRequest(RandomIndex world, Set<String> update) {
        RandomIndex roots = world;
        List<Dependency> before = new ArrayList<>();
        world.index.names().stream()
                .filter(name -> world.random().below(3) == 0)
                .forEach(name -> before.add(Dependency.required(name, world.index.range("*"))));
        List<Map<String, SemanticVersion>> answers =
                new ArrayList<>(BruteForce.all(world.index, ResolutionRequest.of(before)));
        Map<String, SemanticVersion> lock = answers.isEmpty() ? Map.of() : roots.pick(answers);
        lock.keySet().stream().filter(name -> world.random().below(4) == 0).forEach(update::add);
        return ResolutionRequest.of(world.requirements).withLocked(lock);
    }

    private static void check(int seed, RandomIndex world, ResolutionRequest request) {
        Set<Map<String, SemanticVersion>> best = BruteForce.best(world.index, request);
        ResolutionOutcome outcome = Resolver.of(world.index).resolve(request);
        if (best.isEmpty()) {
            Conflict conflict = assertInstanceOf(Conflict.class, outcome, "seed " + seed);
            assertEquals(
                    List.of(),
                    ProofCheck.problems(world.index, request, conflict.explanation()),
                    () -> "seed " + seed + "\n" + conflict.message());
            checkMinimal(seed, world, request, conflict.explanation());
            checkSuggestions(seed, world, request, conflict.suggestions());
        } else {
            Resolved resolved = assertInstanceOf(Resolved.class, outcome, "seed " + seed);
            Map<String, SemanticVersion> answer = resolved.resolution().versions();
            assertEquals("", SolutionCheck.problem(world.index, request, answer), "seed " + seed);
            assertTrue(best.contains(answer), () -> "seed " + seed + ": " + answer + " is not among " + best);
        }
    }

    /** Whatever package of the core is left out, there is an answer. */
    private static void checkMinimal(int seed, RandomIndex world, ResolutionRequest request, Explanation explanation) {
        for (String leftOut : explanation.packages()) {
            Set<String> kept = new TreeSet<>(explanation.packages());
            kept.remove(leftOut);
            FixtureIndex part = new FixtureIndex();
            kept.forEach(name -> world.index
                    .all(name)
                    .forEach(version -> part.add(
                            name,
                            new PackageVersion(
                                    version.version(),
                                    version.dependencies().stream()
                                            .filter(dependency -> kept.contains(dependency.name()))
                                            .toList(),
                                    version.host(),
                                    version.yanked()))));
            ResolutionRequest partial = request.withRequirements(request.requirements().stream()
                    .filter(dependency -> kept.contains(dependency.name()))
                    .toList());
            assertTrue(
                    !BruteForce.all(part, partial).isEmpty(),
                    () -> "seed " + seed + ": " + leftOut + " has no part in " + explanation.lines());
        }
    }

    private static void checkSuggestions(
            int seed, RandomIndex world, ResolutionRequest request, List<Suggestion> suggestions) {
        for (Suggestion suggestion : suggestions) {
            List<Dependency> changed = new ArrayList<>();
            for (Dependency dependency : request.requirements()) {
                switch (suggestion) {
                    case Suggestion.Remove remove -> {
                        if (!remove.names().contains(dependency.name())) {
                            changed.add(dependency);
                        }
                    }
                    case Suggestion.ChangeRange change ->
                        changed.add(
                                change.name().equals(dependency.name())
                                        ? new Dependency(dependency.name(), change.after(), dependency.optional())
                                        : dependency);
                    case Suggestion.ChangeCrewx change -> changed.add(dependency);
                }
            }
            assertTrue(
                    !BruteForce.all(world.index, request.withRequirements(changed))
                            .isEmpty(),
                    () -> "seed " + seed + ": " + suggestion.message() + " does not help");
        }
    }

    @TestFactory
    Stream<DynamicTest> givesTheSameWhateverTheOrderOfInput() {
        return batches(4_000_000, seed -> {
            RandomIndex world = new RandomIndex(seed, 3);
            ResolutionRequest request = ResolutionRequest.of(world.requirements);
            ResolutionOutcome first = Resolver.of(world.index).resolve(request);
            Random shuffle = new Random(seed);
            FixtureIndex shuffled = new FixtureIndex();
            List<String> names = new ArrayList<>(world.index.names());
            Collections.shuffle(names, shuffle);
            for (String name : names) {
                List<PackageVersion> versions = new ArrayList<>(world.index.all(name));
                Collections.shuffle(versions, shuffle);
                for (PackageVersion version : versions) {
                    List<Dependency> dependencies = new ArrayList<>(version.dependencies());
                    Collections.shuffle(dependencies, shuffle);
                    shuffled.add(
                            name,
                            new PackageVersion(version.version(), dependencies, version.host(), version.yanked()));
                }
            }
            List<Dependency> requirements = new ArrayList<>(world.requirements);
            Collections.shuffle(requirements, shuffle);
            ResolutionOutcome second = Resolver.of(shuffled).resolve(ResolutionRequest.of(requirements));
            assertEquals(first.toString(), second.toString(), "seed " + seed);
        });
    }

    @TestFactory
    Stream<DynamicTest> givesTheSameWithPackagesThatNothingLeadsTo() {
        return batches(5_000_000, seed -> {
            RandomIndex world = new RandomIndex(seed, 3);
            ResolutionRequest request = ResolutionRequest.of(world.requirements);
            String before = Resolver.of(world.index).resolve(request).toString();
            world.index.add("stranger", "1.0.0", List.of(Dependency.required("p0", world.index.range("^9.0.0"))));
            assertEquals(before, Resolver.of(world.index).resolve(request).toString(), "seed " + seed);
        });
    }

    @TestFactory
    Stream<DynamicTest> givesAsGoodAnAnswerWhateverThePackagesAreCalled() {
        return batches(6_000_000, seed -> {
            RandomIndex world = new RandomIndex(seed, 0);
            Map<String, String> names = new HashMap<>();
            for (int p = 0; p < 12; p++) {
                names.put("p" + p, "q" + (11 - p));
            }
            FixtureIndex renamed = new FixtureIndex();
            world.index
                    .names()
                    .forEach(name -> world.index
                            .all(name)
                            .forEach(version -> renamed.add(
                                    names.get(name),
                                    PackageVersion.of(version.version(), rename(version.dependencies(), names)))));
            ResolutionRequest request = ResolutionRequest.of(world.requirements);
            ResolutionRequest other = ResolutionRequest.of(rename(world.requirements, names));
            Set<Map<String, SemanticVersion>> best = BruteForce.best(renamed, other);
            ResolutionOutcome first = Resolver.of(world.index).resolve(request);
            ResolutionOutcome second = Resolver.of(renamed).resolve(other);
            assertEquals(first.getClass(), second.getClass(), "seed " + seed);
            second.answer().ifPresent(answer -> assertTrue(best.contains(answer.versions()), "seed " + seed));
            if (first instanceof Conflict a && second instanceof Conflict b) {
                assertEquals(
                        a.explanation().packages().isEmpty(),
                        b.explanation().packages().isEmpty(),
                        "seed " + seed);
            }
        });
    }

    private static List<Dependency> rename(List<Dependency> dependencies, Map<String, String> names) {
        return dependencies.stream()
                .map(dependency -> new Dependency(
                        names.getOrDefault(dependency.name(), dependency.name()),
                        dependency.range(),
                        dependency.optional()))
                .toList();
    }
}
