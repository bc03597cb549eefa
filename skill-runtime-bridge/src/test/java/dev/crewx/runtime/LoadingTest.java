package dev.crewx.runtime;

import static dev.crewx.runtime.Workshop.names;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.runtime.LoadReport.Shadowed;
import dev.crewx.runtime.SkillSource.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where skills are looked for, and which of several counts. */
final class LoadingTest {
    private Workshop workshop;

    @BeforeEach
    void open(@TempDir Path root) {
        workshop = new Workshop(root);
    }

    private LoadReport load() {
        try (SkillRuntime runtime = workshop.runtime()) {
            return runtime.loadSkills();
        }
    }

    private LoadReport load(LoadOptions options) {
        try (SkillRuntime runtime = workshop.runtime()) {
            return runtime.loadSkills(options);
        }
    }

    private static String reasons(LoadReport report) {
        return String.join("; ", report.skipped().stream().map(Object::toString).toList());
    }

    private Path at(String path) {
        return workshop.project().resolve(path);
    }

    @Test
    void findsFoldersAndFlatFilesAlike() {
        workshop.skill("folder");
        workshop.write("skills/category/deep/nested/SKILL.md", Workshop.text("nested"));
        workshop.write("skills/flat.md", Workshop.text("flat"));
        workshop.write("skills/lower/skill.md", Workshop.text("lower"));
        LoadReport report = load();
        assertEquals("flat folder lower nested", names(report.skills()));
        assertTrue(report.find("flat").orElseThrow().flat());
        assertEquals("", reasons(report));
    }

    @Test
    void takesNeitherPagesBesideSkillsNorFilesInsideThemForSkills() {
        workshop.skill("a");
        workshop.write("skills/README.md", Workshop.text("readme-skill"));
        workshop.write("skills/notes.md", "# Notes\n");
        workshop.write("skills/page.md", "---\ntitle: A page\n---\n");
        workshop.write("skills/a/references/b/SKILL.md", Workshop.text("inside"));
        workshop.write("skills/a/c.md", Workshop.text("beside"));
        workshop.write("skills/.hidden/SKILL.md", Workshop.text("hidden"));
        workshop.write("skills/node_modules/d/SKILL.md", Workshop.text("module"));
        LoadReport report = load();
        assertEquals("a", names(report.skills()));
        assertEquals("", reasons(report));
    }

    @Test
    void anEarlierPlaceWinsAndTheOthersAreTold() {
        workshop.write("skills/a/SKILL.md", Workshop.text("a"));
        workshop.write(".crewx/skills/a/SKILL.md", Workshop.text("a"));
        workshop.write(".claude/skills/a/SKILL.md", Workshop.text("a"));
        workshop.install("pack", "1.0.0", "", Map.of("a", List.of()));
        LoadReport report = load();
        assertEquals(Kind.INSTALLED, report.find("a").orElseThrow().source().kind());
        assertEquals(
                List.of(at("skills/a/SKILL.md"), at(".crewx/skills/a/SKILL.md"), at(".claude/skills/a/SKILL.md")),
                report.shadowed().stream()
                        .map(shadowed -> shadowed.skill().file())
                        .toList());
        assertTrue(report.shadowed().stream()
                .map(Shadowed::by)
                .allMatch(report.find("a").orElseThrow()::equals));
    }

    @Test
    void withinOnePlaceTheFirstByPathWins() {
        workshop.write("skills/y/SKILL.md", Workshop.text("same"));
        workshop.write("skills/x/SKILL.md", Workshop.text("same"));
        LoadReport report = load();
        assertEquals(at("skills/x/SKILL.md"), report.find("same").orElseThrow().file());
        assertEquals(1, report.shadowed().size());
    }

    @Test
    void readsWhatAgentsReadInTheProjectAboveItAndInTheHome() throws IOException {
        Files.createDirectories(workshop.project().getParent().resolve(".git"));
        workshop.write(".agents/skills/shared/SKILL.md", Workshop.text("shared"));
        Workshop.write(workshop.project().resolve("../.claude/skills/above/SKILL.md"), Workshop.text("above"));
        Workshop.write(workshop.home().resolve(".claude/skills/mine/SKILL.md"), Workshop.text("mine"));
        Workshop.write(workshop.home().resolve(".config/opencode/skills/open/SKILL.md"), Workshop.text("open"));
        Path codex = workshop.home().resolve("elsewhere");
        workshop.variable("CODEX_HOME", codex.toString());
        Workshop.write(codex.resolve("skills/codex/SKILL.md"), Workshop.text("codex"));
        assertEquals("above codex mine open shared", names(load().skills()));
    }

