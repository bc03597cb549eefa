package dev.crewx.application.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.application.bundle.spi.BundleFile;
import dev.crewx.application.install.spi.AgentPlace;
import dev.crewx.application.install.spi.FileChange;
import dev.crewx.application.install.spi.InstalledBundle;
import dev.crewx.application.install.spi.ProjectState;
import dev.crewx.application.install.spi.ProjectStore;
import dev.crewx.application.install.spi.ProjectStore.Change;
import dev.crewx.application.install.spi.ProjectStore.Patience;
import dev.crewx.application.install.spi.ProjectStore.PlaceState;
import dev.crewx.application.install.spi.ProjectStore.Recovery;
import dev.crewx.application.remote.spi.ClientStateException;
import dev.crewx.domain.integrity.Digest;
import dev.crewx.domain.manifest.PackageId;
import dev.crewx.domain.resolution.HostConstraints;
import dev.crewx.domain.resolution.LockedPackage;
import dev.crewx.domain.resolution.Lockfile;
import dev.crewx.domain.resolution.ProjectRequirements;
import dev.crewx.domain.version.SemanticVersion;
import dev.crewx.domain.version.VersionRange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every {@link ProjectStore} does. */
public abstract class ProjectStoreContract {
    private static final PackageId PDF = PackageId.parse("pdf");
    private static final PackageId SCOPED = PackageId.parse("@acme/pdf");
    private static final PackageId ALIKE = PackageId.parse("acme-pdf");
    private static final String FILE = "skills/pdf/SKILL.md";

    /** This test's project, empty at first; another subject over the same place at each call. */
    protected abstract ProjectStore project();

    /** The project's folder. */
    protected abstract Path folder();

    // ---- files

    @Test
    void isEmptyAtFirst() throws IOException {
        assertEquals(ProjectState.EMPTY, project().load());
        assertEquals(Map.of(), project().installed());
        assertEquals(Optional.empty(), project().files(PDF));
        assertEquals(List.of(), project().places(List.of(".claude/skills")));
        assertEquals(Optional.empty(), project().crewxVersion());
        assertTrue(project().isSettled());
        assertEquals(List.of(), everything());
    }

    @Test
    void givesBackTheStateThatWasSaved() {
        ProjectState state = state();
        save(state);
        ProjectState loaded = project().load();
        assertEquals(state, loaded);
        assertEquals(
                "^1.2.0  || >=3",
                Objects.requireNonNull(loaded.requirements().requires().get(PDF.toString()))
                        .text(),
                "as it was written");
        save(loaded);
        assertEquals(state, project().load());
    }

    @Test
    void replacesTheStateWhole() {
        save(state());
        ProjectState smaller = new ProjectState(
                state().requirements()
                        .without(PDF.toString())
                        .without(SCOPED.toString())
                        .adding(ALIKE.toString(), VersionRange.parse("~2")),
                new Lockfile(new TreeMap<>(Map.of(ALIKE.toString(), locked("2.0.0")))));
        save(smaller);
        assertEquals(smaller, project().load());
        save(ProjectState.EMPTY);
        assertEquals(ProjectState.EMPTY, project().load());
    }

    // ---- packages

    @Test
    void placesEveryPackageSomewhereElse() {
        Set<Path> places = new HashSet<>(List.of(
                project().location(PDF), project().location(SCOPED), project().location(ALIKE)));
        assertEquals(3, places.size());
        assertEquals(project().location(SCOPED), project().location(SCOPED));
        assertFalse(project().location(SCOPED).startsWith(project().location(PDF)));
    }

    @Test
    void stagesWhereNothingStandsYetAndElsewhereEachTime() throws IOException {
        try (Change change = begin()) {
            Set<Path> staged = new HashSet<>();
            for (PackageId id : List.of(PDF, SCOPED, ALIKE, PDF)) {
                Path path = change.stage(id);
                assertFalse(Files.exists(path));
                assertTrue(Files.isDirectory(path.toAbsolutePath().getParent()));
                assertNotEquals(project().location(id), path);
                fill(path, "1");
                staged.add(path);
            }
            assertEquals(4, staged.size());
        }
    }

