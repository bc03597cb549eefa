package dev.crewx.workspace.files.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.application.bundle.CreateBundle;
import dev.crewx.application.bundle.ValidateBundle;
import dev.crewx.application.bundle.spi.BundleLimits;
import dev.crewx.application.testkit.Folders;
import dev.crewx.domain.json.JsonValue;
import dev.crewx.domain.manifest.Finding;
import dev.crewx.domain.manifest.ManifestOverrides;
import dev.crewx.domain.manifest.SkillEntry;
import dev.crewx.domain.skill.Strictness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ways people lay out skills, what is found out about them, and what stays out. */
final class LayoutTest {
    @TempDir
    private Path temp;

    private Folders folder;

    @BeforeEach
    void makeFolder() throws IOException {
        folder = new Folders(Files.createDirectory(temp.resolve("my-pack")));
    }

    private CreateBundle.Request request() {
        return CreateBundle.Request.of(folder.root(), temp.resolve("out"));
    }

    private CreateBundle.Result.Created created(CreateBundle.Request request) {
        CreateBundle.Result result = Bundles.CREATE.create(request);
        return assertInstanceOf(CreateBundle.Result.Created.class, result, result::toString);
    }

    private List<Finding> refused() throws IOException {
        List<Path> before = outputs();
        CreateBundle.Result result = Bundles.CREATE.create(request());
        assertEquals(before, outputs(), "nothing is left of a refused bundle");
        return assertInstanceOf(CreateBundle.Result.Refused.class, result, result::toString)
                .findings();
    }

    private List<Path> outputs() throws IOException {
        try (Stream<Path> children = Files.walk(temp)) {
            return children.filter(path -> path.toString().endsWith(".crewx")
                            || path.toString().endsWith(".tmp"))
                    .sorted()
                    .toList();
        }
    }

    private void assertRefused(String code, String says) throws IOException {
        List<Finding> findings = refused();
        assertTrue(
                findings.stream()
                        .anyMatch(f -> f.isError()
                                && f.code().equals(code)
                                && f.message().contains(says)),
                findings::toString);
    }

    private static List<String> skillPaths(CreateBundle.Result.Created created) {
        return created.manifest().skills().stream().map(SkillEntry::path).toList();
    }

    @Test
    void aFolderThatIsASkillGoesBelowItsName() {
        folder.skillAt("SKILL.md", "pdf").file("scripts/fill.py", "").file("README.md", "# PDF");
        CreateBundle.Result.Created created = created(request());
        assertEquals(
                List.of("manifest.json", "skills/pdf/README.md", "skills/pdf/SKILL.md", "skills/pdf/scripts/fill.py"),
                created.paths().stream().sorted().toList());
        assertEquals("pdf", created.manifest().id().toString());
        assertEquals("0.1.0", created.manifest().version().toString());
        assertEquals(temp.resolve("out/pdf-0.1.0.crewx"), created.file());
        assertTrue(created.findings().stream().anyMatch(f -> f.code().equals("version-assumed")));
    }

    @Test
    void everyOtherLayoutIsFoundToo() {
        folder.skillAt("skills/one/SKILL.md", "one")
                .skillAt("skills/office/two/SKILL.md", "two")
                .skillAt("three/SKILL.md", "three")
                .file("three/data.csv", "1")
                .skillAt("skills/four.md", "four")
                .skillAt("five.skills.md", "five")
                .skillAt("six/skill.md", "six")
                .file("skills/README.md", "no skill")
                .file("docs/guide.md", "shared");
        CreateBundle.Result.Created created = created(request());
        assertEquals(
                List.of(
                        "skills/five/SKILL.md",
                        "skills/four/SKILL.md",
                        "skills/office/two/SKILL.md",
                        "skills/one/SKILL.md",
                        "skills/six/SKILL.md",
                        "skills/three/SKILL.md"),
                skillPaths(created));
        assertTrue(created.paths().containsAll(List.of("skills/three/data.csv", "docs/guide.md", "skills/README.md")));
        assertEquals("my-pack", created.manifest().id().toString());
        assertEquals(
                "6 skills: five, four, two, one, six, three",
                created.manifest().metadata().description());
    }

    @Test
    void aSkillInsideASkillBelongsToIt() {
        folder.skillAt("skills/outer/SKILL.md", "outer").skillAt("skills/outer/inner/SKILL.md", "inner");
        assertEquals(List.of("skills/outer/SKILL.md"), skillPaths(created(request())));
    }

    @Test
    void twoSkillsOfOneNameGetTwoIds() {
        folder.skillAt("skills/a/SKILL.md", "status").skillAt("skills/b/SKILL.md", "status");
        assertEquals(
                List.of("status", "b"),
                created(request()).manifest().skills().stream()
                        .map(SkillEntry::id)
                        .toList());
    }

