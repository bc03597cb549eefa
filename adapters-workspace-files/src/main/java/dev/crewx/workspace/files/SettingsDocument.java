package dev.crewx.workspace.files;

import dev.crewx.application.remote.spi.ClientStateException;
import dev.crewx.application.remote.spi.RegistrySettings;
import dev.crewx.application.remote.spi.SettingsLayer.Kind;
import dev.crewx.domain.json.JsonValue;
import dev.crewx.domain.json.JsonValue.JsonArray;
import dev.crewx.domain.json.JsonValue.JsonObject;
import dev.crewx.domain.json.JsonValue.JsonString;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Registries in a settings document: {@code registry} is the default, {@code registries} has a scope's registry under
 * {@code @scope} and a registry's URL under any other name, {@code insecureRegistries} lists origins. Members it does not
 * know stay.
 */
final class SettingsDocument {
    private static final String DEFAULT = "registry";
    private static final String REGISTRIES = "registries";
    private static final String INSECURE = "insecureRegistries";

    private SettingsDocument() {}

    /**
     * What the document says.
     *
     * @throws ClientStateException when a member is of another type than it should be
     */
    static RegistrySettings read(Path path, Kind kind, JsonObject document) {
        SortedMap<String, String> named = new TreeMap<>();
        SortedMap<String, String> scopes = new TreeMap<>();
        if (!(document.get(REGISTRIES).orElse(JsonObject.EMPTY) instanceof JsonObject registries)) {
            throw wrong(path, REGISTRIES, "an object");
        }
        registries.members().forEach((name, registry) -> {
            if (!(registry instanceof JsonString(String text))) {
                throw wrong(path, REGISTRIES + "/" + name, "a text");
            }
            (name.startsWith("@") ? scopes : named).put(name, text);
        });
        // A project can say where it gets its packages from, but not what a user's names mean or whom to trust.
        return kind == Kind.PROJECT
                ? new RegistrySettings(text(path, document, DEFAULT), new TreeMap<>(), scopes, Set.of())
                : new RegistrySettings(text(path, document, DEFAULT), named, scopes, insecure(path, document));
    }

    private static Optional<String> text(Path path, JsonObject document, String name) {
        Optional<JsonValue> value = document.get(name);
        if (value.isPresent() && !(value.get() instanceof JsonString)) {
            throw wrong(path, name, "a text");
        }
        return document.text(name).filter(text -> !text.isBlank());
    }

    private static Set<String> insecure(Path path, JsonObject document) {
        Set<String> origins = new TreeSet<>();
        if (!(document.get(INSECURE).orElseGet(() -> JsonValue.ofStrings(Set.of())) instanceof JsonArray list)) {
            throw wrong(path, INSECURE, "a list");
        }
        for (JsonValue element : list.elements()) {
            if (!(element instanceof JsonString(String origin))) {
                throw wrong(path, INSECURE, "a list of texts");
            }
            origins.add(origin);
        }
        return origins;
    }

    private static ClientStateException wrong(Path path, String member, String expected) {
        return new ClientStateException(
                path + " is not understood: \"" + member + "\" should be " + expected + "; mend it by hand");
    }

    /** The document with these settings. */
    static JsonObject with(JsonObject document, RegistrySettings settings) {
        Map<String, JsonValue> registries = new LinkedHashMap<>();
        settings.named().forEach((name, url) -> registries.put(name, JsonValue.of(url)));
        settings.scopes().forEach((scope, registry) -> registries.put(scope, JsonValue.of(registry)));
        Map<String, JsonValue> members = new LinkedHashMap<>(document.members());
        put(members, DEFAULT, settings.defaultRegistry().map(JsonValue::of));
        put(
                members,
                REGISTRIES,
                Optional.<JsonValue>of(new JsonObject(registries)).filter(all -> !registries.isEmpty()));
        put(
                members,
                INSECURE,
                Optional.of(JsonValue.ofStrings(settings.insecure()))
                        .filter(all -> !settings.insecure().isEmpty()));
        return new JsonObject(members);
    }

    private static void put(Map<String, JsonValue> members, String name, Optional<JsonValue> value) {
        value.ifPresentOrElse(present -> members.put(name, present), () -> members.remove(name));
    }
}
