package dev.crewx.workspace.files.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.application.install.InstallListener;
import dev.crewx.application.install.InstallRequest;
import dev.crewx.application.install.InstallRequest.Option;
import dev.crewx.application.install.InstallResult;
import dev.crewx.application.install.InstallResult.Installed;
import dev.crewx.application.install.spi.AgentPlace;
import dev.crewx.application.install.spi.InstalledBundle;
import dev.crewx.application.install.spi.ProjectState;
import dev.crewx.application.install.spi.ProjectStore;
import dev.crewx.application.remote.spi.ClientStateException;
import dev.crewx.domain.manifest.PackageId;
import dev.crewx.workspace.files.StepObserver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever is done to a project, one thing after the other, and wherever the process ends meanwhile: after the next thing
 * that works, lock, disk and agents' folders say the same.
 */
final class InstallPropertyTest {
    private static final int SEQUENCES = 12;
    private static final int THINGS = 14;
    private static final List<String> NAMES = List.of("a", "b", "@x/c", "d", "e");

    @TempDir
    private Path root;

    /** The process is gone: from here on it changes nothing any more. */
    private static final class ProcessGone extends Error {
        private static final long serialVersionUID = 1L;

        ProcessGone() {
            super("gone", null, false, false);
        }
    }

    @TestFactory
    Stream<DynamicTest> lockAndDiskStayOne() {
        return Stream.iterate(1, seed -> seed + 1)
                .limit(SEQUENCES)
                .map(seed -> DynamicTest.dynamicTest("seed " + seed, () -> run(seed)));
    }

    private void run(int seed) throws IOException {
        Random random = new Random(seed);
        Workshop work = Workshop.in(root.resolve("seed-" + seed));
        fill(work.shelf);
        List<String> history = new ArrayList<>();
        for (int i = 0; i < THINGS; i++) {
            InstallRequest request = request(random, work);
            int last = random.nextInt(3) == 0 ? 1 + random.nextInt(40) : Integer.MAX_VALUE;
            ProjectState before = work.store().load();
            history.add(request.aim() + " " + request.addTargets() + " -" + request.removeTargets() + " to " + last);
            InstallResult result = attempt(work, request, last);
            String story = "seed " + seed + ": " + String.join("; ", history);
            if (result instanceof Installed) {
                check(work, story);
            } else if (last == Integer.MAX_VALUE) {
                assertEquals(before, work.store().load(), story);
                assertInstanceOf(InstallResult.NotRequired.class, result, story);
            } else {
                InstallResult next = work.run(Workshop.restore());
                assertInstanceOf(Installed.class, next, () -> story + " then " + next);
                check(work, story);
            }
        }
    }

    private static void fill(Shelf shelf) {
        for (String version : List.of("1.0.0", "1.1.0", "2.0.0")) {
            shelf.put(Shelf.of("a", version).requires("b", ">=1"))
                    .put(Shelf.of("b", version).wants("d", "*"))
                    .put(Shelf.of("@x/c", version).requires("d", "^" + version).requires("e", "*"))
                    .put(Shelf.of("d", version))
                    .put(Shelf.withSkills("e", version, "e", "e-" + version.charAt(2)));
        }
    }

    private static InstallRequest request(Random random, Workshop work) {
        String name = NAMES.get(random.nextInt(NAMES.size()));
        InstallRequest request = switch (random.nextInt(5)) {
            case 0, 1 -> Workshop.add(random.nextBoolean() ? name : name + "@^1");
            case 2 ->
                Workshop.remove(work.store().load().requirements().requires().keySet().stream()
                        .skip(random.nextInt(2))
                        .findFirst()
                        .orElse(name));
            case 3 ->
                random.nextBoolean() ? Workshop.update() : Workshop.restore().with(Option.FORCE);
            default -> Workshop.restore();
        };
        return switch (random.nextInt(4)) {
            case 0 -> request.targeting(Set.of(random.nextBoolean() ? "claude-code" : "crewx"), Set.of());
            case 1 ->
                request.targeting(
                        Set.of(),
                        work.store().load().requirements().targets().stream()
                                .limit(random.nextInt(2))
                                .collect(Collectors.toSet()));
            default -> request;
        };
    }

    /** What became of it; the end of the process is no result. */
    private static InstallResult attempt(Workshop work, InstallRequest request, int last) {
        AtomicInteger steps = new AtomicInteger();
        StepObserver fate = step -> {
            if (steps.incrementAndGet() >= last) {
                throw new ProcessGone();
            }
        };
        try {
            return work.installer(work.project, fate).install(request, InstallListener.NONE);
        } catch (ProcessGone | ClientStateException e) {
            return new InstallResult.Interrupted();
        }
    }

    private static void check(Workshop work, String story) throws IOException {
        ProjectStore store = work.store();
        ProjectState state = store.load();
        assertTrue(store.isSettled(), story);
        assertEquals(List.of(), state.lockfile().disagreements(state.requirements()), story);
        Map<PackageId, InstalledBundle> installed = store.installed();
        assertEquals(
                state.lockfile().packages().keySet(),
                installed.keySet().stream().map(PackageId::toString).collect(Collectors.toCollection(TreeSet::new)),
                story);
        Set<String> expectedPlaces = new TreeSet<>();
        for (var entry : installed.entrySet()) {
            assertEquals(
                    state.lockfile()
                            .find(entry.getKey().toString())
                            .orElseThrow()
                            .digest(),
                    entry.getValue().digest(),
                    story);
            assertEquals(
                    List.of(),
                    store.changes(entry.getKey(), store.files(entry.getKey()).orElseThrow()),
                    story);
            for (String target : state.requirements().targets()) {
                String folder = target.equals("crewx") ? ".crewx/skills/" : ".claude/skills/";
                entry.getValue().skills().forEach(skill -> expectedPlaces.add(folder + skill.name()));
            }
        }
        assertEquals(
                expectedPlaces,
                store.places(List.of()).stream().map(AgentPlace::path).collect(Collectors.toCollection(TreeSet::new)),
                story);
        Set<String> standing = new TreeSet<>();
        for (String folder : List.of(".claude/skills", ".crewx/skills")) {
            if (Files.isDirectory(work.project.resolve(folder))) {
                try (Stream<Path> children = Files.list(work.project.resolve(folder))) {
                    children.filter(child -> Files.isRegularFile(child.resolve("SKILL.md")))
                            .forEach(child -> standing.add(folder + "/" + child.getFileName()));
                }
            }
        }
        assertEquals(expectedPlaces, standing, story);
    }
}
