package dev.crewx.domain.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.crewx.domain.json.JsonValue.JsonArray;
import dev.crewx.domain.json.JsonValue.JsonNull;
import dev.crewx.domain.json.JsonValue.JsonNumber;
import dev.crewx.domain.json.JsonValue.JsonObject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class JsonValueTest {
    private static final JsonObject SAMPLE = JsonObject.EMPTY
            .with("text", JsonValue.of("t"))
            .with("number", JsonValue.of(7))
            .with("null", JsonNull.NULL)
            .with("object", JsonObject.EMPTY.with("x", JsonValue.of(true)))
            .with("array", JsonValue.ofStrings(List.of("b", "a")));

    @Test
    void readsMembersByTheirType() {
        assertEquals(Optional.of("t"), SAMPLE.text("text"));
        assertEquals(JsonObject.EMPTY.with("x", JsonValue.of(true)), SAMPLE.object("object"));
        assertEquals(List.of(JsonValue.of("b"), JsonValue.of("a")), SAMPLE.array("array"));
    }

    @Test
    void takesAMemberOfAnotherTypeForAbsent() {
        for (String name : List.of("number", "null", "missing")) {
            assertEquals(Optional.empty(), SAMPLE.text(name));
            assertEquals(JsonObject.EMPTY, SAMPLE.object(name));
            assertEquals(List.of(), SAMPLE.array(name));
        }
    }

    @Test
    void tellsNullFromAbsent() {
        assertEquals(Optional.of(JsonNull.NULL), SAMPLE.get("null"));
        assertEquals(Optional.empty(), SAMPLE.get("missing"));
    }

    @Test
    void keepsTheOrderOfMembersAlsoWhenOneIsReplaced() {
        JsonObject changed = SAMPLE.with("number", JsonValue.of(8)).with("new", JsonValue.of(9));
        assertEquals(
                List.of("text", "number", "null", "object", "array", "new"),
                List.copyOf(changed.members().keySet()));
        assertEquals(Optional.of(JsonValue.of(8)), changed.get("number"));
        assertEquals(Optional.of(JsonValue.of(7)), SAMPLE.get("number"), "the object it came from stays as it was");
    }

    @Test
    void copiesWhatItIsMadeOf() {
        Map<String, JsonValue> members = new LinkedHashMap<>(Map.of("a", JsonValue.of(1)));
        JsonObject object = new JsonObject(members);
        members.clear();
        assertEquals(Optional.of(JsonValue.of(1)), object.get("a"));
        assertThrows(UnsupportedOperationException.class, () -> object.members().clear());
        List<JsonValue> elements = new ArrayList<>(List.of(JsonValue.of(1)));
        JsonArray array = new JsonArray(elements);
        elements.clear();
        assertEquals(List.of(JsonValue.of(1)), array.elements());
    }

    @Test
    void keepsNumbersAsTheyWereWritten() {
        assertNotEquals(new JsonNumber(new BigDecimal("1.0")), new JsonNumber(new BigDecimal("1")));
        assertEquals(new JsonNumber(new BigDecimal("9223372036854775807")), JsonValue.of(Long.MAX_VALUE));
    }

    @Test
    void namesTypesAsPeopleDo() {
        assertEquals(
                List.of("string", "number", "null", "object", "array"),
                SAMPLE.members().values().stream().map(JsonValue::typeName).toList());
        assertEquals("boolean", JsonValue.of(false).typeName());
    }
}
