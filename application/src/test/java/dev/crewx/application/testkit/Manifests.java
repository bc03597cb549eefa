package dev.crewx.application.testkit;

import dev.crewx.domain.json.JsonValue;
import dev.crewx.domain.json.JsonValue.JsonArray;
import dev.crewx.domain.json.JsonValue.JsonObject;
import dev.crewx.domain.manifest.AppManifest;
import dev.crewx.domain.manifest.ManifestReader;
import dev.crewx.domain.manifest.ManifestReading;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A manifest in the making: begins as the least that keeps the rules; every step gives another. */
public final class Manifests {
    private final JsonObject document;

    private Manifests(JsonObject document) {
        this.document = document;
    }

    /** The least that a package of this id and version declares: a name, a description, one skill. */
    public static Manifests of(String id, String version) {
        return new Manifests(object(Map.of())
                .with("manifestVersion", JsonValue.of(AppManifest.CURRENT_FORMAT))
                .with("packageType", JsonValue.of(AppManifest.PACKAGE_TYPE))
                .with("id", JsonValue.of(id))
                .with("version", JsonValue.of(version))
                .with("metadata", metadata(id))
                .with("skills", new JsonArray(List.of(skill("main", "SKILL.md")))));
    }

    /** The same with this name for people. */
    public Manifests named(String name) {
        return metadata("name", JsonValue.of(name));
    }

    /** The same with this description. */
    public Manifests described(String description) {
        return metadata("description", JsonValue.of(description));
    }

    /** The same made by this author. */
    public Manifests by(String author) {
        return metadata("author", object(Map.of("name", JsonValue.of(author))));
    }

    /** The same with these keywords. */
    public Manifests keywords(String... keywords) {
        return metadata("keywords", JsonValue.ofStrings(List.of(keywords)));
    }

    /** The same in this category. */
    public Manifests category(String category) {
        return metadata("category", JsonValue.of(category));
    }

    /** The same, requiring one package more. */
    public Manifests requires(String id, String range) {
        return dependency(id, range, false);
    }

    /** The same, with one package more that it can do without. */
    public Manifests wants(String id, String range) {
        return dependency(id, range, true);
    }

    /** The same, asking for these permissions. */
    public Manifests permissions(String... permissions) {
        return with(
                "security", document.object("security").with("permissions", JsonValue.ofStrings(List.of(permissions))));
    }

    /** The same with this member at the top of the document, in place of an earlier one. */
    public Manifests with(String member, JsonValue value) {
        return new Manifests(document.with(member, value));
    }

    /** The document as it stands, whether it keeps the rules or not. */
    public JsonObject document() {
        return document;
    }

    /**
     * The manifest that the document spells.
     *
     * @throws AssertionError when it breaks the rules, naming them
     */
    public AppManifest read() {
        return switch (ManifestReader.read(document)) {
            case ManifestReading.Accepted accepted -> accepted.manifest();
            case ManifestReading.Refused refused ->
                throw new AssertionError("No valid manifest: " + refused.findings());
        };
    }

    private Manifests metadata(String member, JsonValue value) {
        return with("metadata", document.object("metadata").with(member, value));
    }

    private Manifests dependency(String id, String range, boolean optional) {
        JsonObject dependencies = document.object("dependencies");
        List<JsonValue> packages = new ArrayList<>(dependencies.array("skills"));
        JsonObject entry = JsonObject.EMPTY.with("id", JsonValue.of(id)).with("version", JsonValue.of(range));
        packages.add(optional ? entry.with("optional", JsonValue.of(true)) : entry);
        return with("dependencies", dependencies.with("skills", new JsonArray(packages)));
    }

    private static JsonObject metadata(String id) {
        return JsonObject.EMPTY
                .with("name", JsonValue.of("Package " + id))
                .with("description", JsonValue.of("What " + id + " is for"));
    }

    private static JsonObject skill(String id, String path) {
        return JsonObject.EMPTY.with("id", JsonValue.of(id)).with("path", JsonValue.of(path));
    }

    private static JsonObject object(Map<String, JsonValue> members) {
        return new JsonObject(new LinkedHashMap<>(members));
    }
}
