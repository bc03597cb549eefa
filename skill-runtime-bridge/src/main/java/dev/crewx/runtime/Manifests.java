package dev.crewx.runtime;

import dev.crewx.application.bundle.spi.BundleLimits;
import dev.crewx.application.bundle.spi.JsonText;
import dev.crewx.domain.manifest.Location;
import dev.crewx.domain.manifest.ManifestReader;
import dev.crewx.domain.manifest.ManifestReading;
import dev.crewx.runtime.StampedCache.Loaded;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;

/** The manifests of packages on disk, read once and kept. */
final class Manifests {
    private static final long MAX_KEPT_BYTES = 32L * 1024 * 1024;

    private final FileAccess files;
    private final JsonText json;
    private final StampedCache<Optional<SkillPackage>> cache;

    Manifests(FileAccess files, JsonText json, InstantSource clock) {
        this.files = files;
        this.json = json;
        this.cache = new StampedCache<>(MAX_KEPT_BYTES, files, clock);
    }

    /** The package in this folder; empty where it has no manifest, or one that is not a package's. */
    Optional<SkillPackage> in(Path folder, CacheUse use) throws IOException {
        Path file = folder.resolve(Location.MANIFEST_FILE);
        return Files.isRegularFile(file) ? cache.get(file, use, this::read) : Optional.empty();
    }

    private Loaded<Optional<SkillPackage>> read(Path file, BasicFileAttributes attributes) throws IOException {
        int limit = BundleLimits.DEFAULT.maxManifestBytes();
        byte[] bytes;
        try (InputStream in = files.open(file)) {
            bytes = in.readNBytes(limit + 1);
        }
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
        Optional<SkillPackage> found = bytes.length <= limit
                        && json.parse(bytes) instanceof JsonText.Reading.Parsed(var document)
                        && ManifestReader.read(document) instanceof ManifestReading.Accepted(var manifest, var ignored)
                ? Optional.of(new SkillPackage(folder, manifest))
                : Optional.empty();
        return new Loaded<>(found, bytes.length + 1L);
    }

    void clear() {
        cache.clear();
    }

    CacheStats.Region stats() {
        return cache.stats();
    }
}
