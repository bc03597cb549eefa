package dev.crewx.registry.client;

import dev.crewx.application.remote.spi.RemoteRegistry.PackageDetails;
import dev.crewx.application.remote.spi.RemoteRegistry.Published;
import dev.crewx.application.remote.spi.RemoteRegistry.SearchItem;
import dev.crewx.application.remote.spi.RemoteRegistry.SearchResult;
import dev.crewx.application.remote.spi.RemoteRegistry.Session;
import dev.crewx.domain.access.Username;
import dev.crewx.domain.catalog.IndexEntry;
import dev.crewx.domain.catalog.IndexEntry.IndexedVersion;
import dev.crewx.domain.integrity.Digest;
import dev.crewx.domain.json.JsonValue;
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
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The API's JSON as values. A field that is missing or wrong throws {@link IllegalArgumentException}, naming it. */
final class Answers {
    private Answers() {}

    static Session session(JsonObject answer) {
        return new Session(text(answer, "token"), instant(answer, "expiresAt"), user(answer.object("user")));
    }

    static Username user(JsonObject answer) {
        return new Username(text(answer, "name"));
    }

    static SearchResult searchResult(JsonObject answer) {
        return new SearchResult(list(answer, "items", Answers::searchItem), number(answer, "total"));
    }

    private static SearchItem searchItem(JsonObject item) {
        return new SearchItem(
                PackageId.parse(text(item, "packageId")),
                item.text("description").orElse(""),
                SemanticVersion.parse(text(item, "version")),
                item.text("author").orElse(""),
                number(item, "downloadCount"));
    }

    static PackageDetails details(JsonObject answer) {
        return new PackageDetails(
                PackageId.parse(text(answer, "id")),
                text(answer, "name"),
                text(answer, "description"),
                SemanticVersion.parse(text(answer, "version")),
                answer.object("author").text("name").orElse(""),
                answer.text("license").orElse(""),
                strings(answer, "keywords"),
                list(answer.object("dependencies"), "skills", d -> text(d, "id") + "@" + text(d, "version")),
                strings(answer, "owners"),
                number(answer, "downloadCount"),
                instant(answer, "updatedAt"));
    }

    static IndexEntry index(JsonObject answer) {
        return new IndexEntry(PackageId.parse(text(answer, "id")), list(answer, "versions", Answers::indexedVersion));
    }

    private static IndexedVersion indexedVersion(JsonObject version) {
        JsonObject compatibility = version.object("compatibility");
        return new IndexedVersion(
                SemanticVersion.parse(text(version, "version")),
                list(version, "dependencies", Answers::dependency),
                version.text("crewx").map(VersionRange::parse),
                new Compatibility(
                        compatibility.text("crewxVersion").map(VersionRange::parse),
                        strings(compatibility, "platforms"),
                        strings(compatibility, "architectures")),
                strings(version, "permissions"),
                Digest.parse(text(version, "checksum")),
                number(version, "size"),
                flag(version, "yanked"),
                instant(version, "publishedAt"));
    }

    private static PackageDependency dependency(JsonObject dependency) {
        return new PackageDependency(
                PackageId.parse(text(dependency, "id")),
                VersionRange.parse(text(dependency, "version")),
                flag(dependency, "optional"));
    }

    static Published published(JsonObject answer, boolean created) {
        return new Published(
                PackageId.parse(text(answer, "packageId")),
                SemanticVersion.parse(text(answer, "version")),
                Digest.parse(text(answer, "checksum")),
                number(answer, "size"),
                instant(answer, "uploadedAt"),
                created);
    }

    private static String text(JsonObject object, String field) {
        return object.text(field).orElseThrow(() -> wrong(field, "a string"));
    }

    private static long number(JsonObject object, String field) {
        if (object.get(field).orElse(JsonValue.JsonNull.NULL) instanceof JsonNumber(var number)) {
            return number.longValue();
        }
        throw wrong(field, "a number");
    }

    private static boolean flag(JsonObject object, String field) {
        return object.get(field).orElse(JsonValue.of(false)) instanceof JsonBoolean(var bool) && bool;
    }

    private static Instant instant(JsonObject object, String field) {
        try {
            return Instant.parse(text(object, field));
        } catch (DateTimeException e) {
            throw wrong(field, "an instant");
        }
    }

    private static List<String> strings(JsonObject object, String field) {
        return elements(object, field, JsonString.class, "strings")
                .map(JsonString::value)
                .toList();
    }

    private static <T> List<T> list(JsonObject object, String field, Function<JsonObject, T> read) {
        return elements(object, field, JsonObject.class, "objects").map(read).toList();
    }

    private static <V extends JsonValue> Stream<V> elements(
            JsonObject object, String field, Class<V> type, String expected) {
        return object.array(field).stream().map(value -> {
            if (!type.isInstance(value)) {
                throw wrong(field, "a list of " + expected);
            }
            return type.cast(value);
        });
    }

    private static IllegalArgumentException wrong(String field, String expected) {
        return new IllegalArgumentException("\"" + field + "\" is not " + expected);
    }
}
