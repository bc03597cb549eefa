package dev.crewx.workspace.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.application.install.spi.AgentPlace;
import dev.crewx.application.install.spi.ProjectState;
import dev.crewx.application.install.spi.ProjectStore;
import dev.crewx.application.install.spi.ProjectStore.Change;
import dev.crewx.application.install.spi.ProjectStore.Patience;
import dev.crewx.application.install.spi.ProjectStore.Recovery;
import dev.crewx.application.remote.spi.ClientStateException;
import dev.crewx.bundle.tar.BundleTar;
import dev.crewx.domain.manifest.PackageId;
import dev.crewx.domain.resolution.Lockfile;
import dev.crewx.domain.resolution.ProjectRequirements;
import dev.crewx.domain.version.VersionRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A change that ends at any of its steps, by the end of its process or by a disk that refuses: whoever comes next finds
 * the project as it was, or as it was to become.
 */
final class BrokenOffChangeTest {
    private static final PackageId ADDED = PackageId.parse("added");
    private static final int ENOUGH_STEPS = 500;

    @TempDir
    private Path folder;

    private Map<String, String> before = Map.of();
    private Map<String, String> after = Map.of();

    /** The process is gone: from here on it changes nothing any more. */
    private static final class ProcessGone extends Error {
        private static final long serialVersionUID = 1L;

        ProcessGone() {
            super("gone", null, false, false);
        }
    }

    /** Counts steps, and ends or hinders the work from one of them on. */
    private static final class Fate implements StepObserver {
        private final int last;
        private final boolean gone;
        private final boolean forEver;
        private int steps;

        Fate(int last, boolean gone, boolean forEver) {
            this.last = last;
            this.gone = gone;
            this.forEver = forEver;
        }

        @Override
        public void before(String step) throws IOException {
            steps++;
            if (steps == last || (steps > last && forEver)) {
                if (gone) {
                    throw new ProcessGone();
                }
                throw new IOException("No space left on device");
            }
        }

        boolean struck() {
            return steps >= last;
        }
    }

    private static Fate processEndsAt(int step) {
        return new Fate(step, true, true);
    }

    private ProjectStore project(StepObserver observer) {
        return new WorkspaceFiles(
                        new UserFolders(folder.resolve("home"), folder.resolve("home"), folder.resolve("etc")),
                        new BundleTar().jsonText(),
                        observer)
                .project(folder.resolve("project"));
    }

    private static ProjectState state(String range) {
        return new ProjectState(ProjectRequirements.EMPTY.adding("pdf", VersionRange.parse(range)), Lockfile.EMPTY);
    }

    @BeforeEach
    void learnBothEnds() throws IOException {
        setUp();
        before = everything();
        change(StepObserver.NONE);
        after = everything();
        assertNotEquals(before, after);
    }

    private void setUp() throws IOException {
        new Disk(StepObserver.NONE).deleteTree(folder.resolve("project"));
        Files.createDirectory(folder.resolve("project"));
        try (Change change = project(StepObserver.NONE).begin(Patience.ENDLESS).orElseThrow()) {
            Packages.stage(change, Packages.PDF, "1");
            Packages.stage(change, Packages.SCOPED, "1");
            change.place(Packages.place(Packages.PDF, "linked", true));
            change.place(Packages.place(Packages.PDF, "copied", false));
            change.place(Packages.place(Packages.SCOPED, "going", false));
            change.save(state("^1"));
            change.commit();
        }
    }

    /** A change of every kind: a package new, one newer, one gone; skills put, replaced, taken; files written. */
    private void change(StepObserver observer) throws IOException {
        try (Change change = project(observer).begin(Patience.ENDLESS).orElseThrow()) {
            Packages.stage(change, Packages.PDF, "2");
            Packages.stage(change, ADDED, "a");
            change.remove(Packages.SCOPED);
            change.place(Packages.place(Packages.PDF, "copied", false));
            change.place(new AgentPlace(".new/agent/skills", "added", ADDED, Packages.FILE, true));
            change.unplace(Packages.place(Packages.SCOPED, "going", false));
            change.save(state("^2"));
            change.commit();
        }
    }

