package dev.crewx.application.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.application.install.spi.ProjectState;
import dev.crewx.application.install.spi.ProjectStore;
import dev.crewx.application.remote.spi.ClientStateException;
import dev.crewx.domain.integrity.Digest;
import dev.crewx.domain.manifest.PackageId;
import dev.crewx.domain.resolution.LockedPackage;
import dev.crewx.domain.resolution.Lockfile;
import dev.crewx.domain.resolution.ProjectRequirements;
import dev.crewx.domain.version.SemanticVersion;
import dev.crewx.domain.version.VersionRange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What every {@link ProjectStore} does. */
public abstract class ProjectStoreContract {
    private static final PackageId PDF = PackageId.parse("pdf");
    private static final PackageId SCOPED = PackageId.parse("@acme/pdf");
    private static final PackageId ALIKE = PackageId.parse("acme-pdf");

    /** This test's project, empty at first; another subject over the same place at each call. */
    protected abstract ProjectStore project();

    @Test
    void isEmptyAtFirst() {
        assertEquals(ProjectState.EMPTY, project().load());
        assertEquals(Optional.empty(), project().installed(PDF));
    }

    @Test
    void givesBackTheStateThatWasSaved() {
        ProjectState state = state();
        project().save(state);
        ProjectState loaded = project().load();
        assertEquals(state, loaded);
        assertEquals(
                "^1.2.0  || >=3",
                Objects.requireNonNull(loaded.requirements().requires().get(PDF.toString()))
                        .text(),
                "as it was written");
        project().save(loaded);
        assertEquals(state, project().load());
    }

    @Test
    void replacesTheStateWhole() {
        project().save(state());
        ProjectState smaller = new ProjectState(
                state().requirements()
                        .without(PDF.toString())
                        .without(SCOPED.toString())
                        .adding(ALIKE.toString(), VersionRange.parse("~2")),
                new Lockfile(new TreeMap<>(Map.of(ALIKE.toString(), locked("2.0.0")))));
        project().save(smaller);
        assertEquals(smaller, project().load());
        project().save(ProjectState.EMPTY);
        assertEquals(ProjectState.EMPTY, project().load());
    }

    @Test
    void placesEveryPackageSomewhereElse() {
        Set<Path> places = new HashSet<>(List.of(
                project().location(PDF), project().location(SCOPED), project().location(ALIKE)));
        assertEquals(3, places.size());
        assertEquals(project().location(SCOPED), project().location(SCOPED));
        assertFalse(project().location(SCOPED).startsWith(project().location(PDF)));
    }

    @Test
    void stagesWhereNothingStandsYet() throws IOException {
        try (ProjectStore.Change change = project().begin()) {
            Set<Path> staged = new HashSet<>();
            for (PackageId id : List.of(PDF, SCOPED, ALIKE)) {
                Path path = change.stage(id, digest("1"));
                assertFalse(Files.exists(path));
                assertTrue(Files.isDirectory(path.toAbsolutePath().getParent()));
                assertNotEquals(project().location(id), path);
                fill(path, "1");
                staged.add(path);
            }
            assertEquals(3, staged.size());
        }
    }

    @Test
    void installsWhatWasStagedAtTheCommit() throws IOException {
        try (ProjectStore.Change change = project().begin()) {
            fill(change.stage(PDF, digest("1")), "1");
            fill(change.stage(SCOPED, digest("s")), "s");
            assertAbsent(PDF);
            change.commit();
            assertInstalled(PDF, "1");
        }
        assertInstalled(PDF, "1");
        assertInstalled(SCOPED, "s");
        assertAbsent(ALIKE);
    }

    @Test
    void replacesAPackageWhole() throws IOException {
        install(PDF, "1");
        Path old = Files.writeString(project().location(PDF).resolve("only-in-1"), "x");
        install(PDF, "2");
        assertInstalled(PDF, "2");
        assertFalse(Files.exists(old));
    }

    @Test
    void takesOutWhatWasRemovedAtTheCommit() throws IOException {
        install(PDF, "1");
        install(SCOPED, "s");
        try (ProjectStore.Change change = project().begin()) {
            change.remove(PDF);
            change.remove(ALIKE);
            assertInstalled(PDF, "1");
            change.commit();
        }
        assertAbsent(PDF);
        assertInstalled(SCOPED, "s");
    }

    @Test
    void leavesEverythingAsItWasWithoutACommit() throws IOException {
        install(PDF, "1");
        install(SCOPED, "s");
        try (ProjectStore.Change change = project().begin()) {
            fill(change.stage(PDF, digest("2")), "2");
            fill(change.stage(ALIKE, digest("a")), "a");
            change.remove(SCOPED);
        }
        assertInstalled(PDF, "1");
        assertInstalled(SCOPED, "s");
        assertAbsent(ALIKE);
    }