    @Test
    void looksNotAboveAProjectThatIsInNoRepository() {
        Workshop.write(workshop.project().resolve("../.claude/skills/above/SKILL.md"), Workshop.text("above"));
        assertEquals("", names(load().skills()));
    }

    @Test
    void aLinkToASkillThatIsThereAnywayHidesNothing() throws IOException {
        workshop.write(".agents/skills/a/SKILL.md", Workshop.text("a"));
        Files.createDirectories(at(".claude/skills"));
        Files.createSymbolicLink(at(".claude/skills/a"), Path.of("../../.agents/skills/a"));
        LoadReport report = load();
        assertEquals("a", names(report.skills()));
        assertEquals(List.of(), report.shadowed());
        assertEquals("", reasons(report));
    }

    @Test
    void followsNoLinkOutOfTheProject() throws IOException {
        Path secret = Workshop.write(workshop.home().resolve("private/SKILL.md"), Workshop.text("secret"));
        Files.createDirectories(at("skills/c"));
        Files.createSymbolicLink(at("skills/a"), secret.getParent());
        Files.createSymbolicLink(at("skills/b.md"), secret);
        Files.createSymbolicLink(at("skills/c/SKILL.md"), secret);
        Files.createSymbolicLink(at("skills/d"), Path.of("nowhere"));
        LoadReport report = load();
        assertEquals("", names(report.skills()));
        assertEquals(
                List.of(at("skills/a"), at("skills/b.md"), at("skills/c/SKILL.md")),
                report.skipped().stream().map(LoadReport.Skipped::file).toList());
        assertTrue(reasons(report).contains("leads out of the project"), reasons(report));
    }

    @Test
    void theUsersOwnPlacesMayLinkAnywhereBelowTheHome() throws IOException {
        Workshop.write(workshop.home().resolve("work/a/SKILL.md"), Workshop.text("a"));
        Files.createDirectories(workshop.home().resolve(".claude/skills"));
        Files.createSymbolicLink(
                workshop.home().resolve(".claude/skills/a"), workshop.home().resolve("work/a"));
        assertEquals("a", names(load().skills()));
    }

    @Test
    void goesRoundNoCircleOfLinks() throws IOException {
        workshop.skill("a");
        Files.createDirectories(at("skills/loop"));
        Files.createSymbolicLink(at("skills/loop/again"), Path.of("..", "..", "skills"));
        LoadReport report = load();
        assertEquals("a", names(report.skills()));
    }

    @Test
    void stopsAtItsBoundsAndSaysSo() {
        for (int i = 0; i < 30; i++) {
            workshop.skill("s" + i);
        }
        workshop.write("skills/a/b/c/d/e/f/SKILL.md", Workshop.text("at-the-bound"));
        workshop.write("skills/a/b/c/d/e/f2/g/SKILL.md", Workshop.text("too-deep"));
        assertEquals(31, load().skills().size());
        RuntimeLimits d = RuntimeLimits.DEFAULT;
        RuntimeLimits few = new RuntimeLimits(
                6,
                10,
                d.maxContentBytes(),
                d.maxOutputBytes(),
                d.maxTrackedFiles(),
                d.metadataCacheBytes(),
                d.contentCacheBytes());
        try (SkillRuntime runtime = workshop.builder().limits(few).build()) {
            LoadReport report = runtime.loadSkills();
            assertTrue(report.skills().size() < 10);
            assertTrue(reasons(report).contains("more than 10 folders"), reasons(report));
        }
    }

    @Test
    void saysWhyAFileIsNoUsableSkill() {
        workshop.write("skills/a/SKILL.md", "# No frontmatter\n");
        workshop.write("skills/b/SKILL.md", "---\nname: b\n---\n");
        workshop.write("skills/c/SKILL.md", "---\n- a\n- list\n---\n");
        workshop.write("skills/d.md", "---\nname: d\n---\n");
        LoadReport report = load();
        assertEquals("", names(report.skills()));
        assertEquals(4, report.skipped().size(), reasons(report));
        assertTrue(reasons(report).contains("does not begin with a frontmatter"), reasons(report));
        assertTrue(reasons(report).contains("A skill needs a description"), reasons(report));
    }

    @Test
    void strictlyASkillThatBreaksARuleIsLeftOutWithItsReason() {
        workshop.skill("good");
        workshop.write("skills/bad/SKILL.md", "---\nname: Bad Name\ndescription: D.\n---\n");
        assertEquals("bad-name good", names(load().skills()));
        LoadReport strict = load(LoadOptions.DEFAULT.strict());
        assertEquals("good", names(strict.skills()));
        assertTrue(reasons(strict).contains("kebab-case"), reasons(strict));
    }

