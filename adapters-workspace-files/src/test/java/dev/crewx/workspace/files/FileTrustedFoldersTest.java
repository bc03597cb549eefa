package dev.crewx.workspace.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.application.remote.spi.ClientStateException;
import dev.crewx.application.skill.spi.TrustedFolders;
import dev.crewx.application.testkit.TrustedFoldersContract;
import dev.crewx.bundle.tar.BundleTar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FileTrustedFoldersTest extends TrustedFoldersContract {
    @TempDir
    private Path home;

    @Override
    protected TrustedFolders folders() {
        return new FileTrustedFolders(
                new UserFolders(home, home.resolve("cache"), home.resolve("etc")), new BundleTar().jsonText());
    }

    @Test
    void areReadableByNobodyElse() throws IOException {
        folders().trust(home);
        assertEquals(
                PosixFilePermissions.fromString("rw-------"),
                Files.getPosixFilePermissions(home.resolve("trusted-folders.json")));
    }

    @Test
    void trustNobodyWhereTheirFileIsNotUnderstood() throws IOException {
        Path file = Files.writeString(home.resolve("trusted-folders.json"), "{ broken");
        assertTrue(assertThrows(ClientStateException.class, () -> folders().isTrusted(home))
                .getMessage()
                .contains("trusted-folders.json"));
        assertThrows(ClientStateException.class, () -> folders().trust(home));
        assertEquals("{ broken", Files.readString(file));
    }
}
