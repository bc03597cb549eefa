package dev.crewx.http.packages;

import dev.crewx.domain.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns the domain's JSON values into the maps, lists and scalars that the JSON mapper writes. */
final class JsonTrees {
    private JsonTrees() {}

    static @Nullable Object plain(JsonValue value) {
        return switch (value) {
            case JsonValue.JsonObject(var members) -> {
                Map<String, @Nullable Object> map = new LinkedHashMap<>();
                members.forEach((name, member) -> map.put(name, plain(member)));
                yield map;
            }
            case JsonValue.JsonArray(var elements) -> {
                List<@Nullable Object> list = new ArrayList<>();
                elements.forEach(element -> list.add(plain(element)));
                yield list;
            }
            case JsonValue.JsonString(var text) -> text;
            case JsonValue.JsonNumber(var number) -> number;
            case JsonValue.JsonBoolean(var bool) -> bool;
            case JsonValue.JsonNull ignored -> null;
        };
    }
}
