package dev.crewx.application.testkit;

import dev.crewx.application.bundle.spi.ArchiveReader;
import dev.crewx.application.bundle.spi.ArchiveReading;
import dev.crewx.application.bundle.spi.BundleFault;
import dev.crewx.application.bundle.spi.BundleFile;
import dev.crewx.application.bundle.spi.BundleLimits;
import dev.crewx.application.bundle.spi.EntrySink;
import dev.crewx.application.bundle.spi.FrontmatterParser;
import dev.crewx.application.bundle.spi.ManifestBytes;
import dev.crewx.domain.integrity.Digest;
import dev.crewx.domain.json.JsonValue;
import dev.crewx.domain.json.JsonValue.JsonObject;
import dev.crewx.domain.manifest.Finding;
import dev.crewx.domain.manifest.Location;
import dev.crewx.domain.skill.Frontmatter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Archives for tests of what is done with them: one is nothing but its manifest's text, and always holds one sound
 * {@code SKILL.md} besides.
 */
public final class TinyArchives implements ArchiveReader, FrontmatterParser {
    /** No archive. */
    public static final byte[] CORRUPT = "corrupt".getBytes(StandardCharsets.UTF_8);

    private static final byte[] SKILL = "---\nname: main\n---\n".getBytes(StandardCharsets.UTF_8);

    /** A reader. */
    public TinyArchives() {}

    /** The archive with this manifest. */
    public static byte[] bundle(String manifest) {
        return manifest.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public ArchiveReading read(InputStream archive, BundleLimits limits, EntrySink sink) {
        try {
            int limit = Math.toIntExact(limits.maxArchiveBytes());
            byte[] bytes = archive.readNBytes(limit + 1);
            if (bytes.length > limit) {
                return new ArchiveReading.TooLarge(limit);
            }
            if (Arrays.equals(bytes, CORRUPT)) {
                return new ArchiveReading.Corrupt(List.of(Finding.error("corrupt", Location.BUNDLE, "No archive")));
            }
            sink.file("manifest.json", bytes.length, false, new ByteArrayInputStream(bytes));
            sink.file("SKILL.md", SKILL.length, false, new ByteArrayInputStream(SKILL));
            return new ArchiveReading.Intact(
                    Digest.of(bytes),
                    bytes.length,
                    bytes.length + SKILL.length,
                    List.of(
                            new BundleFile("manifest.json", bytes.length, Digest.of(bytes), false),
                            new BundleFile("SKILL.md", SKILL.length, Digest.of(SKILL), false)));
        } catch (IOException e) {
            throw new BundleFault("Cannot read the archive", e);
        }
    }

    @Override
    public ManifestBytes readManifest(InputStream archive, BundleLimits limits) {
        try {
            return new ManifestBytes.Found(archive.readAllBytes());
        } catch (IOException e) {
            throw new BundleFault("Cannot read the archive", e);
        }
    }

    @Override
    public FrontmatterParser.Reading parse(byte[] file) {
        JsonObject fields = JsonObject.EMPTY
                .with("name", JsonValue.of("main"))
                .with("description", JsonValue.of("Does what tests need; use it in tests"));
        return new FrontmatterParser.Reading.Found(
                new Frontmatter(fields, Map.of("name", 2, "description", 3), List.of()), SKILL.length);
    }

    @Override
    public FrontmatterParser.Reading parse(InputStream file) throws IOException {
        return parse(file.readAllBytes());
    }
}
