package dev.crewx.domain.catalog;

import dev.crewx.domain.json.JsonValue;
import dev.crewx.domain.json.JsonValue.JsonArray;
import dev.crewx.domain.json.JsonValue.JsonNull;
import dev.crewx.domain.json.JsonValue.JsonObject;
import dev.crewx.domain.json.JsonValue.JsonString;
import dev.crewx.domain.manifest.AppManifest;
import dev.crewx.domain.manifest.Finding;
import dev.crewx.domain.manifest.Location;
import dev.crewx.domain.manifest.PackageMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What somebody wants a published version to say of itself. A field that is not named stays as it is, {@code null} takes
 * one away, and one that nobody knows is passed over.
 *
 * @param fields what was given
 * @param findings what is wrong with it; with any of them it must not be used
 */
public record VersionDescription(JsonObject fields, List<Finding> findings) {
    private static final String KEYWORDS = "keywords";
    private static final String HOMEPAGE = "homepage";
    private static final String REPOSITORY = "repository";
    private static final String DEPRECATED = "deprecated";

    /** Fields that stand at the top of a manifest and never change. */
    private static final List<String> IMMUTABLE =
            List.of("id", "version", "skills", "dependencies", "runtimeRequirements", "compatibility", "security");

    /** Fields that stand in a manifest's metadata and never change. */
    private static final List<String> IMMUTABLE_METADATA =
            List.of("name", "description", "author", "license", "category");

    /** Copies the findings. */
    public VersionDescription {
        findings = List.copyOf(findings);
    }

    /** Reads the fields by the rules. */
    public static VersionDescription read(JsonObject fields) {
        List<Finding> findings = new ArrayList<>();
        fields.get(KEYWORDS).ifPresent(value -> readKeywords(value, findings));
        fields.get(HOMEPAGE).ifPresent(value -> readText(HOMEPAGE, value, VersionMarks.MAX_TEXT, findings));
        fields.get(DEPRECATED).ifPresent(value -> readText(DEPRECATED, value, VersionMarks.MAX_DEPRECATION, findings));
        fields.get(REPOSITORY).ifPresent(value -> {
            JsonValue url =
                    value instanceof JsonObject object ? object.get("url").orElse(JsonNull.NULL) : value;
            if (value instanceof JsonObject && url == JsonNull.NULL) {
                findings.add(error(REPOSITORY, "A repository has an url"));
            }
            readText(REPOSITORY, url, VersionMarks.MAX_TEXT, findings);
        });
        return new VersionDescription(fields, findings);
    }

    private static void readKeywords(JsonValue value, List<Finding> findings) {
        boolean good = value == JsonNull.NULL
                || (value instanceof JsonArray(List<JsonValue> elements)
                        && elements.size() <= VersionMarks.MAX_KEYWORDS
                        && elements.stream().allMatch(e -> isText(e, VersionMarks.MAX_TEXT)));
        if (!good) {
            findings.add(error(
                    KEYWORDS, "Keywords are at most " + VersionMarks.MAX_KEYWORDS + " texts, none of them blank"));
        }
    }

    private static void readText(String name, JsonValue value, int max, List<Finding> findings) {
        if (value != JsonNull.NULL && !isText(value, max)) {
            findings.add(error(name, "This is a text of 1 to " + max + " characters, or null"));
        }
    }

    private static boolean isText(JsonValue value, int max) {
        return value instanceof JsonString(String text) && !text.isBlank() && text.length() <= max;
    }

    private static Finding error(String name, String message) {
        return Finding.error(name + "-form", new Location("", "/" + name, 0), message);
    }

    /** The marks of a version after this. */
    VersionMarks on(VersionMarks marks) {
        return new VersionMarks(
                marks.yanked(),
                named(DEPRECATED) ? fields.text(DEPRECATED) : marks.deprecation(),
                named(KEYWORDS) ? keywords() : marks.keywords(),
                named(HOMEPAGE) ? fields.text(HOMEPAGE) : marks.homepage(),
                named(REPOSITORY) ? repository() : marks.repository());
    }

    private boolean named(String name) {
        return fields.get(name).isPresent();
    }

    private List<String> keywords() {
        return fields.array(KEYWORDS).stream()
                .map(keyword -> ((JsonString) keyword).value())
                .toList();
    }

    private Optional<PackageMetadata.Repository> repository() {
        JsonObject object = fields.object(REPOSITORY);
        return fields.text(REPOSITORY)
                .or(() -> object.text("url"))
                .map(url -> new PackageMetadata.Repository(object.text("type").orElse("git"), url));
    }

    /** The names of fields that say something else than the manifest does, and never change. */
    List<String> changesOfImmutable(AppManifest manifest) {
        JsonObject document = manifest.document();
        Map<String, JsonValue> metadata = document.object("metadata").members();
        List<String> changes = new ArrayList<>();
        fields.members().forEach((name, value) -> {
            boolean differsAtTheTop =
                    IMMUTABLE.contains(name) && !value.equals(document.members().get(name));
            boolean differsInMetadata = IMMUTABLE_METADATA.contains(name) && !value.equals(metadata.get(name));
            if (differsAtTheTop || differsInMetadata) {
                changes.add(name);
            }
        });
        return changes;
    }
}
