package dev.crewx.domain.catalog;

import dev.crewx.domain.access.Username;
import dev.crewx.domain.integrity.Digest;
import dev.crewx.domain.json.JsonValue;
import dev.crewx.domain.json.JsonValue.JsonArray;
import dev.crewx.domain.json.JsonValue.JsonObject;
import dev.crewx.domain.manifest.AppManifest;
import dev.crewx.domain.manifest.ManifestReader;
import dev.crewx.domain.manifest.ManifestReading;
import dev.crewx.domain.skill.Visibility;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Published versions to test with. */
final class Published {
    static final Instant AT = Instant.parse("2026-03-01T12:00:00Z");

    private Published() {}

    /** A version of {@code id}, published by {@code ann}, whose bundle holds {@code bytes}. */
    static PublishedVersion version(String id, String version, String bytes) {
        return version(id, version, bytes, "ann", AT, false);
    }

    static PublishedVersion version(String id, String version) {
        return version(id, version, id + "@" + version);
    }

    static PublishedVersion yanked(String id, String version) {
        return version(id, version, id + "@" + version, "ann", AT, true);
    }

    static PublishedVersion version(
            String id, String version, String bytes, String publisher, Instant at, boolean yanked) {
        AppManifest manifest = manifest(document(id, version));
        byte[] utf8 = bytes.getBytes(StandardCharsets.UTF_8);
        return new PublishedVersion(
                manifest,
                Digest.of(utf8),
                utf8.length,
                utf8.length,
                List.of(new SkillSummary("main", "main", "For tests", Visibility.PUBLIC)),
                Optional.empty(),
                List.of(),
                new Username(publisher),
                at,
                VersionMarks.of(manifest).withYanked(yanked));
    }

    /** A version that requires others, each written as its id, a blank and a range. */
    static PublishedVersion requiring(String id, String version, String... dependencies) {
        List<JsonValue> requirements = Stream.of(dependencies)
                .map(text -> text.split(" ", 2))
                .<JsonValue>map(parts ->
                        JsonObject.EMPTY.with("id", JsonValue.of(parts[0])).with("version", JsonValue.of(parts[1])))
                .toList();
        AppManifest manifest = manifest(document(id, version)
                .with("dependencies", JsonObject.EMPTY.with("skills", new JsonArray(requirements))));
        PublishedVersion plain = version(id, version);
        return new PublishedVersion(
                manifest,
                plain.digest(),
                plain.sizeBytes(),
                plain.unpackedBytes(),
                plain.skills(),
                plain.readme(),
                plain.findings(),
                plain.publisher(),
                plain.publishedAt(),
                plain.marks());
    }

    /** The same version whose only skill is meant for others. */
    static PublishedVersion visibleTo(Visibility visibility, PublishedVersion version) {
        return new PublishedVersion(
                version.manifest(),
                version.digest(),
                version.sizeBytes(),
                version.unpackedBytes(),
                List.of(new SkillSummary("main", "main", "For tests", visibility)),
                version.readme(),
                version.findings(),
                version.publisher(),
                version.publishedAt(),
                version.marks());
    }

    private static JsonObject document(String id, String version) {
        JsonObject metadata =
                JsonObject.EMPTY.with("name", JsonValue.of(id)).with("description", JsonValue.of("For tests"));
        JsonObject skill = JsonObject.EMPTY.with("id", JsonValue.of("main")).with("path", JsonValue.of("SKILL.md"));
        return JsonObject.EMPTY
                .with("id", JsonValue.of(id))
                .with("version", JsonValue.of(version))
                .with("metadata", metadata)
                .with("skills", new JsonArray(List.of(skill)));
    }

    private static AppManifest manifest(JsonObject document) {
        if (!(ManifestReader.read(document) instanceof ManifestReading.Accepted accepted)) {
            throw new AssertionError("No valid manifest: " + ManifestReader.read(document));
        }
        return accepted.manifest();
    }

    /** The entry after these were published one after the other. */
    static CatalogEntry entry(PublishedVersion... versions) {
        Optional<CatalogEntry> entry = Optional.empty();
        for (PublishedVersion version : versions) {
            entry = Optional.of(CatalogEntry.after(entry, new CatalogChange.VersionPublished(version)));
        }
        return entry.orElseThrow();
    }
}
