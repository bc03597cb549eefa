package dev.crewx.domain.json;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A JSON value (RFC 8259), immutable. What a manifest, a frontmatter or a lockfile is before the rules have read it;
 * adapters turn text into it and back.
 */
public sealed interface JsonValue {

    /** The type's name as a person would say it: {@code object}, {@code array}, {@code string}, … */
    String typeName();

    /**
     * An object; its members keep the order they were written in.
     *
     * @param members name to value, without duplicates
     */
    record JsonObject(Map<String, JsonValue> members) implements JsonValue {
        /** The object without members. */
        public static final JsonObject EMPTY = new JsonObject(Map.of());

        /** Copies the members in their order. */
        public JsonObject {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }

        /** The member of this name; empty when absent. An explicit {@code null} is present. */
        public Optional<JsonValue> get(String name) {
            return Optional.ofNullable(members.get(name));
        }

        /** The member of this name where it is a string. */
        public Optional<String> text(String name) {
            return members.get(name) instanceof JsonString s ? Optional.of(s.value()) : Optional.empty();
        }

        /** The member of this name where it is an object, else the empty object. */
        public JsonObject object(String name) {
            return members.get(name) instanceof JsonObject o ? o : EMPTY;
        }

        /** The elements of the member of this name where it is an array, else none. */
        public List<JsonValue> array(String name) {
            return members.get(name) instanceof JsonArray a ? a.elements() : List.of();
        }

        /** A copy with this member set; an existing one keeps its place. */
        public JsonObject with(String name, JsonValue value) {
            Map<String, JsonValue> copy = new LinkedHashMap<>(members);
            copy.put(name, value);
            return new JsonObject(copy);
        }

        @Override
        public String typeName() {
            return "object";
        }
    }

    /**
     * An array.
     *
     * @param elements the values in order
     */
    record JsonArray(List<JsonValue> elements) implements JsonValue {
        /** Copies the elements. */
        public JsonArray {
            elements = List.copyOf(elements);
        }

        @Override
        public String typeName() {
            return "array";
        }
    }

    /**
     * A string.
     *
     * @param value the text, unescaped
     */
    record JsonString(String value) implements JsonValue {
        @Override
        public String typeName() {
            return "string";
        }
    }

    /**
     * A number, exact.
     *
     * @param value the number as written
     */
    record JsonNumber(BigDecimal value) implements JsonValue {
        @Override
        public String typeName() {
            return "number";
        }
    }

    /**
     * A truth value.
     *
     * @param value which of the two
     */
    record JsonBoolean(boolean value) implements JsonValue {
        @Override
        public String typeName() {
            return "boolean";
        }
    }

    /** The {@code null} literal. */
    enum JsonNull implements JsonValue {
        /** The only one. */
        NULL;

        @Override
        public String typeName() {
            return "null";
        }
    }

    /** A string value. */
    static JsonValue of(String text) {
        return new JsonString(text);
    }

    /** A whole number. */
    static JsonValue of(long number) {
        return new JsonNumber(BigDecimal.valueOf(number));
    }

    /** A truth value. */
    static JsonValue of(boolean value) {
        return new JsonBoolean(value);
    }

    /** An array of strings, in the collection's order. */
    static JsonValue ofStrings(Collection<String> texts) {
        List<JsonValue> elements = new ArrayList<>(texts.size());
        texts.forEach(text -> elements.add(of(text)));
        return new JsonArray(elements);
    }
}
