package dev.crewx.workspace.files;

import dev.crewx.domain.catalog.IndexEntry;
import dev.crewx.domain.catalog.IndexEntry.IndexedVersion;
import dev.crewx.domain.integrity.Digest;
import dev.crewx.domain.json.JsonValue;
import dev.crewx.domain.json.JsonValue.JsonArray;
import dev.crewx.domain.json.JsonValue.JsonBoolean;
import dev.crewx.domain.json.JsonValue.JsonNumber;
import dev.crewx.domain.json.JsonValue.JsonObject;
import dev.crewx.domain.json.JsonValue.JsonString;
import dev.crewx.domain.manifest.Compatibility;
import dev.crewx.domain.manifest.PackageDependency;
import dev.crewx.domain.manifest.PackageId;
import dev.crewx.domain.version.SemanticVersion;
import dev.crewx.domain.version.VersionRange;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Index entries as they are kept, and back. */
final class IndexDocuments {
    private IndexDocuments() {}

    static JsonObject write(IndexEntry entry) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        members.put("id", JsonValue.of(entry.id().toString()));
        members.put(
                "versions",
                new JsonArray(
                        entry.versions().stream().map(IndexDocuments::write).toList()));
        return new JsonObject(members);
    }

    private static JsonValue write(IndexedVersion version) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        members.put("version", JsonValue.of(version.version().toString()));
        members.put(
                "dependencies",
                new JsonArray(version.dependencies().stream()
                        .map(IndexDocuments::write)
                        .toList()));
        version.crewx().ifPresent(range -> members.put("crewx", JsonValue.of(range.text())));
        version.compatibility()
                .crewxVersion()
                .ifPresent(range -> members.put("crewxVersion", JsonValue.of(range.text())));
        members.put("platforms", JsonValue.ofStrings(version.compatibility().platforms()));
        members.put("architectures", JsonValue.ofStrings(version.compatibility().architectures()));
        members.put("permissions", JsonValue.ofStrings(version.permissions()));
        members.put("digest", JsonValue.of(version.digest().toString()));
        members.put("size", JsonValue.of(version.sizeBytes()));
        members.put("yanked", JsonValue.of(version.yanked()));
        members.put("publishedAt", JsonValue.of(version.publishedAt().toString()));
        return new JsonObject(members);
    }

    private static JsonValue write(PackageDependency dependency) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        members.put("id", JsonValue.of(dependency.id().toString()));
        members.put("range", JsonValue.of(dependency.range().text()));
        members.put("optional", JsonValue.of(dependency.optional()));
        return new JsonObject(members);
    }

    /** @throws IllegalArgumentException when it is none of {@link #write} */
    static IndexEntry read(JsonObject document) {
        return new IndexEntry(
                PackageId.parse(text(document, "id")),
                document.array("versions").stream()
                        .map(version -> version(object(version)))
                        .toList());
    }

    private static IndexedVersion version(JsonObject version) {
        return new IndexedVersion(
                SemanticVersion.parse(text(version, "version")),
                version.array("dependencies").stream()
                        .map(dependency -> dependency(object(dependency)))
                        .toList(),
                range(version, "crewx"),
                new Compatibility(
                        range(version, "crewxVersion"), texts(version, "platforms"), texts(version, "architectures")),
                texts(version, "permissions"),
                Digest.parse(text(version, "digest")),
                number(version),
                flag(version, "yanked"),
                instant(version));
    }

    private static PackageDependency dependency(JsonObject dependency) {
        return new PackageDependency(
                PackageId.parse(text(dependency, "id")),
                VersionRange.parse(text(dependency, "range")),
                flag(dependency, "optional"));
    }

    private static JsonObject object(JsonValue value) {
        if (value instanceof JsonObject object) {
            return object;
        }
        throw new IllegalArgumentException("no object");
    }

    private static String text(JsonObject object, String name) {
        return object.text(name).orElseThrow(() -> new IllegalArgumentException("no text " + name));
    }

    private static List<String> texts(JsonObject object, String name) {
        return object.array(name).stream()
                .map(value -> value instanceof JsonString(String text) ? text : "")
                .toList();
    }

    private static Optional<VersionRange> range(JsonObject object, String name) {
        return object.text(name).map(VersionRange::parse);
    }

    private static boolean flag(JsonObject object, String name) {
        return object.get(name).orElse(JsonValue.of(false)) instanceof JsonBoolean(boolean value) && value;
    }

    private static long number(JsonObject object) {
        return object.get("size").orElse(JsonValue.of(0)) instanceof JsonNumber(var number) ? number.longValue() : 0;
    }

    private static Instant instant(JsonObject object) {
        try {
            return Instant.parse(text(object, "publishedAt"));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("no instant publishedAt", e);
        }
    }
}
