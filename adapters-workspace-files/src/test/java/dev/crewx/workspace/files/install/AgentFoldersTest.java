package dev.crewx.workspace.files.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.application.install.InstallRequest;
import dev.crewx.application.install.InstallResult;
import dev.crewx.application.install.InstallResult.Collision;
import dev.crewx.application.install.InstallResult.Installed;
import dev.crewx.application.install.spi.AgentPlace;
import dev.crewx.domain.manifest.PackageId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Skills in the folders that agents read. */
final class AgentFoldersTest {
    private Workshop work;

    @BeforeEach
    void open(@TempDir Path root) throws IOException {
        work = Workshop.in(root);
        work.shelf
                .put(Shelf.withSkills("tools", "1.0.0", "one", "two").requires("base", "*"))
                .put(Shelf.of("base", "1.0.0"));
    }

    private static InstallRequest forAgents(InstallRequest request, String... agents) {
        return request.targeting(Set.of(agents), Set.of());
    }

    private Path at(String path) {
        return work.project.resolve(path);
    }

    private boolean stands(String path) {
        return Files.exists(at(path), LinkOption.NOFOLLOW_LINKS);
    }

    @Test
    void everySkillOfEveryPackageGoesToEveryAgentOnce() throws IOException {
        Installed result = work.did(forAgents(Workshop.add("tools"), "claude-code", "codex", "cursor"));
        assertEquals(
                List.of(
                        ".agents/skills/base",
                        ".agents/skills/one",
                        ".agents/skills/two",
                        ".claude/skills/base",
                        ".claude/skills/one",
                        ".claude/skills/two"),
                result.placed().stream().map(AgentPlace::path).sorted().toList());
        for (AgentPlace place : result.placed()) {
            assertTrue(Files.isSymbolicLink(at(place.path())), place.path());
            assertTrue(Files.readString(at(place.path()).resolve("SKILL.md")).contains("name: " + place.skill()));
        }
        assertEquals(
                "../../node_modules/.crewx/skills/tools/skills/one",
                Files.readSymbolicLink(at(".claude/skills/one")).toString());
        assertEquals(
                Set.of("claude-code", "codex", "cursor"),
                work.store().load().requirements().targets());
    }

    @Test
    void anUnmodifiedCrewxFindsFoldersNotLinks() throws IOException {
        work.did(forAgents(Workshop.add("tools"), "crewx"));
        Path skill = at(".crewx/skills/one");
        assertTrue(Files.isDirectory(skill, LinkOption.NOFOLLOW_LINKS));
        assertTrue(Files.isRegularFile(skill.resolve("SKILL.md"), LinkOption.NOFOLLOW_LINKS));
        assertFalse(work.did(Workshop.restore()).changedAnything());
    }

    @Test
    void targetsAreRememberedAndFollowEveryChange() throws IOException {
        work.did(forAgents(Workshop.add("tools"), "claude-code", "crewx"));
        work.shelf.put(Shelf.withSkills("tools", "1.1.0", "two", "three")).put(Shelf.of("more", "1.0.0"));
        work.did(Workshop.update());
        work.did(Workshop.add("more"));
        for (String folder : List.of(".claude/skills", ".crewx/skills")) {
            assertEquals(List.of("more", "three", "two"), names(folder), folder);
            assertTrue(Files.readString(at(folder).resolve("two/SKILL.md")).contains("# 1.1.0"), folder);
        }
    }

