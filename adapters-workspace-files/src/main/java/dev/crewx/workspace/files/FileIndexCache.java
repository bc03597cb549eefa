package dev.crewx.workspace.files;

import dev.crewx.application.bundle.spi.JsonText;
import dev.crewx.application.install.spi.IndexCache;
import dev.crewx.application.remote.spi.ClientStateException;
import dev.crewx.domain.catalog.IndexEntry;
import dev.crewx.domain.integrity.Digest;
import dev.crewx.domain.manifest.PackageId;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** Index entries as files, a folder a registry. */
final class FileIndexCache implements IndexCache {
    private static final int FOLDER_DIGITS = 16;

    private final Path root;
    private final JsonText json;

    /** In the user's folder for caches. */
    FileIndexCache(UserFolders folders, JsonText json) {
        this.root = folders.cache().resolve("index");
        this.json = json;
    }

    @Override
    public Optional<IndexEntry> find(URI registry, PackageId id) {
        try {
            return file(registry, id)
                    .read()
                    .map(IndexDocuments::read)
                    .filter(entry -> entry.id().equals(id));
        } catch (ClientStateException | IllegalArgumentException e) {
            return Optional.empty(); // damaged: the registry says it again
        }
    }

    @Override
    public void store(URI registry, IndexEntry entry) {
        try {
            file(registry, entry.id()).write(IndexDocuments.write(entry));
        } catch (ClientStateException e) {
            // Without it the next install asks the registry: that a cache cannot be written stops nothing.
        }
    }

    private JsonFile file(URI registry, PackageId id) {
        String folder = Digest.of(registry.toString().getBytes(StandardCharsets.UTF_8))
                .hex()
                .substring(0, FOLDER_DIGITS);
        return JsonFile.at(root.resolve(folder).resolve(id + ".json"), json);
    }
}
