package dev.crewx.workspace.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.application.install.spi.ProjectState;
import dev.crewx.application.install.spi.ProjectStore;
import dev.crewx.application.install.spi.ProjectStore.Change;
import dev.crewx.application.install.spi.ProjectStore.Patience;
import dev.crewx.application.remote.spi.ClientStateException;
import dev.crewx.application.testkit.ProjectStoreContract;
import dev.crewx.bundle.tar.BundleTar;
import dev.crewx.domain.resolution.Lockfile;
import dev.crewx.domain.resolution.ProjectRequirements;
import dev.crewx.domain.version.SemanticVersion;
import dev.crewx.domain.version.VersionRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FileProjectStoreTest extends ProjectStoreContract {
    private static final ProjectState ONE =
            new ProjectState(ProjectRequirements.EMPTY.adding("pdf", VersionRange.ANY), Lockfile.EMPTY);

    @TempDir
    private Path folder;

    @Override
    protected ProjectStore project() {
        return new WorkspaceFiles(
                        new UserFolders(folder.resolve("home"), folder.resolve("home"), folder.resolve("etc")),
                        new BundleTar().jsonText())
                .project(folder());
    }

    @Override
    protected Path folder() {
        return folder.resolve("project");
    }

    @BeforeEach
    void makeTheFolder() throws IOException {
        Files.createDirectory(folder());
    }

    private void save(ProjectState state) {
        try (Change change = project().begin(Patience.ENDLESS).orElseThrow()) {
            change.save(state);
            change.commit();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    crewx-skills.json | { broken
                    crewx-skills.json | []
                    crewx-skills.json | {"requires":["pdf"]}
                    crewx-skills.json | {"requires":{"PDF":"*"}}
                    crewx-skills.json | {"requires":{"pdf":"not a range"}}
                    crewx-skills.json | {"requires":{"pdf":1}}
                    crewx-skills.json | {"directory":1}
                    crewx-skills.lock | { broken
                    crewx-skills.lock | {"lockVersion":2,"packages":{}}
                    crewx-skills.lock | {"lockVersion":1,"packages":[]}
                    crewx-skills.lock | {"lockVersion":1,"packages":{"pdf":"1.0.0"}}
                    crewx-skills.lock | {"lockVersion":1,"packages":{"pdf":{"version":"1.0.0"}}}
                    """)
    void namesAFileItDoesNotUnderstandAndLeavesIt(String file, String text) throws IOException {
        Files.writeString(folder().resolve(file), text);
        ClientStateException fault =
                assertThrows(ClientStateException.class, () -> project().load());
        assertTrue(fault.getMessage().contains(file), fault.getMessage());
        assertEquals(text, Files.readString(folder().resolve(file)));
    }

    @Test
    void keepsWhatElseTheRequirementsFileSays() throws IOException {
        Path file = Files.writeString(folder().resolve("crewx-skills.json"), "{\"notes\":\"codex\",\"requires\":{}}");
        save(ONE);
        assertTrue(Files.readString(file).contains("\"notes\": \"codex\""));
    }

    @Test
    void doesNotTouchFilesThatSayItAlready() throws IOException {
        save(ONE);
        Path file = folder().resolve("crewx-skills.json");
        Files.writeString(file, "{ \"requires\":   {\"pdf\":\"*\"} }");
        FileTime then = FileTime.fromMillis(0);
        Files.setLastModifiedTime(file, then);
        save(ONE);
        assertEquals(then, Files.getLastModifiedTime(file));
        assertEquals("{ \"requires\":   {\"pdf\":\"*\"} }", Files.readString(file));
    }

    @Test
    void replacesALinkThatLeadsNowhereAndDoesNotFollowIt() throws IOException {
        Path location = project().location(Packages.PDF);
        Files.createDirectories(location.getParent());
        Files.createSymbolicLink(location, folder.resolve("nowhere"));
        Packages.install(project(), Packages.PDF, "1");
        assertTrue(Files.isRegularFile(location.resolve("manifest.json")));
        assertTrue(Files.notExists(folder.resolve("nowhere")));
    }

    @Test
    void findsTheNearestProjectAbove() throws IOException {
        Path inner = Files.createDirectories(folder().resolve("a").resolve("b"));
        assertEquals(inner, FileProjectStore.projectOf(inner), "else the folder itself");
        Files.writeString(folder().resolve("crewx-skills.json"), "{}");
        assertEquals(folder(), FileProjectStore.projectOf(inner));
        Files.writeString(inner.getParent().resolve("crewx-skills.json"), "{}");
        assertEquals(inner.getParent(), FileProjectStore.projectOf(inner));
    }

    @ParameterizedTest
    @CsvSource({"node_modules/crewx", "node_modules/@sowonai/crewx-cli"})
    void findsTheCrewxThatNpmInstalled(String place) throws IOException {
        Path file = Files.createDirectories(folder().resolve(place)).resolve("package.json");
        Files.writeString(file, "{\"name\":\"crewx\",\"version\":\"0.8.1\"}");
        assertEquals(Optional.of(SemanticVersion.parse("0.8.1")), project().crewxVersion());
        for (String text : new String[] {"{ broken", "{}", "{\"version\":\"new\"}", "[]"}) {
            Files.writeString(file, text);
            assertEquals(Optional.empty(), project().crewxVersion(), text);
        }
    }

    @Test
    void believesTheProjectsWordOfCrewxBeforeTheUsersAndThatBeforeWhatIsInstalled() throws IOException {
        Path installed = Files.createDirectories(folder().resolve("node_modules/crewx"));
        Files.writeString(installed.resolve("package.json"), "{\"version\":\"0.8.1\"}");
        Path settings = Files.createDirectories(folder.resolve("home")).resolve("config.json");
        Files.writeString(settings, "{\"crewxVersion\":\"0.9.0\"}");
        assertEquals(Optional.of(SemanticVersion.parse("0.9.0")), project().crewxVersion());
        Files.writeString(folder().resolve("crewx-skills.json"), "{\"crewxVersion\":\"1.0.0\"}");
        assertEquals(Optional.of(SemanticVersion.parse("1.0.0")), project().crewxVersion());
    }

    @Test
    void installsWhereTheProjectSays() throws IOException {
        WorkspaceFiles files = files();
        Path vendor = folder().resolve("vendor/skills");
        ProjectStore there = files.project(folder(), vendor);
        try (Change change = there.begin(Patience.ENDLESS).orElseThrow()) {
            Packages.stage(change, Packages.PDF, "1");
            change.save(ONE);
            change.commit();
        }
        assertTrue(Files.isRegularFile(vendor.resolve("pdf/manifest.json")));
        assertTrue(
                Files.readString(folder().resolve("crewx-skills.json")).contains("\"directory\": \"vendor/skills\""));
        assertEquals(vendor.resolve("pdf"), project().location(Packages.PDF));
        assertTrue(project().installed().containsKey(Packages.PDF));
        assertEquals(vendor, files.packagesOf(folder()));
        ClientStateException refused =
                assertThrows(ClientStateException.class, () -> files.project(folder(), folder().resolve("elsewhere")));
        assertTrue(refused.getMessage().contains(vendor.toString()), refused.getMessage());
    }

    @Test
    void putsPackagesOutsideOfTheProjectOnlyWhereTheUserSaysSo() throws IOException {
        WorkspaceFiles files = files();
        Path outside = folder.resolve("outside");
        Files.writeString(folder().resolve("crewx-skills.json"), "{\"directory\": \"../outside\"}");
        ClientStateException refused = assertThrows(ClientStateException.class, () -> files.project(folder()));
        assertTrue(refused.getMessage().contains("crewx trust"), refused.getMessage());
        assertThrows(ClientStateException.class, () -> files.packagesOf(folder()));
        assertEquals(outside.resolve("pdf"), files.project(folder(), outside).location(Packages.PDF));
        files.trustedFolders().trust(folder());
        assertEquals(outside.resolve("pdf"), files.project(folder()).location(Packages.PDF));
        assertFalse(Files.exists(outside));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"do\":\"put\",\"path\":\"../notes.txt\",\"fresh\":\"node_modules/.crewx/change/new-0\"}",
                "{\"do\":\"remove\",\"path\":\"../notes.txt\",\"old\":\"node_modules/.crewx/change/old-0\"}",
                "{\"do\":\"remove\",\"path\":\"link/notes.txt\",\"old\":\"node_modules/.crewx/change/old-0\"}",
                "{\"do\":\"remove\",\"path\":\"mine.txt\",\"old\":\"../old-0\"}",
                "{\"do\":\"put\",\"path\":\"mine.txt\",\"fresh\":\"../notes.txt\"}"
            })
    void aJournalThatCameWithTheProjectLeadsNowhereElse(String step) throws IOException {
        Path notes = Files.writeString(folder.resolve("notes.txt"), "notes");
        Path mine = Files.writeString(folder().resolve("mine.txt"), "mine");
        Files.createSymbolicLink(folder().resolve("link"), folder);
        Path change = Files.createDirectories(folder().resolve("node_modules/.crewx/change"));
        Files.writeString(change.resolve("new-0"), "evil");
        Files.writeString(change.resolve("journal.json"), "{\"direction\":\"forward\",\"steps\":[" + step + "]}");
        ClientStateException refused =
                assertThrows(ClientStateException.class, () -> project().begin(Patience.ENDLESS));
        assertTrue(refused.getMessage().contains("remove " + change), refused.getMessage());
        assertEquals("notes", Files.readString(notes));
        assertEquals("mine", Files.readString(mine));
        assertFalse(Files.exists(folder.resolve("old-0")));
    }

    private WorkspaceFiles files() {
        return new WorkspaceFiles(
                new UserFolders(folder.resolve("home"), folder.resolve("home"), folder.resolve("etc")),
                new BundleTar().jsonText());
    }
}