    @Test
    void leavesEverythingAsItWasWhenTheCommitFailsHalfWay() throws IOException {
        install(PDF, "1");
        install(SCOPED, "s");
        try (ProjectStore.Change change = project().begin()) {
            change.remove(SCOPED);
            fill(change.stage(PDF, digest("2")), "2");
            change.stage(ALIKE, digest("never filled"));
            assertThrows(ClientStateException.class, change::commit);
        }
        assertInstalled(PDF, "1");
        assertInstalled(SCOPED, "s");
        assertAbsent(ALIKE);
        install(ALIKE, "a");
        assertInstalled(ALIKE, "a");
    }

    @Test
    void installsWhatAPackageWasStagedAsLast() throws IOException {
        try (ProjectStore.Change change = project().begin()) {
            fill(change.stage(PDF, digest("1")), "1");
            fill(change.stage(PDF, digest("2")), "2");
            Path other = change.stage(SCOPED, digest("s"));
            assertFalse(Files.exists(other), "a path that is taken already");
            fill(other, "s");
            change.commit();
        }
        assertInstalled(PDF, "2");
        assertInstalled(SCOPED, "s");
    }

    @Test
    void mayChangeNothing() throws IOException {
        install(PDF, "1");
        try (ProjectStore.Change change = project().begin()) {
            change.commit();
        }
        assertInstalled(PDF, "1");
    }

    @Test
    void mayBeClosedTwice() throws IOException {
        ProjectStore.Change change = project().begin();
        fill(change.stage(PDF, digest("1")), "1");
        change.commit();
        change.close();
        change.close();
        assertInstalled(PDF, "1");
    }

    @Test
    void doesNotCallAPackageInstalledThatIsNotThere() throws IOException {
        install(PDF, "1");
        Files.delete(project().location(PDF).resolve("manifest.json"));
        assertEquals(Optional.empty(), project().installed(PDF));
        install(PDF, "1");
        assertInstalled(PDF, "1");
    }

    private void install(PackageId id, String content) throws IOException {
        try (ProjectStore.Change change = project().begin()) {
            fill(change.stage(id, digest(content)), content);
            change.commit();
        }
    }

    private static void fill(Path folder, String content) throws IOException {
        Files.createDirectory(folder);
        Files.writeString(folder.resolve("manifest.json"), content);
        Files.writeString(Files.createDirectory(folder.resolve("skill")).resolve("SKILL.md"), content);
    }

    private void assertInstalled(PackageId id, String content) throws IOException {
        assertEquals(Optional.of(digest(content)), project().installed(id));
        Path folder = project().location(id);
        assertEquals(content, Files.readString(folder.resolve("manifest.json")));
        assertEquals(content, Files.readString(folder.resolve("skill").resolve("SKILL.md")));
    }

    private void assertAbsent(PackageId id) {
        assertEquals(Optional.empty(), project().installed(id));
        assertFalse(Files.exists(project().location(id)));
    }

    private static Digest digest(String content) {
        return Digest.of(content.getBytes(StandardCharsets.UTF_8));
    }

    private static ProjectState state() {
        LockedPackage rich = new LockedPackage(
                SemanticVersion.parse("1.0.0-rc.1+build"),
                "https://skills.example.org/base",
                digest("rich"),
                Long.MAX_VALUE,
                new TreeMap<>(Map.of(
                        ALIKE.toString(), SemanticVersion.parse("2.0.0"),
                        PDF.toString(), SemanticVersion.parse("1.2.3"))),
                new TreeSet<>(List.of("network", "file-read")));
        return new ProjectState(
                new ProjectRequirements(
                        new TreeMap<>(Map.of(
                                PDF.toString(), VersionRange.parse("^1.2.0  || >=3"),
                                SCOPED.toString(), VersionRange.parse("*"))),
                        new TreeMap<>(Map.of("@acme", "https://skills.acme.example")),
                        new TreeSet<>(List.of("claude-code"))),
                new Lockfile(new TreeMap<>(Map.of(
                        PDF.toString(), locked("1.2.3"), SCOPED.toString(), rich, ALIKE.toString(), locked("2.0.0")))));
    }

    private static LockedPackage locked(String version) {
        return new LockedPackage(
                SemanticVersion.parse(version),
                "http://127.0.0.1:3000",
                digest(version),
                7,
                new TreeMap<>(),
                new TreeSet<>());
    }
}
