package dev.crewx.workspace.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.application.install.spi.ProjectState;
import dev.crewx.application.install.spi.ProjectStore;
import dev.crewx.application.remote.spi.ClientStateException;
import dev.crewx.application.testkit.ProjectStoreContract;
import dev.crewx.bundle.tar.BundleTar;
import dev.crewx.domain.integrity.Digest;
import dev.crewx.domain.manifest.PackageId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FileProjectStoreTest extends ProjectStoreContract {
    private static final PackageId PDF = PackageId.parse("pdf");

    @TempDir
    private Path folder;

    @Override
    protected ProjectStore project() {
        return new FileProjectStore(folder, new BundleTar().jsonText());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    crewx-skills.json | { broken
                    crewx-skills.json | []
                    crewx-skills.json | {"requires":["pdf"]}
                    crewx-skills.json | {"requires":{"PDF":"*"}}
                    crewx-skills.json | {"requires":{"pdf":"not a range"}}
                    crewx-skills.json | {"requires":{"pdf":1}}
                    crewx-skills.lock | { broken
                    crewx-skills.lock | {"lockVersion":2,"packages":{}}
                    crewx-skills.lock | {"lockVersion":1,"packages":[]}
                    crewx-skills.lock | {"lockVersion":1,"packages":{"pdf":"1.0.0"}}
                    crewx-skills.lock | {"lockVersion":1,"packages":{"pdf":{"version":"1.0.0"}}}
                    """)
    void namesAFileItDoesNotUnderstandAndLeavesIt(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
        ClientStateException fault =
                assertThrows(ClientStateException.class, () -> project().load());
        assertTrue(fault.getMessage().contains(file), fault.getMessage());
        assertEquals(text, Files.readString(folder.resolve(file)));
    }

    @Test
    void keepsWhatElseTheRequirementsFileSays() throws IOException {
        Path file = Files.writeString(folder.resolve("crewx-skills.json"), "{\"notes\":\"codex\",\"requires\":{}}");
        project().save(ProjectState.EMPTY);
        assertTrue(Files.readString(file).contains("codex"));
    }

    @Test
    void leavesNoStagingFolderBehind() throws IOException {
        for (boolean commits : new boolean[] {true, false}) {
            try (ProjectStore.Change change = project().begin()) {
                Path staged = Files.createDirectory(change.stage(PDF, Digest.of(new byte[0])));
                Files.writeString(staged.resolve("manifest.json"), "{}");
                if (commits) {
                    change.commit();
                }
            }
            try (Stream<Path> all = Files.list(folder.resolve("node_modules").resolve(".crewx"))) {
                assertEquals(
                        List.of("installed.json", "skills"),
                        all.map(path -> path.getFileName().toString()).sorted().toList());
            }
        }
    }

    @Test
    void replacesALinkThatLeadsNowhereAndDoesNotFollowIt() throws IOException {
        Path location = project().location(PDF);
        Files.createDirectories(location.getParent());
        Files.createSymbolicLink(location, folder.resolve("nowhere"));
        try (ProjectStore.Change change = project().begin()) {
            Path staged = Files.createDirectory(change.stage(PDF, Digest.of(new byte[0])));
            Files.writeString(staged.resolve("manifest.json"), "{}");
            change.commit();
        }
        assertTrue(Files.isRegularFile(location.resolve("manifest.json")));
        assertTrue(Files.notExists(folder.resolve("nowhere")));
    }

    @Test
    void findsTheNearestProjectAbove() throws IOException {
        Path inner = Files.createDirectories(folder.resolve("a").resolve("b"));
        assertEquals(inner, FileProjectStore.projectOf(inner), "else the folder itself");
        Files.writeString(folder.resolve("crewx-skills.json"), "{}");
        assertEquals(folder, FileProjectStore.projectOf(inner));
        Files.writeString(inner.getParent().resolve("crewx-skills.json"), "{}");
        assertEquals(inner.getParent(), FileProjectStore.projectOf(inner));
    }
}