    @Test
    void takesIncludeBeforeExclude() {
        for (String name : List.of("pdf-read", "pdf-write", "csv")) {
            workshop.skill(name);
        }
        assertEquals(
                "pdf-read pdf-write",
                names(load(LoadOptions.DEFAULT.including("pdf-*")).skills()));
        assertEquals("csv", names(load(LoadOptions.DEFAULT.excluding("pdf-*")).skills()));
        assertEquals(
                "pdf-read",
                names(load(LoadOptions.DEFAULT.including("pdf-read").excluding("pdf-*"))
                        .skills()));
        assertEquals(
                "csv pdf-write",
                names(load(LoadOptions.DEFAULT.excluding("*-r*d")).skills()));
    }

    @Test
    void givesTextsAndDependenciesWhereTheyAreAskedFor() {
        workshop.skill("a", "dependencies: [b]");
        workshop.skill("b");
        LoadReport report = load(LoadOptions.DEFAULT.withContent().withDependencies());
        assertTrue(report.definitions().get("a").body().contains("The text of a."));
        assertEquals("b", names(report.dependencies().get("a").inOrder()));
        assertEquals(Map.of(), load().definitions());
        assertEquals(Map.of(), load().dependencies());
    }

    @Test
    void takesASingleFileAndAFolderThatIsAPackageForAPlace() {
        Path flat = workshop.write("elsewhere/one.md", Workshop.text("one"));
        Path installed = workshop.install("pack", "2.0.0", "", Map.of("two", List.of()));
        LoadReport report = load(LoadOptions.searching(flat, installed));
        assertEquals("one two", names(report.skills()));
        assertEquals(
                "2.0.0",
                report.find("two").orElseThrow().version().orElseThrow().toString());
    }

    @Test
    void readsPackagesAsTheirManifestsSay() {
        workshop.install("@acme/tools", "1.2.0", "", Map.of("x", List.of("version: 3.0.0"), "y", List.of()));
        Path folder = at(SkillSource.INSTALLED_FOLDER).resolve("@acme/tools");
        Workshop.write(folder.resolve("skills/stray/SKILL.md"), Workshop.text("stray"));
        Workshop.write(folder.resolve("README.md"), Workshop.text("readme"));
        LoadReport report = load();
        assertEquals("x y", names(report.skills()));
        assertEquals(
                "3.0.0", report.find("x").orElseThrow().version().orElseThrow().toString());
        assertEquals(
                "1.2.0", report.find("y").orElseThrow().version().orElseThrow().toString());
        assertEquals("@acme/tools", report.find("y").orElseThrow().owner());
    }

    @Test
    void aManifestNamesNothingOutsideOfItsPackage() {
        Path folder = at(SkillSource.INSTALLED_FOLDER).resolve("evil");
        Workshop.write(workshop.home().resolve("private/SKILL.md"), Workshop.text("secret"));
        Workshop.write(
                folder.resolve("manifest.json"),
                "{\"manifestVersion\":\"1.0.0\",\"packageType\":\"skill-bundle\",\"id\":\"evil\",\"version\":\"1.0.0\","
                        + "\"metadata\":{\"name\":\"e\",\"description\":\"e\"},\"skills\":["
                        + "{\"id\":\"a\",\"path\":\"skills/a\",\"entry\":\"../../../../../../../home/private/SKILL.md\"},"
                        + "{\"id\":\"b\",\"path\":\"skills/b/SKILL.md\"}]}");
        LoadReport report = load();
        assertEquals("", names(report.skills()));
        assertTrue(reasons(report).contains("leads out of its folder"), reasons(report));
        assertTrue(reasons(report).contains("missing in evil@1.0.0"), reasons(report));
    }

    @Test
    void aFolderThatCannotBeReadStopsNothing() throws IOException {
        workshop.skill("a");
        Path locked = Files.createDirectories(at("skills/locked"));
        locked.toFile().setReadable(false);
        try {
            assertEquals("a", names(load().skills()));
        } finally {
            locked.toFile().setReadable(true);
        }
    }

    @Test
    void whatIsNoFileIsNotRead() throws Exception {
        workshop.skill("a");
        Files.createDirectories(at("skills/pipe"));
        Process fifo = new ProcessBuilder(
                        "mkfifo",
                        at("skills/pipe/SKILL.md").toString(),
                        at("skills/p.md").toString())
                .start();
        assertEquals(0, fifo.waitFor());
        assertEquals("a", names(load().skills()));
    }
}
