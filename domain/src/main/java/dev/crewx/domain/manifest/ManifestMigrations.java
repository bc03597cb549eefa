package dev.crewx.domain.manifest;

import dev.crewx.domain.json.JsonValue;
import dev.crewx.domain.json.JsonValue.JsonObject;
import dev.crewx.domain.version.SemanticVersion;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * How documents of older or looser forms become the form that {@link ManifestReader} reads. Each step names the
 * formats it is for; the steps run in order, on a copy: the author's document stays as it was.
 */
final class ManifestMigrations {
    private static final List<Step> STEPS = List.of(
            // The first description of the format had the licence beside the metadata; both places are the same field.
            new Step(1, 0, Integer.MAX_VALUE, ManifestMigrations::licenseIntoMetadata));

    private ManifestMigrations() {}

    /**
     * One change of form.
     *
     * @param major the format's major version it is for
     * @param firstMinor the first minor version it is for
     * @param lastMinor the last one
     * @param change from the old form to the next
     */
    private record Step(int major, int firstMinor, int lastMinor, UnaryOperator<JsonObject> change) {
        boolean isFor(SemanticVersion format) {
            return format.major() == major && format.minor() >= firstMinor && format.minor() <= lastMinor;
        }
    }

    /** The document in the form that is read, given the format it says it has. */
    static JsonObject toCurrent(JsonObject document, SemanticVersion format) {
        JsonObject current = document;
        for (Step step : STEPS) {
            if (step.isFor(format)) {
                current = step.change().apply(current);
            }
        }
        return current;
    }

    private static JsonObject licenseIntoMetadata(JsonObject document) {
        Optional<JsonValue> license = document.get("license");
        boolean hasMetadata = document.get("metadata").orElse(JsonObject.EMPTY) instanceof JsonObject;
        JsonObject metadata = document.object("metadata");
        if (license.isEmpty() || !hasMetadata || metadata.get("license").isPresent()) {
            return document;
        }
        return document.with("metadata", metadata.with("license", license.get()));
    }
}