    @Test
    void aFolderWithoutSkillsIsToldWhereTheyAre() throws IOException {
        folder.skillAt(".claude/skills/deep/SKILL.md", "deep");
        assertRefused("no-skills", "No skills included in bundle");
        assertTrue(refused().get(0).found().orElse("").contains(".claude/skills/deep/SKILL.md"));
    }

    @Test
    void aNeighbouringPluginOrPackageSaysWhoAndWhat() {
        folder.skillAt("skills/a/SKILL.md", "a")
                .file(
                        ".claude-plugin/plugin.json",
                        "{\"name\":\"acme-pack\",\"version\":\"2.3.4\",\"author\":{\"name\":\"Ann\"},\"license\":\"MIT\"}")
                .file(
                        "package.json",
                        "{\"name\":\"@acme/other\",\"version\":\"9.9.9\",\"description\":\"From npm\",\"keywords\":[\"x\"],"
                                + "\"repository\":\"https://example.org/r\"}");
        CreateBundle.Result.Created created = created(request());
        assertEquals("acme-pack", created.manifest().id().toString());
        assertEquals("2.3.4", created.manifest().version().toString());
        assertEquals(
                "Ann",
                created.manifest().metadata().author().orElseThrow().name().orElseThrow());
        assertEquals("From npm", created.manifest().metadata().description());
        assertEquals(List.of("x"), created.manifest().metadata().keywords());
        assertEquals(
                "https://example.org/r",
                created.manifest().metadata().repository().orElseThrow().url());
    }

    @Test
    void whatTheBuilderSaysWins() {
        folder.skillAt("SKILL.md", "a").file("package.json", "{\"name\":\"b\",\"version\":\"2.0.0\"}");
        CreateBundle.Result.Created created = created(request().with(ManifestOverrides.of("@me/c", "3.0.0-rc.1")));
        assertEquals("@me/c", created.manifest().id().toString());
        assertEquals("me-c-3.0.0-rc.1.crewx", created.file().getFileName().toString());
    }

    @Test
    void aManifestThatIsThereIsRespectedWithWhatNobodyKnows() {
        folder.skillAt("SKILL.md", "a")
                .file(
                        "manifest.json",
                        "{\"manifestVersion\":\"1.0.0\",\"id\":\"mine\",\"version\":\"4.5.6\",\"x-future\":[1,{\"a\":null}],"
                                + "\"skills\":[{\"id\":\"first\",\"path\":\"SKILL.md\",\"x\":1}],"
                                + "\"metadata\":{\"name\":\"Mine\",\"keywords\":[]}}");
        CreateBundle.Result.Created created = created(request());
        assertEquals("mine", created.manifest().id().toString());
        assertEquals("Does a.", created.manifest().metadata().description());
        assertEquals("first", created.manifest().skills().get(0).id());
        assertEquals("skills/a/SKILL.md", created.manifest().skills().get(0).path());
        assertTrue(created.manifest().document().get("x-future").isPresent());
        JsonValue.JsonObject entry = (JsonValue.JsonObject)
                created.manifest().document().array("skills").get(0);
        assertEquals(JsonValue.of(1), entry.get("x").orElseThrow());
    }

    @Test
    void aManifestOfSomethingElseIsNotTakenForOurs() throws IOException {
        folder.skillAt("SKILL.md", "a")
                .file("manifest.json", "{\"manifest_version\":3,\"name\":\"browser extension\"}");
        assertTrue(created(request()).paths().contains("skills/a/manifest.json"));
        folder.skillAt("skills/b/SKILL.md", "b");
        Files.delete(folder.root().resolve("SKILL.md"));
        assertRefused("manifest-foreign", "something else's");
    }

    @Test
    void aBrokenManifestIsNamedWithItsLine() throws IOException {
        folder.skillAt("SKILL.md", "a").file("manifest.json", "{\n\"id\": \"a\",\n\"id\": \"b\"}");
        assertRefused("manifest-json", "Duplicate");
        assertEquals(3, refused().get(0).location().line());
    }

    @Test
    void theStrictestRequirementsOfAllSkillsAreTaken() {
        folder.file(
                        "skills/a/SKILL.md",
                        "---\nname: a\ndescription: A\nruntime:\n  python: '>=3.9'\n  memory: 512MB\n---\n")
                .file(
                        "skills/b/SKILL.md",
                        "---\nname: b\ndescription: B\nruntime:\n  python: '>=3.11,<4'\n  memory: 4GB\n  docker: true\n---\n");
        JsonValue.JsonObject runtime =
                created(request()).manifest().runtimeRequirements().toJson();
        assertEquals("4GB", runtime.text("memory").orElseThrow());
        assertEquals(JsonValue.of(true), runtime.get("docker").orElseThrow());
        assertTrue(runtime.text("python").orElseThrow().contains("3.11"), runtime::toString);
        assertFalse(runtime.text("python").orElseThrow().contains("3.9"), runtime::toString);
    }

