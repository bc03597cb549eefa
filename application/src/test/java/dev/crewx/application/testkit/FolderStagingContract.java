package dev.crewx.application.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.application.bundle.spi.BundleFault;
import dev.crewx.application.bundle.spi.FolderStaging;
import dev.crewx.application.bundle.spi.FolderStaging.StagedFolder;
import dev.crewx.application.bundle.spi.FolderStaging.Staging;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every {@link FolderStaging} does. */
public abstract class FolderStagingContract {
    @TempDir
    private Path temp;

    /** The staging under test. */
    protected abstract FolderStaging staging();

    private StagedFolder staged(Path target) {
        return assertInstanceOf(Staging.Ready.class, staging().stage(target)).folder();
    }

    private static void write(StagedFolder folder, String path, String text) throws IOException {
        folder.write(path, false, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** All that stands below the temporary folder, folders with a slash behind them. */
    private List<String> everything() throws IOException {
        try (Stream<Path> all = Files.walk(temp)) {
            return all.filter(path -> !path.equals(temp))
                    .map(path -> temp.relativize(path).toString().replace('\\', '/')
                            + (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS) ? "/" : ""))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void showsTheFolderWholeAtTheCommitAndLeavesNothingBeside() throws IOException {
        Path target = temp.resolve("new/deeper/target");
        try (StagedFolder folder = staged(target)) {
            write(folder, "a", "1");
            write(folder, "skills/기술/b", "2");
            assertFalse(Files.exists(target));
            folder.commit();
            assertTrue(Files.exists(target));
        }
        assertEquals(
                List.of(
                        "new/",
                        "new/deeper/",
                        "new/deeper/target/",
                        "new/deeper/target/a",
                        "new/deeper/target/skills/",
                        "new/deeper/target/skills/기술/",
                        "new/deeper/target/skills/기술/b"),
                everything());
        assertEquals("2", Files.readString(target.resolve("skills/기술/b")));
    }

    @Test
    void leavesNothingWithoutACommitNotEvenTheParents() throws IOException {
        try (StagedFolder folder = staged(temp.resolve("new/deeper/target"))) {
            write(folder, "skills/a", "1");
        }
        assertEquals(List.of(), everything());
    }

    @Test
    void leavesTheParentsThatWereThere() throws IOException {
        Files.createDirectory(temp.resolve("old"));
        staged(temp.resolve("old/new/target")).close();
        assertEquals(List.of("old/"), everything());
    }

    @Test
    void leavesTheParentsThatHoldSomethingElseByNow() throws IOException {
        try (StagedFolder folder = staged(temp.resolve("new/deeper/target"))) {
            write(folder, "a", "1");
            Files.writeString(temp.resolve("new/mine"), "mine");
        }
        assertEquals(List.of("new/", "new/mine"), everything());
    }

    @Test
    void fillsAnEmptyFolder() throws IOException {
        Path target = Files.createDirectory(temp.resolve("empty"));
        staged(target).close();
        assertEquals(List.of("empty/"), everything());
        try (StagedFolder folder = staged(target)) {
            write(folder, "a", "1");
            folder.commit();
        }
        assertEquals(List.of("empty/", "empty/a"), everything());
    }

    @Test
    void keepsTheExecutableBitOfThoseThatHaveIt() throws IOException {
        Path target = temp.resolve("target");
        try (StagedFolder folder = staged(target)) {
            folder.write("run", true, InputStream.nullInputStream());
            folder.write("read", false, InputStream.nullInputStream());
            folder.commit();
        }
        assertTrue(Files.isExecutable(target.resolve("run")));
        assertFalse(Files.isExecutable(target.resolve("read")));
    }

    @Test
    void leavesAnOccupiedTargetAlone() throws IOException {
        Files.createDirectory(temp.resolve("empty"));
        Files.createDirectory(temp.resolve("full"));
        Files.writeString(temp.resolve("full/mine"), "mine");
        Files.writeString(temp.resolve("file"), "mine");
        Files.createSymbolicLink(temp.resolve("link"), temp.resolve("empty"));
        Files.createSymbolicLink(temp.resolve("nowhere"), temp.resolve("absent"));
        List<String> before = everything();
        for (String name : List.of("full", "file", "link", "nowhere")) {
            assertEquals(new Staging.Occupied(), staging().stage(temp.resolve(name)), name);
        }
        assertEquals(before, everything());
    }

    @Test
    void refusesToReplaceAFolderThatCameMeanwhile() throws IOException {
        Path target = temp.resolve("target");
        try (StagedFolder folder = staged(target)) {
            write(folder, "a", "1");
            Files.createDirectory(target);
            Files.writeString(target.resolve("mine"), "mine");
            assertThrows(BundleFault.class, folder::commit);
        }
        assertEquals(List.of("target/", "target/mine"), everything());
    }

    @Test
    void refusesToReplaceAFileThatCameMeanwhile() throws IOException {
        Path target = temp.resolve("target");
        try (StagedFolder folder = staged(target)) {
            write(folder, "a", "1");
            Files.writeString(target, "mine");
            assertThrows(BundleFault.class, folder::commit);
        }
        assertEquals(List.of("target"), everything());
        assertEquals("mine", Files.readString(target));
    }

    @Test
    void stagesTwoForOneTargetAndLetsTheFirstHaveIt() throws IOException {
        Path target = temp.resolve("target");
        try (StagedFolder first = staged(target);
                StagedFolder second = staged(target)) {
            write(first, "a", "first");
            write(second, "a", "second");
            first.commit();
            assertThrows(BundleFault.class, second::commit);
        }
        assertEquals(List.of("target/", "target/a"), everything());
        assertEquals("first", Files.readString(target.resolve("a")));
    }

    @Test
    void stagesTwoSideBySide() throws IOException {
        try (StagedFolder kept = staged(temp.resolve("new/kept"));
                StagedFolder dropped = staged(temp.resolve("new/dropped"))) {
            write(kept, "a", "1");
            write(dropped, "a", "2");
            kept.commit();
        }
        assertEquals(List.of("new/", "new/kept/", "new/kept/a"), everything());
    }

    @Test
    void letsOutWhatTheContentThrowsAndLeavesNothing() throws IOException {
        IOException failure = new IOException("The line is dead");
        InputStream content = new FailingInput(failure);
        try (StagedFolder folder = staged(temp.resolve("new/target"))) {
            assertSame(failure, assertThrows(IOException.class, () -> folder.write("a/b", false, content)));
        }
        assertEquals(List.of(), everything());
    }

    @Test
    void saysThatAFolderCannotBeBegunBelowAFile() throws IOException {
        Files.writeString(temp.resolve("file"), "mine");
        assertThrows(BundleFault.class, () -> staging().stage(temp.resolve("file/target")));
        assertEquals(List.of("file"), everything());
    }
}
