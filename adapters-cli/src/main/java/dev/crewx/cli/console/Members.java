package dev.crewx.cli.console;

import dev.crewx.domain.json.JsonValue;
import dev.crewx.domain.json.JsonValue.JsonArray;
import dev.crewx.domain.json.JsonValue.JsonObject;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The members of a JSON object, one after the other. */
public final class Members {
    private final Map<String, JsonValue> members = new LinkedHashMap<>();

    /** None at first. */
    public Members() {}

    /** Adds a value. */
    public Members put(String name, JsonValue value) {
        members.put(name, value);
        return this;
    }

    /** Adds a thing as its text. */
    public Members put(String name, Object thing) {
        return put(name, JsonValue.of(thing.toString()));
    }

    /** Adds a number. */
    public Members put(String name, long number) {
        return put(name, JsonValue.of(number));
    }

    /** Adds a truth value. */
    public Members put(String name, boolean value) {
        return put(name, JsonValue.of(value));
    }

    /** Adds texts. */
    public Members put(String name, Collection<String> texts) {
        return put(name, JsonValue.ofStrings(texts));
    }

    /** Adds a thing as its text where there is one, else {@code null}. */
    public Members put(String name, Optional<?> thing) {
        return put(name, thing.map(present -> JsonValue.of(present.toString())).orElse(JsonValue.JsonNull.NULL));
    }

    /** The object. */
    public JsonObject object() {
        return new JsonObject(members);
    }

    /** An array of objects, one a thing. */
    public static <T> JsonArray list(List<T> things, Function<T, Members> members) {
        return new JsonArray(things.stream()
                .<JsonValue>map(thing -> members.apply(thing).object())
                .toList());
    }
}
