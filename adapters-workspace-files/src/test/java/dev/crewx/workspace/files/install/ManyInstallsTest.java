package dev.crewx.workspace.files.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.application.install.InstallListener;
import dev.crewx.application.install.InstallResult;
import dev.crewx.application.install.InstallResult.Installed;
import dev.crewx.application.testkit.Concurrently;
import dev.crewx.workspace.files.StepObserver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many installs at once, which share a cache and perhaps a project. */
final class ManyInstallsTest {
    private Workshop work;

    @BeforeEach
    void open(@TempDir Path root) throws IOException {
        work = Workshop.in(root);
        for (int i = 0; i < 20; i++) {
            work.shelf.put(Shelf.of("own-" + i, "1.0.0").requires("shared", "^1"));
        }
        work.shelf.put(Shelf.of("shared", "1.0.0"));
    }

    @Test
    void fiftyProjectsInstallAtOnceFromOneCache() throws IOException {
        List<Path> projects = IntStream.range(0, 50)
                .mapToObj(i -> work.root.resolve("project-" + i))
                .toList();
        for (Path project : projects) {
            Files.createDirectory(project);
        }
        List<InstallResult> results = Concurrently.run(
                projects.size(),
                i -> () -> work.installer(projects.get(i), StepObserver.NONE)
                        .install(Workshop.add("own-0", "own-1"), InstallListener.NONE));
        results.forEach(result -> assertInstanceOf(Installed.class, result, result::toString));
        Map<String, String> first = Workshop.everything(projects.getFirst());
        for (Path project : projects) {
            assertEquals(first, Workshop.everything(project));
        }
        assertTrue(work.shelf.downloads.get() >= 3);
    }

    @Test
    void twentyInstallsInOneProjectAllCount() throws IOException {
        List<InstallResult> results = Concurrently.run(
                20,
                i -> () -> work.installer(work.project, StepObserver.NONE)
                        .install(Workshop.add("own-" + i), InstallListener.NONE));
        results.forEach(result -> assertInstanceOf(Installed.class, result, result::toString));
        assertEquals(21, work.installed().size());
        assertEquals(work.locked(), work.installed());
        assertEquals(20, work.store().load().requirements().requires().size());
        assertEquals(
                List.of(),
                work.store().load().lockfile().disagreements(work.store().load().requirements()));
    }
}
