package dev.crewx.runtime;

import dev.crewx.application.bundle.spi.FrontmatterParser;
import dev.crewx.runtime.StampedCache.Loaded;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.InstantSource;
import java.util.Optional;

/** The texts of skills, read when they are used, once, and kept. */
final class SkillContents {
    private final FileAccess files;
    private final FrontmatterParser parser;
    private final int maxBytes;
    private final StampedCache<Optional<Text>> cache;

    SkillContents(FileAccess files, FrontmatterParser parser, InstantSource clock, RuntimeLimits limits) {
        this.files = files;
        this.parser = parser;
        this.maxBytes = limits.maxContentBytes();
        this.cache = new StampedCache<>(limits.contentCacheBytes(), files, clock);
    }

    /** A file's text, and where in it the frontmatter ends. */
    private record Text(String whole, int bodyStart) {}

    /** The skill with its text; empty when that is longer than it may be. */
    Optional<SkillDefinition> of(SkillDescriptor skill, CacheUse use) throws IOException {
        return cache.get(skill.file(), use, this::load)
                .map(text -> new SkillDefinition(skill, text.whole, text.whole.substring(text.bodyStart)));
    }

    private Loaded<Optional<Text>> load(Path file, BasicFileAttributes attributes) throws IOException {
        byte[] bytes;
        try (InputStream in = files.open(file)) {
            bytes = in.readNBytes(maxBytes + 1);
        }
        if (bytes.length > maxBytes) {
            return new Loaded<>(Optional.empty(), 1);
        }
        int body = parser.parse(bytes) instanceof FrontmatterParser.Reading.Found(var ignored, int offset) ? offset : 0;
        String head = new String(bytes, 0, body, StandardCharsets.UTF_8);
        String rest = new String(bytes, body, bytes.length - body, StandardCharsets.UTF_8);
        return new Loaded<>(Optional.of(new Text(head + rest, head.length())), bytes.length + 1L);
    }

    void clear() {
        cache.clear();
    }

    CacheStats.Region stats() {
        return cache.stats();
    }
}
