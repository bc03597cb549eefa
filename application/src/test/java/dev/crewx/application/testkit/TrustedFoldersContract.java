package dev.crewx.application.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.application.remote.spi.ClientStateException;
import dev.crewx.application.skill.spi.TrustedFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every {@link TrustedFolders} does. */
public abstract class TrustedFoldersContract {
    @TempDir
    private Path root;

    /** This test's folders, none at first; another subject over the same place at each call. */
    protected abstract TrustedFolders folders();

    private Path folder(String name) throws IOException {
        return Files.createDirectories(root.toRealPath().resolve(name));
    }

    @Test
    void trustNothingAtFirst() throws IOException {
        assertFalse(folders().isTrusted(folder("a")));
        assertEquals(List.of(), folders().all());
    }

    @Test
    void trustAFolderAndNotItsNeighboursOrChildren() throws IOException {
        folders().trust(folder("a"));
        assertTrue(folders().isTrusted(folder("a")));
        assertTrue(folders().isTrusted(folder("a/b").resolve("..")));
        assertFalse(folders().isTrusted(folder("a/b")));
        assertFalse(folders().isTrusted(folder("ab")));
        assertFalse(folders().isTrusted(folder("a").getParent()));
    }

    @Test
    void knowAFolderByWhereItReallyIs() throws IOException {
        Path link = Files.createSymbolicLink(root.toRealPath().resolve("link"), folder("a"));
        folders().trust(link);
        assertTrue(folders().isTrusted(folder("a")));
        assertEquals(List.of(folder("a")), folders().all());
        assertTrue(folders().revoke(link));
        assertFalse(folders().isTrusted(folder("a")));
    }

    @Test
    void keepEachOnceInOrder() throws IOException {
        folders().trust(folder("b"));
        folders().trust(folder("a"));
        folders().trust(folder("b"));
        assertEquals(List.of(folder("a"), folder("b")), folders().all());
    }

    @Test
    void forgetAFolderAndSayWhetherItWasTrusted() throws IOException {
        folders().trust(folder("a"));
        folders().trust(folder("b"));
        assertTrue(folders().revoke(folder("a")));
        assertFalse(folders().revoke(folder("a")));
        assertEquals(List.of(folder("b")), folders().all());
    }

    @Test
    void loseNothingThatManyChangeAtTheSameTime() throws IOException {
        int half = Concurrently.THREADS / 2;
        for (int i = 0; i < half; i++) {
            folders().trust(folder("old-" + i));
        }
        Concurrently.run(Concurrently.THREADS, i -> () -> {
            if (i < half) {
                return folders().revoke(folder("old-" + i));
            }
            folders().trust(folder("new-" + i));
            return true;
        });
        List<Path> expected = new ArrayList<>();
        for (int i = half; i < Concurrently.THREADS; i++) {
            expected.add(folder("new-" + i));
        }
        Collections.sort(expected);
        assertEquals(expected, folders().all());
    }

    @Test
    void neitherTrustWhatDoesNotExistNorKeepIt() throws IOException {
        Path nowhere = folder("a").resolve("nowhere");
        ClientStateException fault =
                assertThrows(ClientStateException.class, () -> folders().trust(nowhere));
        assertTrue(fault.getMessage().contains("nowhere"), fault.getMessage());
        assertFalse(folders().isTrusted(nowhere));
        assertEquals(List.of(), folders().all());
    }

    @Test
    void forgetAFolderThatIsGone() throws IOException {
        Path gone = folder("gone");
        folders().trust(gone);
        Files.delete(gone);
        assertFalse(folders().isTrusted(gone));
        assertTrue(folders().revoke(gone));
        assertEquals(List.of(), folders().all());
    }
}