    @Test
    void isFinishedOrUndoneByTheNextOneWhereverItsProcessEnded() throws IOException {
        int undone = 0;
        int finished = 0;
        for (int step = 1; step < ENOUGH_STEPS; step++) {
            setUp();
            Fate fate = processEndsAt(step);
            attempt(fate);
            if (!fate.struck()) {
                assertTrue(undone > 10 && finished > 10, undone + " undone, " + finished + " finished");
                return;
            }
            Recovery recovery = recover(StepObserver.NONE);
            Map<String, String> now = everything();
            if (now.equals(after)) {
                assertNotEquals(Recovery.UNDONE, recovery, "step " + step);
                finished++;
            } else {
                assertEquals(before, now, "step " + step);
                assertNotEquals(Recovery.FINISHED, recovery, "step " + step);
                undone++;
            }
        }
        throw new AssertionError("It never came to an end");
    }

    @Test
    void isFinishedOrUndoneAlsoWhereTheNextOnesProcessEndsToo() throws IOException {
        for (int step = 5; step < ENOUGH_STEPS; step += 5) {
            for (int next = 1; next < ENOUGH_STEPS; next += 4) {
                setUp();
                Fate fate = processEndsAt(step);
                attempt(fate);
                if (!fate.struck()) {
                    return;
                }
                Fate second = processEndsAt(next);
                try {
                    recover(second);
                } catch (ProcessGone e) {
                    recover(StepObserver.NONE);
                }
                assertWhole("step " + step + ", then " + next);
                if (!second.struck()) {
                    break;
                }
            }
        }
    }

    @Test
    void leavesTheProjectAsItWasWhenTheDiskRefusesAStep() throws IOException {
        for (int step = 1; step < ENOUGH_STEPS; step++) {
            setUp();
            Fate fate = new Fate(step, false, false);
            attempt(fate);
            if (!fate.struck()) {
                return;
            }
            assertWhole(withoutRubbish(), "step " + step);
            recover(StepObserver.NONE);
            assertWhole("step " + step);
        }
        throw new AssertionError("It never came to an end");
    }

    /** Where only the cleaning up was refused, what was prepared or set aside still lies there. */
    private Map<String, String> withoutRubbish() throws IOException {
        Map<String, String> now = everything();
        now.keySet().removeIf(path -> path.startsWith("node_modules/.crewx/change"));
        return now;
    }

    @Test
    void isWholeAgainOnceADiskThatRefusedEverythingTakesSomething() throws IOException {
        for (int step = 1; step < ENOUGH_STEPS; step++) {
            setUp();
            Fate fate = new Fate(step, false, true);
            attempt(fate);
            if (!fate.struck()) {
                return;
            }
            recover(StepObserver.NONE);
            assertWhole("step " + step);
        }
        throw new AssertionError("It never came to an end");
    }

    private void attempt(StepObserver fate) throws IOException {
        try {
            change(fate);
        } catch (ProcessGone | ClientStateException e) {
            // What the test is about.
        }
    }

    private Recovery recover(StepObserver observer) {
        try (Change change = project(observer).begin(Patience.ENDLESS).orElseThrow()) {
            return change.recovered();
        }
    }

    private void assertWhole(String when) throws IOException {
        assertWhole(everything(), when);
        assertTrue(project(StepObserver.NONE).isSettled(), when);
    }

    private void assertWhole(Map<String, String> now, String when) {
        if (!now.equals(after)) {
            assertEquals(before, now, when);
        }
    }

    /** Every path below the project with what stands there, but for the lock. */
    private Map<String, String> everything() throws IOException {
        Path project = folder.resolve("project");
        Map<String, String> found = new TreeMap<>();
        try (Stream<Path> all = Files.walk(project)) {
            for (Path path : all.toList()) {
                String name = project.relativize(path).toString().replace('\\', '/');
                if (Files.isSymbolicLink(path)) {
                    found.put(name, "-> " + Files.readSymbolicLink(path));
                } else if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                    found.put(name, "/");
                } else if (!name.endsWith(".crewx/lock")) {
                    found.put(name, Files.readString(path));
                }
            }
        }
        return found;
    }
}
