package dev.crewx.workspace.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.crewx.application.remote.spi.ClientStateException;
import dev.crewx.application.remote.spi.CredentialStore;
import dev.crewx.application.remote.spi.CredentialStore.Credential;
import dev.crewx.application.testkit.CredentialStoreContract;
import dev.crewx.bundle.tar.BundleTar;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FileCredentialStoreTest extends CredentialStoreContract {
    private static final URI REGISTRY = URI.create("https://skills.example.org");
    private static final Credential ANN =
            new Credential("ann", "token", Optional.of(Instant.EPOCH), Optional.of("refresh"));

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("config").resolve("credentials.json");
    }

    @Override
    protected CredentialStore credentials() {
        return new FileCredentialStore(
                new UserFolders(folder.resolve("config"), folder.resolve("cache"), folder.resolve("etc")),
                new BundleTar().jsonText());
    }

    @Test
    void letsNobodyElseReadTheFile() throws IOException {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
        credentials().store(REGISTRY, ANN);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertFalse(credentials().isPrivate());
        credentials().store(REGISTRY, ANN);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    @Test
    void leavesAFileItDoesNotUnderstandAsItIsAndNamesIt() throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "{ broken");
        ClientStateException fault =
                assertThrows(ClientStateException.class, () -> credentials().store(REGISTRY, ANN));
        assertTrue(fault.getMessage().contains(file.toString()), fault.getMessage());
        assertThrows(ClientStateException.class, () -> credentials().find(REGISTRY));
        assertEquals("{ broken", Files.readString(file));
    }

    @Test
    void leavesNothingBehindButItsLock() throws IOException {
        credentials().store(REGISTRY, ANN);
        credentials().store(REGISTRY, ANN);
        try (Stream<Path> all = Files.list(file.getParent())) {
            assertEquals(
                    List.of(".credentials.lock", "credentials.json"),
                    all.map(path -> path.getFileName().toString()).sorted().toList());
        }
    }
}
