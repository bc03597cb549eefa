package dev.crewx.registry.client;

import dev.crewx.application.remote.spi.RemoteAccounts.Identity;
import dev.crewx.application.remote.spi.RemoteAccounts.KeyDetails;
import dev.crewx.application.remote.spi.RemoteAccounts.NewKey;
import dev.crewx.application.remote.spi.RemoteAccounts.Session;
import dev.crewx.application.remote.spi.RemoteAccounts.UserDetails;
import dev.crewx.application.remote.spi.RemotePublishing.Published;
import dev.crewx.application.remote.spi.RemoteRegistry.Dependent;
import dev.crewx.application.remote.spi.RemoteRegistry.DownloadCounts;
import dev.crewx.application.remote.spi.RemoteRegistry.Listing;
import dev.crewx.application.remote.spi.RemoteRegistry.PackageDetails;
import dev.crewx.application.remote.spi.RemoteRegistry.RegistryInfo;
import dev.crewx.application.remote.spi.RemoteRegistry.SearchItem;
import dev.crewx.application.remote.spi.RemoteRegistry.VersionDetails;
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
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** The API's JSON as values. A field that is missing or wrong throws {@link IllegalArgumentException}, naming it. */
final class Answers {
    private Answers() {}

    static Session session(JsonObject answer) {
        return new Session(
                text(answer, "token"),
                instant(answer, "expiresAt"),
                answer.text("refreshToken"),
                user(answer.object("user")));
    }

    static Username user(JsonObject answer) {
        return new Username(text(answer, "name"));
    }

    static Identity identity(JsonObject answer) {
        return new Identity(user(answer), strings(answer, "roles"), strings(answer, "permissions"));
    }

    static UserDetails userDetails(JsonObject answer) {
        return new UserDetails(
                user(answer), strings(answer, "roles"), flag(answer, "disabled"), someInstant(answer, "createdAt"));
    }

    static NewKey newKey(JsonObject answer) {
        return new NewKey(text(answer, "key"), key(answer));
    }

    static KeyDetails key(JsonObject answer) {
        return new KeyDetails(
                text(answer, "id"),
                text(answer, "name"),
                strings(answer, "permissions"),
                strings(answer, "packages"),
                instant(answer, "createdAt"),
                someInstant(answer, "expiresAt"));
    }

    static RegistryInfo registryInfo(JsonObject answer) {
        return new RegistryInfo(text(answer, "name"), text(answer, "version"));
    }

    static SortedMap<String, Long> totals(JsonObject answer) {
        SortedMap<String, Long> totals = new TreeMap<>();
        answer.members().forEach((name, value) -> {
            if (value instanceof JsonNumber(var number)) {
                totals.put(name, number.longValue());
            }
        });
        return totals;
    }

    static <T> Listing<T> listing(JsonObject answer, Function<JsonObject, T> read) {
        List<T> items = list(answer, "items", read);
        return new Listing<>(items, answer.get("total").isPresent() ? number(answer, "total") : items.size());
    }

    static SearchItem searchItem(JsonObject item) {
        return new SearchItem(
                PackageId.parse(text(item, "packageId")),
                item.text("description").orElse(""),
                SemanticVersion.parse(text(item, "version")),
                item.text("author").orElse(""),
                number(item, "downloadCount"),
                instant(item, "updatedAt"));
    }

    /** An item of the list of all packages, which is a package's whole description. */
    static SearchItem packageItem(JsonObject item) {
        return new SearchItem(
                PackageId.parse(text(item, "id")),
                item.text("description").orElse(""),
                SemanticVersion.parse(text(item, "version")),
                item.object("author").text("name").orElse(""),
                number(item, "downloadCount"),
                instant(item, "updatedAt"));
    }

    static PackageDetails details(JsonObject answer) {
        SortedMap<String, String> tags = new TreeMap<>();
        answer.object("distTags").members().forEach((tag, version) -> {
            if (version instanceof JsonString(String value)) {
                tags.put(tag, value);
            }
        });
        return new PackageDetails(
                PackageId.parse(text(answer, "id")),
                text(answer, "name"),
                text(answer, "description"),
                SemanticVersion.parse(text(answer, "version")),
                answer.object("author").text("name").orElse(""),
                answer.text("license").orElse(""),
                strings(answer, "keywords"),
                answer.text("homepage").orElse(""),
                repository(answer),
                list(answer.object("dependencies"), "skills", d -> text(d, "id") + "@" + text(d, "version")),
                tags,
                strings(answer, "owners"),
                number(answer, "downloadCount"),
                Digest.parse(text(answer, "checksum")),
                number(answer, "size"),
                answer.text("deprecated"),
                flag(answer, "yanked"),
                instant(answer, "registeredAt"),
                instant(answer, "updatedAt"));
    }

    /** As a manifest has it: a URL, or an object that holds one. */
    private static String repository(JsonObject answer) {
        return answer.text("repository")
                .or(() -> answer.object("repository").text("url"))
                .orElse("");
    }

    static VersionDetails version(JsonObject version) {
        return new VersionDetails(
                SemanticVersion.parse(text(version, "version")),
                Digest.parse(text(version, "checksum")),
                number(version, "size"),
                instant(version, "publishedAt"),
                flag(version, "yanked"),
                version.text("deprecated"));
    }

    static Dependent dependent(JsonObject dependent) {
        return new Dependent(
                PackageId.parse(text(dependent, "packageId")),
                SemanticVersion.parse(text(dependent, "version")),
                text(dependent, "range"),
                flag(dependent, "optional"));
    }

    static DownloadCounts downloads(JsonObject answer) {
        Map<String, Long> byVersion = new LinkedHashMap<>();
        list(answer, "byVersion", Function.identity())
                .forEach(count -> byVersion.put(text(count, "version"), number(count, "count")));
        SortedMap<LocalDate, Long> byDay = new TreeMap<>();
        list(answer, "byDay", Function.identity())
                .forEach(count -> byDay.put(day(count, "date"), number(count, "count")));
        return new DownloadCounts(number(answer, "total"), byVersion, byDay);
    }

    static List<String> owners(JsonObject answer) {
        return strings(answer, "items");
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
                created,
                warnings(answer));
    }

    /** Sentences, or objects with a message and where it belongs. */
    private static List<String> warnings(JsonObject answer) {
        return answer.array("warnings").stream()
                .map(warning -> switch (warning) {
                    case JsonString(String sentence) -> sentence;
                    case JsonObject o ->
                        o.text("pointer").map(pointer -> pointer + ": ").orElse("")
                                + o.text("message").orElse("");
                    default -> throw wrong("warnings", "a list of warnings");
                })
                .toList();
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

    private static Optional<Instant> someInstant(JsonObject object, String field) {
        return object.text(field).isPresent() ? Optional.of(instant(object, field)) : Optional.empty();
    }

    private static LocalDate day(JsonObject object, String field) {
        try {
            return LocalDate.parse(text(object, field));
        } catch (DateTimeException e) {
            throw wrong(field, "a day");
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
