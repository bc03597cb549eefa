package dev.crewx.http.packages;

import com.fasterxml.jackson.databind.JsonNode;
import dev.crewx.domain.json.JsonValue;
import dev.crewx.domain.json.JsonValue.JsonObject;
import dev.crewx.http.problem.ProblemException;
import dev.crewx.http.problem.ProblemType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns the domain's JSON values into the maps, lists and scalars that the JSON mapper writes, and reads its trees. */
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

    /**
     * A request's body.
     *
     * @throws ProblemException when it is no object, or holds a number beyond all bounds
     */
    static JsonObject object(JsonNode body) {
        if (value(body) instanceof JsonObject object) {
            return object;
        }
        throw new ProblemException(ProblemType.BAD_REQUEST, "The body is to be a JSON object.");
    }

    private static JsonValue value(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> {
                Map<String, JsonValue> members = new LinkedHashMap<>();
                node.properties().forEach(member -> members.put(member.getKey(), value(member.getValue())));
                yield new JsonObject(members);
            }
            case ARRAY -> {
                List<JsonValue> elements = new ArrayList<>();
                node.forEach(element -> elements.add(value(element)));
                yield new JsonValue.JsonArray(elements);
            }
            case STRING -> JsonValue.of(node.textValue());
            case BOOLEAN -> JsonValue.of(node.booleanValue());
            case NUMBER -> number(node);
            default -> JsonValue.JsonNull.NULL;
        };
    }

    private static JsonValue number(JsonNode node) {
        if (!Double.isFinite(node.doubleValue())) {
            throw new ProblemException(ProblemType.BAD_REQUEST, "A number in the body is beyond all bounds.");
        }
        return new JsonValue.JsonNumber(node.decimalValue());
    }
}