    private List<String> names(String folder) throws IOException {
        try (var children = Files.list(at(folder))) {
            return children.map(child -> child.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void removingTakesAwayExactlyWhatWasPutThere() throws IOException {
        Files.createDirectories(at(".claude/skills/mine"));
        Files.writeString(at(".claude/skills/mine/SKILL.md"), "mine");
        work.did(forAgents(Workshop.add("tools"), "claude-code", "codex", "crewx"));
        work.did(Workshop.remove("tools"));
        assertEquals(List.of("mine"), names(".claude/skills"));
        assertFalse(stands(".agents"), "a folder that was made for it");
        assertFalse(stands(".crewx"));
    }

    @Test
    void anAgentThatIsNoTargetAnyMoreIsLeftWithoutUnlessAnotherReadsTheSameFolder() throws IOException {
        work.did(forAgents(Workshop.add("base"), "claude-code", "codex", "cursor"));
        work.did(Workshop.restore().targeting(Set.of(), Set.of("claude-code", "codex")));
        assertFalse(stands(".claude"));
        assertTrue(stands(".agents/skills/base"));
        assertEquals(Set.of("cursor"), work.store().load().requirements().targets());
    }

    @Test
    void refusesAnAgentThatNobodyKnows() throws IOException {
        InstallResult.NoSuchAgent refused = assertInstanceOf(
                InstallResult.NoSuchAgent.class, work.run(forAgents(Workshop.add("base"), "hal-9000")));
        assertEquals("hal-9000", refused.id());
        assertTrue(refused.known().contains("claude-code"));
        assertEquals(Map.of("", "/"), work.everything());
    }

    @Test
    void refusesTwoSkillsOfOneNameInOneAgentsFolder() throws IOException {
        work.shelf.put(Shelf.withSkills("others", "1.0.0", "one"));
        work.did(Workshop.add("tools"));
        Map<String, String> before = work.everything();
        InstallResult refused = work.run(forAgents(Workshop.add("others"), "claude-code"));
        assertEquals(
                new InstallResult.SkillsCollide(List.of(new Collision(
                        "one",
                        List.of(PackageId.parse("others"), PackageId.parse("tools")),
                        Optional.of(".claude/skills")))),
                refused);
        assertEquals(before, work.everything());
        Installed warned = work.did(Workshop.add("others"));
        assertEquals(
                List.of("the skill \"one\" is in others and in tools; agents know only one of them"),
                warned.warnings());
        assertInstanceOf(InstallResult.SkillsCollide.class, work.run(forAgents(Workshop.restore(), "codex")));
    }

    @Test
    void refusesToReplaceWhatIsSomebodyElses() throws IOException {
        for (String kind : List.of("folder", "file", "link")) {
            Path mine = at(".claude/skills/base");
            Files.createDirectories(mine.getParent());
            switch (kind) {
                case "folder" -> Files.writeString(Files.createDirectory(mine).resolve("SKILL.md"), "mine");
                case "file" -> Files.writeString(mine, "mine");
                default -> Files.createSymbolicLink(mine, work.root);
            }
            Map<String, String> before = work.everything();
            InstallResult.PlacesOccupied refused = assertInstanceOf(
                    InstallResult.PlacesOccupied.class, work.run(forAgents(Workshop.add("base"), "claude-code")));
            assertEquals(".claude/skills/base", refused.places().getFirst().path());
            assertEquals(before, work.everything(), kind);
            Workshop.delete(mine);
        }
    }

    @Test
    void takesOverWhatIsTheSameAnyway() throws IOException {
        work.did(forAgents(Workshop.add("base"), "crewx", "claude-code"));
        Workshop.delete(at("node_modules"));
        work.did(Workshop.restore());
        assertFalse(work.did(Workshop.restore()).changedAnything());
        work.did(Workshop.remove("base"));
        assertFalse(stands(".crewx/skills/base"));
        assertFalse(stands(".claude/skills/base"));
    }

    @Test
    void removingFindsItsLinksAlsoWhenTheNotesAreLost() throws IOException {
        work.did(forAgents(Workshop.add("tools"), "claude-code"));
        Files.createSymbolicLink(at(".claude/skills/mine"), work.root);
        Workshop.delete(at("node_modules"));
        work.did(Workshop.remove("tools"));
        assertEquals(List.of("mine"), names(".claude/skills"));
    }

    @Test
    void putsBackALinkThatIsGone() throws IOException {
        work.did(forAgents(Workshop.add("base"), "claude-code"));
        Files.delete(at(".claude/skills/base"));
        assertTrue(work.did(Workshop.restore()).changedAnything());
        assertTrue(stands(".claude/skills/base"));
    }

    @Test
    void leavesAloneWhatSomebodyPutInItsPlace() throws IOException {
        work.did(forAgents(Workshop.add("base"), "claude-code"));
        Files.delete(at(".claude/skills/base"));
        Files.createDirectory(at(".claude/skills/base"));
        Files.writeString(at(".claude/skills/base/SKILL.md"), "mine");
        work.did(Workshop.remove("base"));
        assertEquals("mine", Files.readString(at(".claude/skills/base/SKILL.md")));
    }

    @Test
    void followsAnAgentsFolderThatIsALinkItself() throws IOException {
        Path elsewhere = Files.createDirectories(work.root.resolve("elsewhere/deep/skills"));
        Files.createDirectory(at(".claude"));
        Files.createSymbolicLink(at(".claude/skills"), elsewhere);
        work.did(forAgents(Workshop.add("base"), "claude-code"));
        assertTrue(Files.readString(elsewhere.resolve("base/SKILL.md")).contains("name: base"));
        assertFalse(work.did(Workshop.restore()).changedAnything());
        work.did(Workshop.remove("base"));
        assertEquals(List.of(), names(".claude/skills"));
    }
}
