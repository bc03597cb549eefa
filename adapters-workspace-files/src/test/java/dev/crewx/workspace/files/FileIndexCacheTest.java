package dev.crewx.workspace.files;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.crewx.application.install.spi.IndexCache;
import dev.crewx.application.testkit.IndexCacheContract;
import dev.crewx.bundle.tar.BundleTar;
import dev.crewx.domain.catalog.IndexEntry;
import dev.crewx.domain.manifest.PackageId;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FileIndexCacheTest extends IndexCacheContract {
    private static final URI REGISTRY = URI.create("https://skills.example.org");
    private static final PackageId PDF = PackageId.parse("pdf");

    @TempDir
    private Path folder;

    @Override
    protected IndexCache cache() {
        return new FileIndexCache(
                new UserFolders(folder.resolve("config"), folder.resolve("cache"), folder.resolve("etc")),
                new BundleTar().jsonText());
    }

    @Test
    void takesADamagedFileForNone() throws IOException {
        for (String text :
                new String[] {"", "{ broken", "[]", "{}", "{\"id\":\"other\"}", "{\"id\":\"pdf\",\"versions\":[1]}"}) {
            cache().store(REGISTRY, new IndexEntry(PDF, List.of()));
            Files.writeString(onlyFile(), text);
            assertEquals(Optional.empty(), cache().find(REGISTRY, PDF), text);
        }
    }

    @Test
    void doesWithoutWhereItCannotBeWritten() throws IOException {
        Files.writeString(folder.resolve("cache"), "a file where the folder should be");
        cache().store(REGISTRY, new IndexEntry(PDF, List.of()));
        assertEquals(Optional.empty(), cache().find(REGISTRY, PDF));
    }

    private Path onlyFile() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).findFirst().orElseThrow();
        }
    }
}
