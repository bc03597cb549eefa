package dev.crewx.workspace.files.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.application.install.InstallPlan.Kind;
import dev.crewx.application.install.InstallRequest;
import dev.crewx.application.install.InstallRequest.Option;
import dev.crewx.application.install.InstallResult;
import dev.crewx.application.install.InstallResult.Installed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people changed in installed skills is theirs: it is noticed, and goes only when they say so. */
final class EditedSkillsTest {
    private static final String EDIT = "my own words\n";

    private Workshop work;

    @BeforeEach
    void open(@TempDir Path root) throws IOException {
        work = Workshop.in(root);
        work.shelf.put(Shelf.of("a", "1.0.0")).put(Shelf.of("b", "1.0.0"));
        work.did(Workshop.add("a", "b"));
        work.shelf.put(Shelf.of("a", "1.1.0"));
    }

    private static InstallResult edited(String id, String... paths) {
        return new InstallResult.Edited(new TreeMap<>(Map.of(id, List.of(paths))));
    }

    private void refused(InstallResult expected, InstallRequest request) throws IOException {
        Map<String, String> before = work.everything();
        assertEquals(expected, work.run(request));
        assertEquals(before, work.everything());
    }

    @Test
    void anEditedFileIsNotOverwrittenByAnUpdateOrARemoval() throws IOException {
        Files.writeString(work.skillFile("a"), EDIT);
        refused(edited("a", "skills/a/SKILL.md"), Workshop.update());
        refused(edited("a", "skills/a/SKILL.md"), Workshop.remove("a"));
        work.did(Workshop.update("b"));
        work.did(Workshop.remove("b"));
        assertEquals(EDIT, Files.readString(work.skillFile("a")));
    }

    @Test
    void anAddedFileIsNotLostEither() throws IOException {
        Files.writeString(work.location("a").resolve("notes.txt"), EDIT);
        refused(edited("a", "notes.txt"), Workshop.update());
    }

    @Test
    void aMissingFileAndWhatToolsLeaveBehindAreNoLoss() throws IOException {
        Files.delete(work.skillFile("a"));
        Path left = Files.createDirectories(work.location("a").resolve("skills/a/__pycache__"));
        Files.writeString(left.resolve("x.pyc"), "bytes");
        work.did(Workshop.update());
        assertEquals(List.of("a@1.1.0", "b@1.0.0"), work.installed());
    }

    @Test
    void nothingIsSaidWhereNothingWouldBeOverwritten() throws IOException {
        Files.writeString(work.skillFile("a"), EDIT);
        assertFalse(work.did(Workshop.restore()).changedAnything());
        work.shelf.put(Shelf.of("c", "1.0.0"));
        work.did(Workshop.add("c"));
        assertEquals(EDIT, Files.readString(work.skillFile("a")));
    }

    @Test
    void forceOverwrites() throws IOException {
        Files.writeString(work.skillFile("a"), EDIT);
        work.did(Workshop.update().with(Option.FORCE));
        assertTrue(Files.readString(work.skillFile("a")).contains("# 1.1.0"));
    }

    @Test
    void forcePutsBackWhatIsInstalledAsLocked() throws IOException {
        Files.writeString(work.skillFile("a"), EDIT);
        Files.delete(work.skillFile("b"));
        Installed result = work.did(Workshop.restore().with(Option.FORCE));
        assertEquals(2, result.plan().steps(Kind.RESTORE).size());
        assertTrue(Files.readString(work.skillFile("a")).contains("# 1.0.0"));
        assertTrue(Files.exists(work.skillFile("b")));
        assertFalse(work.did(Workshop.restore().with(Option.FORCE)).changedAnything());
    }

    @Test
    void whatStandsThereAndIsNotKnownIsNotOverwrittenUnlessItIsTheSame() throws IOException {
        Workshop.delete(work.project.resolve("node_modules/.crewx/files"));
        Files.delete(work.project.resolve("node_modules/.crewx/installed.json"));
        work.did(Workshop.restore());
        assertEquals(List.of("a@1.0.0", "b@1.0.0"), work.installed());

        Workshop.delete(work.project.resolve("node_modules/.crewx/files"));
        Files.delete(work.project.resolve("node_modules/.crewx/installed.json"));
        Files.writeString(work.skillFile("a"), EDIT);
        refused(edited("a", "skills/a/SKILL.md"), Workshop.restore());
        work.did(Workshop.restore().with(Option.FORCE));
        assertTrue(Files.readString(work.skillFile("a")).contains("# 1.0.0"));
    }

    @Test
    void whatStandsThereAndIsNotNotedIsNotRemovedEither() throws IOException {
        Workshop.delete(work.project.resolve("node_modules/.crewx/files"));
        refused(edited("a", "manifest.json", "skills/a/SKILL.md"), Workshop.remove("a"));
        work.did(Workshop.remove("a").with(Option.FORCE));
        assertFalse(Files.exists(work.location("a")));
    }

    @Test
    void anEditedCopyInAnAgentsFolderIsNotOverwrittenEither() throws IOException {
        work.did(Workshop.restore().targeting(Set.of("crewx"), Set.of()));
        Path copy = work.project.resolve(".crewx/skills/a/SKILL.md");
        assertTrue(Files.readString(copy).contains("# 1.0.0"));
        Files.writeString(copy, EDIT);
        refused(edited(".crewx/skills", "a"), Workshop.update());
        refused(edited(".crewx/skills", "a"), Workshop.remove("a"));
        work.did(Workshop.update().with(Option.FORCE));
        assertTrue(Files.readString(copy).contains("# 1.1.0"));
    }
}
