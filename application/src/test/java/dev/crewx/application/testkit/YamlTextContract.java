package dev.crewx.application.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.application.bundle.spi.YamlText;
import dev.crewx.application.bundle.spi.YamlText.Reading;
import dev.crewx.domain.json.JsonValue;
import dev.crewx.domain.json.JsonValue.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link YamlText} does. */
public abstract class YamlTextContract {
    /** The one under test. */
    protected abstract YamlText yaml();

    private Reading parse(String text) {
        return yaml().parse(text.getBytes(StandardCharsets.UTF_8));
    }

    private Reading.Parsed parsed(String text) {
        Reading reading = parse(text);
        return assertInstanceOf(Reading.Parsed.class, reading, reading::toString);
    }

    private int malformedAt(String text) {
        Reading reading = parse(text);
        Reading.Malformed malformed = assertInstanceOf(Reading.Malformed.class, reading, reading::toString);
        assertFalse(malformed.message().isBlank());
        return malformed.line();
    }

    @Test
    void readsMappingsListsAndTexts() {
        JsonObject document = parsed(
                        "---\n# a comment\nagents:\n  - id: one\n    prompt: |\n      Hi\n      there\nflag: true\nsize: 1.0\n")
                .document();
        JsonObject agent = (JsonObject) document.array("agents").getFirst();
        assertEquals("Hi\nthere\n", agent.text("prompt").orElseThrow());
        assertEquals(JsonValue.of(true), document.get("flag").orElseThrow());
        assertEquals(List.of(), parsed("a: 1").recoveries());
    }

    @Test
    void takesByteOrderMarksAndAnyLineEnds() {
        assertEquals("b", parsed("\uFEFFa: b\r\nc: d\r\n").document().text("a").orElseThrow());
    }

    @Test
    void takesAnEmptyDocumentForAnEmptyMapping() {
        assertEquals(JsonObject.EMPTY, parsed("").document());
        assertEquals(JsonObject.EMPTY, parsed("# nothing yet\n").document());
    }

    @Test
    void saysWhereItStopsUnderstanding() {
        assertEquals(2, malformedAt("a: b\nc: d: e\n"));
        assertEquals(1, malformedAt("- a\n- b\n"));
    }

    @Test
    void makesNothingOfTagsAndSaysSo() {
        Reading.Parsed parsed = parsed("a: !!java.net.URL [\"http://127.0.0.1/\"]\n");
        assertEquals(1, parsed.document().array("a").size());
        assertTrue(parsed.recoveries().getFirst().contains("line 1"), parsed.recoveries()::toString);
    }

    @Test
    void tellsANameThatStandsTwice() {
        Reading.Parsed parsed = parsed("a: 1\na: 2\n");
        assertEquals(JsonValue.of(2), parsed.document().get("a").orElseThrow());
        assertTrue(parsed.recoveries().getFirst().contains("line 2"), parsed.recoveries()::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lol", "deep", "long"})
    void boundsWhatADocumentCanCost(String kind) {
        StringBuilder text = new StringBuilder();
        switch (kind) {
            case "lol" -> {
                text.append("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
                for (int i = 1; i < 20; i++) {
                    text.append("a").append(i).append(": &a").append(i).append(" [");
                    text.append(("*a" + (i - 1) + ", ").repeat(9))
                            .append("*a")
                            .append(i - 1)
                            .append("]\n");
                }
            }
            case "deep" -> text.append("a: ").append("[".repeat(10_000));
            default -> text.append("a: ").append("x".repeat(YamlText.MAX_BYTES));
        }
        malformedAt(text.toString());
    }

    @Test
    void refusesBytesThatAreNotUtf8() {
        assertInstanceOf(Reading.Malformed.class, yaml().parse(new byte[] {'a', ':', ' ', (byte) 0xC3, '('}));
    }
}
