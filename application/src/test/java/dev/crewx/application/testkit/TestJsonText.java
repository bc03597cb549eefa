package dev.crewx.application.testkit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.crewx.application.bundle.spi.JsonText;
import dev.crewx.domain.json.JsonValue;
import dev.crewx.domain.json.JsonValue.JsonArray;
import dev.crewx.domain.json.JsonValue.JsonBoolean;
import dev.crewx.domain.json.JsonValue.JsonNull;
import dev.crewx.domain.json.JsonValue.JsonNumber;
import dev.crewx.domain.json.JsonValue.JsonObject;
import dev.crewx.domain.json.JsonValue.JsonString;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** JSON for tests of adapters that must not know the real codec. */
public final class TestJsonText implements JsonText {
    private static final int MAX_NUMBER = 1_000;
    private static final Pattern LONG_EXPONENT = Pattern.compile("[eE][+-]?[0-9]{5,}$");

    private final JsonMapper mapper = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxNumberLength(MAX_NUMBER)
                            .build())
                    .build())
            .build();

    /** One like every other. */
    public TestJsonText() {}

    @Override
    public Reading parse(byte[] utf8) {
        try {
            return parse(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString());
        } catch (CharacterCodingException e) {
            return new Reading.Malformed("not UTF-8", 0, 0);
        }
    }

    @Override
    public Reading parse(String text) {
        try (JsonParser parser = mapper.createParser(text.startsWith("\uFEFF") ? text.substring(1) : text)) {
            if (parser.nextToken() == null) {
                return new Reading.Malformed("nothing there", 1, 1);
            }
            JsonValue value = value(parser);
            return parser.nextToken() == null
                    ? new Reading.Parsed(value)
                    : new Reading.Malformed("more than one value", 0, 0);
        } catch (JsonProcessingException e) {
            return new Reading.Malformed(
                    e.getOriginalMessage(),
                    e.getLocation() == null ? 0 : e.getLocation().getLineNr(),
                    e.getLocation() == null ? 0 : e.getLocation().getColumnNr());
        } catch (IOException | NumberFormatException e) {
            return new Reading.Malformed(String.valueOf(e.getMessage()), 0, 0);
        }
    }

    private static JsonValue value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> {
                Map<String, JsonValue> members = new LinkedHashMap<>();
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    String name = parser.currentName();
                    parser.nextToken();
                    members.put(name, value(parser));
                }
                yield new JsonObject(members);
            }
            case START_ARRAY -> {
                List<JsonValue> elements = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    elements.add(value(parser));
                }
                yield new JsonArray(elements);
            }
            case VALUE_STRING -> string(parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser.getText());
            case VALUE_TRUE -> new JsonBoolean(true);
            case VALUE_FALSE -> new JsonBoolean(false);
            case VALUE_NULL -> JsonNull.NULL;
            case null, default -> throw new IOException("Unexpected " + parser.currentToken());
        };
    }

    private static JsonString string(String text) throws IOException {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new IOException("Half a surrogate pair");
        }
        return new JsonString(text);
    }

    private static JsonNumber number(String text) throws IOException {
        Matcher exponent = LONG_EXPONENT.matcher(text);
        if (text.length() > MAX_NUMBER || exponent.find()) {
            throw new IOException("The number is too long");
        }
        return new JsonNumber(new BigDecimal(text));
    }

    @Override
    public byte[] pretty(JsonValue value) {
        return (write(value, "\n") + "\n").getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String compact(JsonValue value) {
        return write(value, "");
    }

    /** The text; {@code line} is the line break with the indentation of this depth, empty for one line. */
    private String write(JsonValue value, String line) {
        String inner = line.isEmpty() ? "" : line + "  ";
        return switch (value) {
            case JsonObject(var members) when members.isEmpty() -> "{}";
            case JsonObject(var members) ->
                members.entrySet().stream()
                        .map(member -> quoted(member.getKey())
                                + (line.isEmpty() ? ":" : ": ")
                                + write(member.getValue(), inner))
                        .collect(Collectors.joining("," + inner, "{" + inner, line + "}"));
            case JsonArray(var elements) when elements.isEmpty() -> "[]";
            case JsonArray(var elements) ->
                elements.stream()
                        .map(element -> write(element, inner))
                        .collect(Collectors.joining("," + inner, "[" + inner, line + "]"));
            case JsonString(String text) -> quoted(text);
            case JsonNumber(BigDecimal number) -> number.toString();
            case JsonBoolean(boolean flag) -> String.valueOf(flag);
            case JsonNull ignored -> "null";
        };
    }

    private String quoted(String text) {
        try {
            return mapper.writeValueAsString(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Cannot be written: " + text, e);
        }
    }
}