    @Test
    void requirementsThatCannotGoTogetherNameTheSkills() throws IOException {
        folder.file("skills/a/SKILL.md", "---\nname: a\ndescription: A\nruntime: {node: '<18'}\n---\n")
                .file("skills/b/SKILL.md", "---\nname: b\ndescription: B\nruntime: {node: '>=20'}\n---\n");
        assertRefused("runtime-conflict", "a needs <18, b needs >=20");
    }

    @Test
    void skillsDependOnOtherPackagesButNotOnEachOther() {
        folder.file(
                        "skills/a/SKILL.md",
                        "---\nname: a\ndescription: A\ndependencies: [b, other@^1.2.0, 'pip>=1']\n---\n")
                .file("skills/b/SKILL.md", "---\nname: b\ndescription: B\ndependencies: [other]\n---\n");
        CreateBundle.Result.Created created = created(request());
        assertEquals(1, created.manifest().dependencies().size());
        assertEquals("other", created.manifest().dependencies().get(0).id().toString());
        assertEquals("^1.2.0", created.manifest().dependencies().get(0).range().text());
        assertEquals(List.of("pip>=1"), created.skills().get(0).metadata().notes());
    }

    @Test
    void secretsThatStayOutAreNamedAndTheRestIsNot() {
        folder.skillAt("SKILL.md", "a")
                .file(".env", "TOKEN=1")
                .file("node_modules/x/index.js", "")
                .file(".crewxignore", "*.tmp\n")
                .file("x.tmp", "");
        CreateBundle.Result.Created created = created(request());
        assertEquals(
                List.of("manifest.json", "skills/a/.crewxignore", "skills/a/SKILL.md"),
                created.paths().stream().sorted().toList());
        assertEquals(
                List.of(".env"),
                created.findings().stream()
                        .filter(f -> f.code().equals("left-out-secret"))
                        .map(f -> f.location().file())
                        .toList());
    }

    @Test
    void aFolderThatCannotBeLookedThroughIsNotBundled() throws IOException {
        folder.skillAt("SKILL.md", "a").link("gone", "nowhere");
        assertRefused("source-link-broken", "gone points to nothing");
    }

    @Test
    void theRepositorysRemoteIsTaken() {
        folder.skillAt("SKILL.md", "a").file(".git/config", "[remote \"origin\"]\n\turl = git@example.org:o/r.git\n");
        assertEquals(
                "https://example.org/o/r",
                created(request())
                        .manifest()
                        .metadata()
                        .repository()
                        .orElseThrow()
                        .url());
    }

    @Test
    void whatWindowsCannotHoldIsNamed() throws IOException {
        folder.skillAt("SKILL.md", "a")
                .file("a:b", "")
                .file("aux.md", "")
                .file("Readme.md", "1")
                .file("README.md", "2");
        List<Finding> findings = refused();
        assertEquals(3, findings.stream().filter(Finding::isError).count(), findings::toString);
    }

    @Test
    void strictReadingRefusesWhatLenientMends() throws IOException {
        folder.file("SKILL.md", "---\nname: My Skill\ndescription: Use it: now\nversion: 1.0\n---\n");
        CreateBundle.Result.Created created = created(request());
        assertEquals("my-skill", created.skills().get(0).metadata().name());
        assertEquals("Use it: now", created.skills().get(0).metadata().description());
        assertEquals("1.0.0", created.manifest().version().toString());
        CreateBundle.Result strict = Bundles.CREATE.create(request().with(Strictness.STRICT));
        List<Finding> findings =
                assertInstanceOf(CreateBundle.Result.Refused.class, strict).findings();
        assertEquals(3, findings.stream().filter(Finding::isError).count(), findings::toString);
        assertTrue(findings.stream()
                .filter(Finding::isError)
                .allMatch(f -> f.location().line() > 1));
    }

    @Test
    void validatingAFolderWritesNothing() throws IOException {
        folder.skillAt("SKILL.md", "a");
        ValidateBundle.Result.Report report = assertInstanceOf(
                ValidateBundle.Result.Report.class,
                Bundles.VALIDATE.validate(folder.root(), Strictness.LENIENT, BundleLimits.DEFAULT));
        assertTrue(report.valid());
        try (Stream<Path> children = Files.list(temp)) {
            assertEquals(List.of(folder.root()), children.toList());
        }
    }

    @Test
    void aFolderThatIsNotThereIsNotAFault() {
        assertInstanceOf(
                CreateBundle.Result.FolderAbsent.class,
                Bundles.CREATE.create(CreateBundle.Request.of(temp.resolve("nowhere"), temp)));
    }
}
