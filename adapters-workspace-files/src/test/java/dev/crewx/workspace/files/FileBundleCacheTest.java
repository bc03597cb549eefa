package dev.crewx.workspace.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.crewx.application.install.spi.BundleCache;
import dev.crewx.application.testkit.BundleCacheContract;
import dev.crewx.domain.integrity.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FileBundleCacheTest extends BundleCacheContract {
    @TempDir
    private Path folder;

    @Override
    protected BundleCache cache() {
        return new FileBundleCache(
                new UserFolders(folder.resolve("config"), folder.resolve("cache"), folder.resolve("etc")),
                StepObserver.NONE);
    }

    @Test
    void leavesNoFileOfWhatWasNotKept() throws IOException {
        Digest digest = Digest.of(new byte[] {1});
        cache().store(digest, (from, sink) -> sink.write(2));
        assertThrows(
                IllegalStateException.class,
                () -> cache().store(digest, (from, sink) -> {
                    throw new IllegalStateException("broke off before the first byte");
                }));
        assertEquals(List.of(), files());
    }

    @Test
    void leavesOneFileOfWhatBrokeOffAndNoneOnceItIsThere() throws IOException {
        Digest digest = Digest.of(new byte[] {1, 2});
        for (int i = 0; i < 2; i++) {
            assertThrows(
                    IllegalStateException.class,
                    () -> cache().store(digest, (from, sink) -> {
                        if (from == 0) {
                            sink.write(1);
                        }
                        throw new IllegalStateException("broke off");
                    }));
            assertEquals(List.of(digest.hex() + ".crewx.part"), files());
        }
        cache().store(digest, (from, sink) -> sink.write(2));
        assertEquals(List.of(digest.hex() + ".crewx"), files());
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(path -> path.getFileName().toString())
                    .toList();
        }
    }
}
