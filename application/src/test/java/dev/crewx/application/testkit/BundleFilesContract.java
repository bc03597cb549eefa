package dev.crewx.application.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.crewx.application.bundle.spi.BundleFault;
import dev.crewx.application.bundle.spi.BundleFiles;
import dev.crewx.application.bundle.spi.BundleFiles.Kind;
import dev.crewx.application.bundle.spi.BundleFiles.PendingFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every {@link BundleFiles} does. */
public abstract class BundleFilesContract {
    @TempDir
    private Path temp;

    /** The files under test. */
    protected abstract BundleFiles files();

    private static void write(PendingFile file, String text) throws IOException {
        file.out().write(text.getBytes(StandardCharsets.UTF_8));
    }

    private List<Path> everything() throws IOException {
        try (Stream<Path> all = Files.walk(temp)) {
            return all.filter(path -> !path.equals(temp)).sorted().toList();
        }
    }

    @Test
    void tellsFilesFromFoldersAndFromNothing() throws IOException {
        Path file = Files.writeString(temp.resolve("file"), "1");
        Path link = Files.createSymbolicLink(temp.resolve("link"), file);
        Path broken = Files.createSymbolicLink(temp.resolve("broken"), temp.resolve("absent"));
        assertEquals(Kind.FILE, files().kind(file));
        assertEquals(Kind.FILE, files().kind(link));
        assertEquals(Kind.FOLDER, files().kind(temp));
        assertEquals(Kind.ABSENT, files().kind(temp.resolve("absent")));
        assertEquals(Kind.ABSENT, files().kind(broken));
        assertEquals(Kind.ABSENT, files().kind(file.resolve("below")));
    }

    @Test
    void opensWhatStandsThere() throws IOException {
        Path file = Files.writeString(temp.resolve("file"), "hello");
        try (InputStream in = files().open(file)) {
            assertEquals("hello", new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void saysThatWhatIsNotThereCannotBeOpened() {
        assertThrows(BundleFault.class, () -> files().open(temp.resolve("absent")));
    }

    @Test
    void showsAFileWholeAtTheCommitAndLeavesNothingBeside() throws IOException {
        Path target = temp.resolve("new/target.crewx");
        try (PendingFile file = files().create(target)) {
            write(file, "hello");
            assertFalse(Files.exists(target));
            file.commit();
            assertEquals("hello", Files.readString(target));
        }
        assertEquals(List.of(temp.resolve("new"), target), everything());
    }

    @Test
    void leavesNothingWithoutACommit() throws IOException {
        try (PendingFile file = files().create(temp.resolve("new/deeper/target.crewx"))) {
            write(file, "hello");
        }
        assertEquals(List.of(), everything());
    }

    @Test
    void replacesAFileAtTheCommitOnly() throws IOException {
        Path target = Files.writeString(temp.resolve("target.crewx"), "old");
        try (PendingFile file = files().create(target)) {
            write(file, "new");
            file.out().flush();
            assertEquals("old", Files.readString(target));
            file.commit();
        }
        assertEquals("new", Files.readString(target));
        assertEquals(List.of(target), everything());
    }

    @Test
    void keepsTheOldFileWithoutACommit() throws IOException {
        Path target = Files.writeString(temp.resolve("target.crewx"), "old");
        try (PendingFile file = files().create(target)) {
            write(file, "new");
        }
        assertEquals("old", Files.readString(target));
        assertEquals(List.of(target), everything());
    }

    @Test
    void writesTwoForOneTargetEachWhole() throws IOException {
        Path target = temp.resolve("target.crewx");
        try (PendingFile first = files().create(target);
                PendingFile second = files().create(target)) {
            write(first, "first");
            write(second, "second");
            first.commit();
            assertEquals("first", Files.readString(target));
            second.commit();
        }
        assertEquals("second", Files.readString(target));
        assertEquals(List.of(target), everything());
    }

    @Test
    void refusesToReplaceAFolder() throws IOException {
        Path target = Files.createDirectory(temp.resolve("target.crewx"));
        try (PendingFile file = files().create(target)) {
            write(file, "new");
            assertThrows(BundleFault.class, file::commit);
        }
        assertEquals(Kind.FOLDER, files().kind(target));
        assertEquals(List.of(target), everything());
    }

    @Test
    void saysThatAFileCannotBeBegunBelowAFile() throws IOException {
        Path file = Files.writeString(temp.resolve("file"), "mine");
        assertThrows(BundleFault.class, () -> files().create(file.resolve("target.crewx")));
        assertEquals(List.of(file), everything());
    }
}
