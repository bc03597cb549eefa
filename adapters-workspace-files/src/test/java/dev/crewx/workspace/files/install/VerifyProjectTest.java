package dev.crewx.workspace.files.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.application.install.InstallListener;
import dev.crewx.application.install.InstallRequest.Option;
import dev.crewx.application.install.InstallResult.Installed;
import dev.crewx.application.install.ProjectDamage;
import dev.crewx.application.install.ProjectDamage.Kind;
import dev.crewx.application.install.VerifyProject;
import dev.crewx.application.install.VerifyProject.Report;
import dev.crewx.application.install.spi.FileChange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every byte that is installed is looked at; what is missing comes back, what was changed stays. */
final class VerifyProjectTest {
    private Workshop work;

    @BeforeEach
    void open(@TempDir Path root) throws IOException {
        work = Workshop.in(root);
        work.shelf.put(Shelf.of("a", "1.0.0").requires("b", "*")).put(Shelf.of("b", "1.0.0"));
        work.did(Workshop.add("a").targeting(Set.of("crewx", "claude-code"), Set.of()));
    }

    private Report check() {
        return new VerifyProject(work.installer()).check(Workshop.LINUX);
    }

    private Report repair(Option... options) {
        return new VerifyProject(work.installer()).repair(Workshop.restore().with(options), InstallListener.NONE);
    }

    private static ProjectDamage damage(Kind kind, String subject, FileChange... files) {
        return new ProjectDamage(kind, subject, List.of(files));
    }

    @Test
    void findsNothingWhereNothingIsWrong() throws IOException {
        Map<String, String> before = work.everything();
        int downloads = work.shelf.downloads.get();
        assertEquals(List.of(), check().found());
        assertEquals(2, repair().packages());
        assertEquals(before, work.everything());
        assertEquals(downloads, work.shelf.downloads.get());
    }

    @Test
    void putsBackWhatIsMissingFromTheCache() throws IOException {
        work.shelf.unreachable = true;
        Map<String, String> before = work.everything();
        Files.delete(work.skillFile("a"));
        Workshop.delete(work.location("b"));
        Files.delete(work.project.resolve(".claude/skills/a"));
        Workshop.delete(work.project.resolve(".crewx/skills/b"));
        List<ProjectDamage> expected = List.of(
                damage(Kind.NOT_INSTALLED, "b"),
                damage(Kind.FILES_MISSING, "a", new FileChange("skills/a/SKILL.md", FileChange.Kind.MISSING)),
                damage(Kind.PLACE_WRONG, ".claude/skills/a"));
        assertEquals(expected, check().found());
        Report report = repair();
        assertEquals(expected, report.found());
        assertEquals(List.of(), report.left());
        assertInstanceOf(Installed.class, report.repair().orElseThrow());
        assertEquals(before, work.everything());
    }

    @Test
    void leavesWhatWasChangedAndMendsTheRest() throws IOException {
        Files.writeString(work.skillFile("a"), "mine");
        Files.writeString(work.project.resolve(".crewx/skills/b/SKILL.md"), "mine too");
        Files.delete(work.skillFile("b"));
        Report report = repair();
        assertEquals(3, report.found().size());
        assertEquals(
                List.of(
                        damage(Kind.FILES_CHANGED, "a", new FileChange("skills/a/SKILL.md", FileChange.Kind.CHANGED)),
                        damage(Kind.PLACE_CHANGED, ".crewx/skills/b")),
                report.left());
        assertEquals("mine", Files.readString(work.skillFile("a")));
        assertEquals("mine too", Files.readString(work.project.resolve(".crewx/skills/b/SKILL.md")));
        assertTrue(Files.exists(work.skillFile("b")));

        assertEquals(List.of(), repair(Option.FORCE).left());
        assertTrue(Files.readString(work.skillFile("a")).contains("# 1.0.0"));
        assertTrue(Files.readString(work.project.resolve(".crewx/skills/b/SKILL.md"))
                .contains("# 1.0.0"));
    }

    @Test
    void seesAFileThatOnlyLostItsMode() throws IOException {
        Path file = work.skillFile("a");
        assertTrue(file.toFile().setExecutable(true));
        assertEquals(
                List.of(damage(Kind.FILES_CHANGED, "a", new FileChange("skills/a/SKILL.md", FileChange.Kind.CHANGED))),
                check().found());
    }

    @Test
    void downloadsWhatTheCacheDoesNotHoldAnyMore() throws IOException {
        Workshop.delete(work.root.resolve("cache"));
        Workshop.delete(work.location("b"));
        int downloads = work.shelf.downloads.get();
        assertEquals(List.of(), repair().left());
        assertEquals(downloads + 1, work.shelf.downloads.get());
    }

    @Test
    void doesNotMendALockfileThatDisagrees() throws IOException {
        Files.writeString(work.project.resolve("crewx-skills.json"), "{\"requires\":{\"a\":\"^2\"}}");
        Workshop.delete(work.location("b"));
        Map<String, String> before = work.everything();
        Report report = repair();
        assertEquals(Kind.LOCK_DISAGREES, report.found().getFirst().kind());
        assertEquals(report.found(), report.left());
        assertEquals(before, work.everything());
    }

    @Test
    void takesAwayWhatIsNotLocked() throws IOException {
        Map<String, String> before = work.everything();
        work.shelf.put(Shelf.of("c", "1.0.0"));
        String requirements = Files.readString(work.project.resolve("crewx-skills.json"));
        String lock = Files.readString(work.project.resolve("crewx-skills.lock"));
        work.did(Workshop.add("c"));
        Files.writeString(work.project.resolve("crewx-skills.json"), requirements);
        Files.writeString(work.project.resolve("crewx-skills.lock"), lock);
        assertEquals(
                Set.of(Kind.NOT_LOCKED, Kind.PLACE_LEFT),
                Set.copyOf(check().found().stream().map(ProjectDamage::kind).toList()));
        assertEquals(List.of(), repair().left());
        assertEquals(before, work.everything());
    }
}
