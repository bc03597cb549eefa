package dev.crewx.domain.manifest;

import dev.crewx.domain.json.JsonValue;
import dev.crewx.domain.json.JsonValue.JsonArray;
import dev.crewx.domain.json.JsonValue.JsonBoolean;
import dev.crewx.domain.json.JsonValue.JsonNull;
import dev.crewx.domain.json.JsonValue.JsonNumber;
import dev.crewx.domain.json.JsonValue.JsonObject;
import dev.crewx.domain.json.JsonValue.JsonString;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads the members of one object by type; each that has another type is a finding and then absent. */
final class Fields {
    private final JsonObject object;
    private final Location location;
    private final Consumer<Finding> findings;

    Fields(JsonObject object, Location location, Consumer<Finding> findings) {
        this.object = object;
        this.location = location;
        this.findings = findings;
    }

    Location at(String name) {
        return location.member(name);
    }

    JsonObject object() {
        return object;
    }

    boolean has(String name) {
        return object.get(name).orElse(JsonNull.NULL) != JsonNull.NULL;
    }

    Optional<String> text(String name) {
        return typed(name, JsonString.class, "a string").map(JsonString::value);
    }

    boolean flag(String name, boolean otherwise) {
        return typed(name, JsonBoolean.class, "true or false")
                .map(JsonBoolean::value)
                .orElse(otherwise);
    }

    Fields object(String name) {
        return new Fields(
                typed(name, JsonObject.class, "an object").orElse(JsonObject.EMPTY), location.member(name), findings);
    }

    List<JsonValue> array(String name) {
        return typed(name, JsonArray.class, "an array").map(JsonArray::elements).orElse(List.of());
    }

    /** The array's strings; each element of another type is a finding. */
    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        List<JsonValue> elements = array(name);
        for (int i = 0; i < elements.size(); i++) {
            if (elements.get(i) instanceof JsonString text) {
                texts.add(text.value());
            } else {
                findings.accept(wrongType(location.member(name).element(i), elements.get(i), "a string"));
            }
        }
        return texts;
    }

    private <T extends JsonValue> Optional<T> typed(String name, Class<T> type, String words) {
        JsonValue value = object.get(name).orElse(JsonNull.NULL);
        if (value == JsonNull.NULL) {
            return Optional.empty();
        }
        if (!type.isInstance(value)) {
            findings.accept(wrongType(location.member(name), value, words));
            return Optional.empty();
        }
        return Optional.of(type.cast(value));
    }

    static Finding wrongType(Location location, JsonValue value, String allowed) {
        String pointer = location.pointer();
        return Finding.error("type", location, (pointer.isEmpty() ? "The manifest" : pointer) + " must be " + allowed)
                .found(shown(value))
                .allowed(allowed);
    }

    /** A value as a person would point at it: its text, or its type's name. */
    static String shown(JsonValue value) {
        return switch (value) {
            case JsonString text -> "\"" + text.value() + "\"";
            case JsonNumber number -> number.value().toPlainString();
            case JsonBoolean flag -> String.valueOf(flag.value());
            default -> value.typeName();
        };
    }
}