    @Test
    void installsWhatWasStagedAtTheCommit() throws IOException {
        try (Change change = begin()) {
            install(change, PDF, "1");
            install(change, SCOPED, "s");
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
        try (Change change = begin()) {
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
        save(state());
        List<String> before = everything();
        try (Change change = begin()) {
            install(change, PDF, "2");
            install(change, ALIKE, "a");
            change.remove(SCOPED);
            change.place(place(PDF, true));
            change.save(ProjectState.EMPTY);
        }
        assertEquals(before, everything());
        assertEquals(state(), project().load());
        assertInstalled(PDF, "1");
    }

    @Test
    void leavesNothingAtAllWhereTheFirstChangeIsNotCommitted() throws IOException {
        try (Change change = begin()) {
            install(change, PDF, "1");
        }
        assertEquals(List.of(), everything());
    }

    @Test
    void leavesEverythingAsItWasWhenTheCommitFailsHalfWay() throws IOException {
        install(PDF, "1");
        install(SCOPED, "s");
        save(state());
        Files.writeString(folder().resolve(".claude"), "no folder can be made here");
        List<String> before = everything();
        try (Change change = begin()) {
            change.remove(SCOPED);
            install(change, PDF, "2");
            change.place(place(PDF, false));
            change.save(ProjectState.EMPTY);
            assertThrows(ClientStateException.class, change::commit);
        }
        assertEquals(before, everything());
        assertEquals(state(), project().load());
        assertInstalled(PDF, "1");
        assertInstalled(SCOPED, "s");
        install(ALIKE, "a");
        assertInstalled(ALIKE, "a");
    }

    @Test
    void refusesToInstallWhatWasNeverStaged() throws IOException {
        install(PDF, "1");
        try (Change change = begin()) {
            install(change, PDF, "2");
            change.install(ALIKE, change.stage(ALIKE), bundle("never filled"), List.of());
            assertThrows(ClientStateException.class, change::commit);
        }
        assertInstalled(PDF, "1");
        assertAbsent(ALIKE);
    }

    @Test
    void installsWhatAPackageWasInstalledAsLast() throws IOException {
        try (Change change = begin()) {
            install(change, PDF, "1");
            install(change, PDF, "2");
            change.remove(SCOPED);
            install(change, SCOPED, "s");
            change.commit();
        }
        assertInstalled(PDF, "2");
        assertInstalled(SCOPED, "s");
    }

    @Test
    void mayChangeNothing() throws IOException {
        install(PDF, "1");
        List<String> before = everything();
        try (Change change = begin()) {
            change.commit();
        }
        assertEquals(before, everything());
    }

    @Test
    void mayBeClosedTwice() throws IOException {
        Change change = begin();
        install(change, PDF, "1");
        change.commit();
        change.close();
        change.close();
        assertInstalled(PDF, "1");
    }

    @Test
    void doesNotCallAPackageInstalledThatIsNotThere() throws IOException {
        install(PDF, "1");
        Files.delete(project().location(PDF).resolve("manifest.json"));
        assertEquals(Map.of(), project().installed());
        install(PDF, "1");
        assertInstalled(PDF, "1");
    }

    @Test
    void tellsWhatWasChangedInAPackage() throws IOException {
        install(PDF, "1");
        Path location = project().location(PDF);
        List<BundleFile> files = project().files(PDF).orElseThrow();
        assertEquals(List.of(), project().changes(PDF, files));

        Files.writeString(location.resolve(FILE), "2");
        Files.delete(location.resolve("manifest.json"));
        Files.writeString(location.resolve("notes.txt"), "mine");
        Files.createDirectories(location.resolve("skills/pdf/__pycache__"));
        Files.writeString(location.resolve("skills/pdf/__pycache__/a.pyc"), "left by python");
        Files.writeString(location.resolve(".DS_Store"), "left by a Mac");
        assertEquals(
                List.of(
                        new FileChange("manifest.json", FileChange.Kind.MISSING),
                        new FileChange("notes.txt", FileChange.Kind.ADDED),
                        new FileChange(FILE, FileChange.Kind.CHANGED)),
                project().changes(PDF, files));
    }

    @Test
    void seesAllFilesMissingOfAPackageThatIsNotThere() throws IOException {
        List<BundleFile> files = files("1");
        assertEquals(
                files.stream()
                        .map(file -> new FileChange(file.path(), FileChange.Kind.MISSING))
                        .toList(),
                project().changes(PDF, files));
    }

    // ---- agents' folders

    @Test
    void putsASkillIntoAnAgentsFolderAsACopyOrALink() throws IOException {
        for (boolean link : new boolean[] {true, false}) {
            AgentPlace place = new AgentPlace(".claude/skills", link ? "linked" : "copied", PDF, FILE, link);
            try (Change change = begin()) {
                install(change, PDF, "1");
                change.place(place);
                assertFalse(Files.exists(at(place)));
                change.commit();
            }
            assertEquals("1", Files.readString(at(place).resolve("SKILL.md")));
            assertTrue(paths(project().places(List.of())).contains(place.path()));
            assertEquals(PlaceState.AS_WANTED, stateOf(place, "1"));
            if (!link) {
                assertFalse(Files.isSymbolicLink(at(place)));
            }
        }
    }

    @Test
    void putsASkillThatIsOneFileWhereAgentsLookForIt() throws IOException {
        AgentPlace flat = new AgentPlace(".claude/skills", "manifest", PDF, "manifest.json", true);
        try (Change change = begin()) {
            install(change, PDF, "1");
            change.place(flat);
            change.commit();
        }
        assertEquals("1", Files.readString(at(flat).resolve("SKILL.md")));
        assertEquals(PlaceState.AS_WANTED, stateOf(flat, "1"));
    }

    @Test
    void seesThatACopyIsOfAnotherVersion() throws IOException {
        AgentPlace place = place(PDF, false);
        installAndPlace(place, "1");
        assertEquals(PlaceState.OURS, stateOf(place, "2"));
        installAndPlace(place, "2");
        assertEquals("2", Files.readString(at(place).resolve("SKILL.md")));
    }

    @Test
    void tellsWhatIsItsOwnFromWhatIsNot() throws IOException {
        AgentPlace copy = place(PDF, false);
        assertEquals(PlaceState.FREE, stateOf(copy, "1"));
        Files.createDirectories(at(copy));
        Files.writeString(at(copy).resolve("SKILL.md"), "somebody's");
        assertEquals(PlaceState.FOREIGN, stateOf(copy, "1"));
        Files.writeString(at(copy).resolve("SKILL.md"), "1");
        assertEquals(PlaceState.OURS, stateOf(copy, "1"), "the same is no loss");
        installAndPlace(copy, "1");
        assertEquals(PlaceState.AS_WANTED, stateOf(copy, "1"));
        Files.writeString(at(copy).resolve("SKILL.md"), "edited");
        assertEquals(PlaceState.EDITED, stateOf(copy, "1"));
        Files.delete(at(copy).resolve("SKILL.md"));
        assertEquals(PlaceState.OURS, stateOf(copy, "1"), "nothing is lost that is not there");
    }

    @Test
    void takesOutOfAnAgentsFolderExactlyWhatItPutThere() throws IOException {
        for (boolean link : new boolean[] {true, false}) {
            List<String> before = withoutPackages();
            AgentPlace place = place(PDF, link);
            installAndPlace(place, "1");
            try (Change change = begin()) {
                change.remove(PDF);
                change.unplace(place);
                change.commit();
            }
            assertEquals(List.of(), paths(project().places(List.of())));
            assertEquals(before, withoutPackages());

            Files.createDirectories(folder().resolve(".claude/skills/mine"));
        }
    }

    @Test
    void forgetsAPlaceAndLeavesWhatStandsThere() throws IOException {
        AgentPlace place = place(PDF, false);
        installAndPlace(place, "1");
        try (Change change = begin()) {
            change.forget(place);
            change.commit();
        }
        assertEquals(List.of(), paths(project().places(List.of())));
        assertTrue(Files.exists(at(place)));
    }

    // ---- one after the other

    @Test
    void changesOneAfterTheOther() {
        AtomicInteger inside = new AtomicInteger();
        List<Boolean> alone = Concurrently.run(Concurrently.THREADS, i -> () -> {
            try (Change change = begin()) {
                boolean first = inside.incrementAndGet() == 1;
                install(change, PDF, String.valueOf(i));
                change.commit();
                return inside.decrementAndGet() == 0 && first;
            }
        });
        assertFalse(alone.contains(false));
        assertTrue(project().installed().containsKey(PDF));
    }

    @Test
    void saysThatItWaitsAndGivesUpWhenItsPatienceEnds() throws IOException {
        AtomicBoolean told = new AtomicBoolean();
        try (Change change = begin()) {
            assertEquals(Optional.empty(), project().begin(new Patience() {
                @Override
                public void waiting() {
                    told.set(true);
                }

                @Override
                public boolean isEnded() {
                    return told.get();
                }
            }));
            install(change, PDF, "1");
            change.commit();
        }
        assertTrue(told.get());
        assertInstalled(PDF, "1");
    }

    @Test
    void recoversNothingWhereNothingWasBrokenOff() throws IOException {
        install(PDF, "1");
        try (Change change = begin()) {
            assertEquals(Recovery.NOTHING, change.recovered());
        }
    }

    // ---- helpers

    private Change begin() {
        return project().begin(Patience.ENDLESS).orElseThrow();
    }

    private void save(ProjectState state) {
        try (Change change = begin()) {
            change.save(state);
            change.commit();
        }
    }

    private void install(PackageId id, String content) throws IOException {
        try (Change change = begin()) {
            install(change, id, content);
            change.commit();
        }
    }

    private static void install(Change change, PackageId id, String content) throws IOException {
        Path staged = change.stage(id);
        fill(staged, content);
        change.install(id, staged, bundle(content), files(content));
    }

    private void installAndPlace(AgentPlace place, String content) throws IOException {
        try (Change change = begin()) {
            install(change, PDF, content);
            change.place(place);
            change.commit();
        }
    }

    private static void fill(Path folder, String content) throws IOException {
        Files.createDirectories(folder.resolve("skills/pdf"));
        Files.writeString(folder.resolve("manifest.json"), content);
        Files.writeString(folder.resolve(FILE), content);
    }

    private static List<BundleFile> files(String content) {
        long size = content.getBytes(StandardCharsets.UTF_8).length;
        return List.of(
                new BundleFile("manifest.json", size, digest(content), false),
                new BundleFile(FILE, size, digest(content), false));
    }

    private static InstalledBundle bundle(String content) {
        return new InstalledBundle(
                SemanticVersion.parse("1.0.0"), digest(content), List.of(new InstalledBundle.Skill("pdf", FILE)));
    }

    private static AgentPlace place(PackageId id, boolean links) {
        return new AgentPlace(".claude/skills", "pdf", id, FILE, links);
    }

    private Path at(AgentPlace place) {
        return folder().resolve(place.folder()).resolve(place.skill());
    }

    private PlaceState stateOf(AgentPlace place, String content) {
        return Objects.requireNonNull(
                project().statesOf(List.of(place), id -> files(content)).get(place));
    }

    private static List<String> paths(List<AgentPlace> places) {
        return places.stream().map(AgentPlace::path).toList();
    }

    private void assertInstalled(PackageId id, String content) throws IOException {
        assertEquals(bundle(content), project().installed().get(id));
        assertEquals(Optional.of(files(content)), project().files(id));
        assertEquals(List.of(), project().changes(id, files(content)));
    }

    private void assertAbsent(PackageId id) {
        assertFalse(project().installed().containsKey(id));
        assertFalse(Files.exists(project().location(id)));
    }

    /** All that stands below the project's folder, but for what is for the store alone. */
    private List<String> everything() throws IOException {
        try (Stream<Path> all = Files.walk(folder())) {
            return all.filter(path -> !path.equals(folder()))
                    .map(path -> folder().relativize(path).toString().replace('\\', '/')
                            + (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS) ? "/" : ""))
                    .filter(path -> !path.endsWith("/lock"))
                    .sorted()
                    .toList();
        }
    }

    private List<String> withoutPackages() throws IOException {
        return everything().stream()
                .filter(path -> !path.startsWith("node_modules"))
                .toList();
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
                new TreeSet<>(List.of(ALIKE.toString())),
                new HostConstraints(
                        List.of(VersionRange.parse(">=0.8"), VersionRange.parse("<2")),
                        List.of("linux", "darwin"),
                        List.of("x64", "arm64")),
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
