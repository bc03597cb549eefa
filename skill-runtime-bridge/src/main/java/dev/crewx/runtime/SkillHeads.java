package dev.crewx.runtime;

import dev.crewx.application.bundle.spi.FrontmatterParser;
import dev.crewx.domain.manifest.Finding;
import dev.crewx.domain.skill.Frontmatter;
import dev.crewx.domain.skill.SkillReading;
import dev.crewx.domain.skill.SkillRules;
import dev.crewx.domain.skill.Strictness;
import dev.crewx.runtime.SkillFinder.Found;
import dev.crewx.runtime.StampedCache.Loaded;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Collectors;

/** The frontmatters of skills, read once and kept. Of a file no more is read than its head. */
final class SkillHeads {
    /** What a head weighs beside its text. */
    private static final long OVERHEAD = 512;

    private final FileAccess files;
    private final FrontmatterParser parser;
    private final StampedCache<FrontmatterParser.Reading> cache;

    SkillHeads(FileAccess files, FrontmatterParser parser, InstantSource clock, long maxBytes) {
        this.files = files;
        this.parser = parser;
        this.cache = new StampedCache<>(maxBytes, files, clock);
    }

    /** What became of a file that should be a skill. */
    sealed interface Head {
        /** It is one. */
        record Skill(SkillDescriptor descriptor) implements Head {}

        /** It is none, and somebody should know. */
        record Unusable(String reason) implements Head {}

        /** It is none and does not look like one. */
        record SomethingElse() implements Head {}
    }

    Head read(Found found, Strictness strictness, CacheUse use) throws IOException {
        return switch (cache.get(found.file(), use, this::load)) {
            case FrontmatterParser.Reading.Absent ignored when found.flat() -> new Head.SomethingElse();
            case FrontmatterParser.Reading.Absent ignored ->
                new Head.Unusable("it does not begin with a frontmatter between --- and ---");
            case FrontmatterParser.Reading.Malformed(int line, String message) ->
                new Head.Unusable("line " + line + ": " + message);
            case FrontmatterParser.Reading.Found(var frontmatter, var ignored) ->
                found.flat() && !looksLikeSkill(frontmatter)
                        ? new Head.SomethingElse()
                        : judge(found, frontmatter, strictness);
        };
    }

    /** The frontmatter itself, for whoever holds it against other rules; empty when there is none. */
    Optional<Frontmatter> frontmatter(Path file, CacheUse use) throws IOException {
        return cache.get(file, use, this::load) instanceof FrontmatterParser.Reading.Found(var frontmatter, var ignored)
                ? Optional.of(frontmatter)
                : Optional.empty();
    }

    private static Head judge(Found found, Frontmatter frontmatter, Strictness strictness) {
        SkillReading reading =
                SkillRules.read(frontmatter, SkillFinder.nameOf(found.file()), folderName(found), strictness);
        return switch (reading) {
            case SkillReading.Understood(var metadata, var findings) ->
                new Head.Skill(new SkillDescriptor(
                        found.file(), found.flat(), metadata, found.source(), found.origin(), findings));
            case SkillReading.Rejected(var findings) ->
                new Head.Unusable(findings.stream()
                        .filter(Finding::isError)
                        .map(Object::toString)
                        .collect(Collectors.joining("; ")));
        };
    }

    /** A Markdown file among skills is one only when it says what a skill has to say. */
    private static boolean looksLikeSkill(Frontmatter frontmatter) {
        return frontmatter.fields().get("name").isPresent()
                || frontmatter.fields().get("description").isPresent();
    }

    static String folderName(Found found) {
        String file = SkillFinder.nameOf(found.file());
        if (found.flat()) {
            String name = file.endsWith(".md") ? file.substring(0, file.length() - ".md".length()) : file;
            return name.endsWith(".skills") ? name.substring(0, name.length() - ".skills".length()) : name;
        }
        Path folder = found.file().toAbsolutePath().getParent();
        return folder == null ? "skill" : SkillFinder.nameOf(folder);
    }

    private Loaded<FrontmatterParser.Reading> load(Path file, BasicFileAttributes attributes) throws IOException {
        try (InputStream in = files.open(file)) {
            FrontmatterParser.Reading reading = parser.parse(in);
            long head =
                    reading instanceof FrontmatterParser.Reading.Found(var ignored, int bodyOffset) ? bodyOffset : 0;
            return new Loaded<>(reading, head + OVERHEAD);
        }
    }

    void clear() {
        cache.clear();
    }

    CacheStats.Region stats() {
        return cache.stats();
    }
}
