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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Archives for tests of what is done with them: one is nothing but its manifest's text, and always holds one sound
 * {@code SKILL.md} besides.
 */
public final class TinyArchives implements ArchiveReader, FrontmatterParser {
    /** No archive. */
    public static final byte[] CORRUPT = "corrupt".getBytes(StandardCharsets.UTF_8);

    private static final byte[] SKILL = "---\nname: main\n---\n".getBytes(StandardCharsets.UTF_8);

    /** How a manifest says whom the skill besides it is meant for. */
    private static final Pattern VISIBILITY = Pattern.compile("\"x-visibility\":\"([a-z]+)\"");

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
            byte[] skill = skill(bytes);
            sink.file("SKILL.md", skill.length, false, new ByteArrayInputStream(skill));
            return new ArchiveReading.Intact(
                    Digest.of(bytes),
                    bytes.length,
                    bytes.length + skill.length,
                    List.of(
                            new BundleFile("manifest.json", bytes.length, Digest.of(bytes), false),
                            new BundleFile("SKILL.md", skill.length, Digest.of(skill), false)));
        } catch (IOException e) {
            throw new BundleFault("Cannot read the archive", e);
        }
    }

    private static byte[] skill(byte[] manifest) {
        Matcher matcher = VISIBILITY.matcher(new String(manifest, StandardCharsets.UTF_8));
        return matcher.find()
                ? ("---\nname: main\nvisibility: " + matcher.group(1) + "\n---\n").getBytes(StandardCharsets.UTF_8)
                : SKILL;
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
        String text = new String(file, StandardCharsets.UTF_8);
        int visibility = text.indexOf("visibility: ");
        if (visibility >= 0) {
            String word = text.substring(visibility + "visibility: ".length())
                    .lines()
                    .findFirst()
                    .orElseThrow();
            fields = fields.with("visibility", JsonValue.of(word));
        }
        return new FrontmatterParser.Reading.Found(
                new Frontmatter(fields, Map.of("name", 2, "description", 3), List.of()), SKILL.length);
    }

    @Override
    public FrontmatterParser.Reading parse(InputStream file) throws IOException {
        return parse(file.readAllBytes());
    }
}
