package dev.crewx.application.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.crewx.application.bundle.spi.JsonText;
import dev.crewx.application.bundle.spi.JsonText.Reading;
import dev.crewx.domain.json.JsonValue;
import dev.crewx.domain.json.JsonValue.JsonArray;
import dev.crewx.domain.json.JsonValue.JsonNull;
import dev.crewx.domain.json.JsonValue.JsonNumber;
import dev.crewx.domain.json.JsonValue.JsonObject;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link JsonText} does. */
public abstract class JsonTextContract {
    /** The one under test. */
    protected abstract JsonText json();

    private JsonValue parsed(String text) {
        return assertInstanceOf(Reading.Parsed.class, json().parse(text), text).value();
    }

    @Test
    void readsEveryKindOfValueInOrder() {
        JsonObject object =
                (JsonObject) parsed("{\"b\":[1,2.50,-1e2],\"a\":{\"x\":null},\"t\":true,\"s\":\"\\u00e9\"}");
        assertEquals(List.of("b", "a", "t", "s"), List.copyOf(object.members().keySet()));
        assertEquals(new JsonNumber(new BigDecimal("2.50")), object.array("b").get(1));
        assertEquals(JsonNull.NULL, object.object("a").get("x").orElseThrow());
        assertEquals("é", object.text("s").orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "{\"a\":1,}",
                "[1,]",
                "{\"a\":1,\"a\":2}",
                "{'a':1}",
                "{a:1}",
                "// no\n{}",
                "01",
                "+1",
                ".5",
                "NaN",
                "Infinity",
                "{} {}",
                "\"\\ud800\"",
                "\"\t\"",
                "1e99999",
                "tru"
            })
    void refusesWhatIsNotJson(String text) {
        Reading.Malformed malformed = assertInstanceOf(Reading.Malformed.class, json().parse(text));
        assertFalse(malformed.message().isBlank());
    }

    @Test
    void namesTheLineOfAProblem() {
        Reading.Malformed malformed = (Reading.Malformed) json().parse("{\n  \"a\": 1,\n  \"a\": 2\n}");
        assertEquals(3, malformed.line());
    }

    @Test
    void boundsTheNesting() {
        parsed("[".repeat(JsonText.MAX_DEPTH) + "]".repeat(JsonText.MAX_DEPTH));
        String deeper = "[".repeat(JsonText.MAX_DEPTH + 1) + "]".repeat(JsonText.MAX_DEPTH + 1);
        assertInstanceOf(Reading.Malformed.class, json().parse(deeper));
        assertInstanceOf(Reading.Malformed.class, json().parse("[".repeat(100_000)));
    }

    @Test
    void readsUtf8Only() {
        assertInstanceOf(Reading.Parsed.class, json().parse("{\"name\":\"기술\"}".getBytes(StandardCharsets.UTF_8)));
        assertInstanceOf(Reading.Malformed.class, json().parse(new byte[] {'"', (byte) 0xff, '"'}));
        assertInstanceOf(Reading.Malformed.class, json().parse("{}".getBytes(StandardCharsets.UTF_16LE)));
    }

    @Test
    void passesOverAByteOrderMark() {
        assertEquals(JsonObject.EMPTY, parsed("\uFEFF{}"));
    }

    @Test
    void writesWhatItReads() {
        String compact = "{\"b\":[1,2.50,[],{}],\"a\":\"\\\"\\n기\"}";
        assertEquals(compact, json().compact(parsed(compact)));
        String pretty = new String(json().pretty(parsed(compact)), StandardCharsets.UTF_8);
        assertEquals("{\n  \"b\": [\n    1,\n    2.50,\n    [],\n    {}\n  ],\n  \"a\": \"\\\"\\n기\"\n}\n", pretty);
        assertEquals(parsed(compact), parsed(pretty));
        assertEquals("[]", json().compact(new JsonArray(List.of())));
    }
}
