package dev.crewx.bundle.tar;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import dev.crewx.application.bundle.spi.JsonText;
import dev.crewx.domain.json.JsonValue;
import dev.crewx.domain.json.JsonValue.JsonArray;
import dev.crewx.domain.json.JsonValue.JsonBoolean;
import dev.crewx.domain.json.JsonValue.JsonNull;
import dev.crewx.domain.json.JsonValue.JsonNumber;
import dev.crewx.domain.json.JsonValue.JsonObject;
import dev.crewx.domain.json.JsonValue.JsonString;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** JSON through Jackson's streaming core, without data binding. */
final class JacksonJsonText implements JsonText {
    /** What the parser says of itself in its messages: where its source is, what to switch on or off. */
    private static final Pattern SETTINGS =
            Pattern.compile("\\[Source: [^;]*; (line: \\d+, column: \\d+)]|, from `[^`]*`|: enable `[^`]*` to allow");

    private static final int MAX_NUMBER = 1000;
    private static final Pattern HUGE_EXPONENT = Pattern.compile(".*[eE][+-]?0*[0-9]{5,}");
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNumberLength(MAX_NUMBER)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    @Override
    public Reading parse(byte[] utf8) {
        Optional<String> text = TarHeader.utf8(utf8);
        return text.isPresent() ? parse(text.get()) : new Reading.Malformed("it is not UTF-8", 0, 0);
    }

    @Override
    public Reading parse(String text) {
        boolean marked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
        try (JsonParser parser = FACTORY.createParser(marked ? text.substring(1) : text)) {
            if (parser.nextToken() == null) {
                return new Reading.Malformed("it is empty", 1, 1);
            }
            JsonValue value = value(parser);
            if (parser.nextToken() != null) {
                return malformed("something follows the value", parser.currentTokenLocation());
            }
            return new Reading.Parsed(value);
        } catch (JsonProcessingException e) {
            return malformed(inWords(e.getOriginalMessage()), e.getLocation());
        } catch (IOException e) {
            throw new UncheckedIOException("A text in memory cannot fail to be read", e);
        }
    }

    @Override
    public byte[] pretty(JsonValue value) {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        Separators separators = Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                .withArrayEmptySeparator("")
                .withObjectEmptySeparator("");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter(separators);
        printer.indentArraysWith(indenter);
        printer.indentObjectsWith(indenter);
        return (text(value, Optional.of(printer)) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String compact(JsonValue value) {
        return text(value, Optional.empty());
    }

    private static String text(JsonValue value, Optional<DefaultPrettyPrinter> printer) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = FACTORY.createGenerator(text)) {
            printer.ifPresent(generator::setPrettyPrinter);
            write(value, generator);
        } catch (IOException e) {
            throw new UncheckedIOException("A text in memory cannot fail to be written", e);
        }
        return text.toString();
    }

    private static void write(JsonValue value, JsonGenerator generator) throws IOException {
        switch (value) {
            case JsonObject object -> {
                generator.writeStartObject();
                for (Map.Entry<String, JsonValue> member : object.members().entrySet()) {
                    generator.writeFieldName(member.getKey());
                    write(member.getValue(), generator);
                }
                generator.writeEndObject();
            }
            case JsonArray array -> {
                generator.writeStartArray();
                for (JsonValue element : array.elements()) {
                    write(element, generator);
                }
                generator.writeEndArray();
            }
            case JsonString string -> generator.writeString(string.value());
            case JsonNumber number -> generator.writeNumber(number.value());
            case JsonBoolean flag -> generator.writeBoolean(flag.value());
            case JsonNull none -> generator.writeNull();
        }
    }

    /** The value that begins at the current token; the factory bounds the recursion. */
    private static JsonValue value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> {
                Map<String, JsonValue> members = new LinkedHashMap<>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String name = sound(parser, parser.currentName());
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
            case VALUE_STRING -> new JsonString(sound(parser, parser.getText()));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser);
            case VALUE_TRUE -> new JsonBoolean(true);
            case VALUE_FALSE -> new JsonBoolean(false);
            case VALUE_NULL -> JsonNull.NULL;
            case END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
                throw new IllegalStateException("A value cannot begin with " + parser.currentToken());
        };
    }

    private static JsonNumber number(JsonParser parser) throws IOException {
        String text = parser.getText();
        if (HUGE_EXPONENT.matcher(text).matches()) {
            throw new JsonParseException(parser, "a number has too large an exponent");
        }
        return new JsonNumber(new BigDecimal(text));
    }

    /** Refuses halves of surrogate pairs, which no UTF-8 can hold. */
    private static String sound(JsonParser parser, String text) throws IOException {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                throw new JsonParseException(parser, "a string holds half a surrogate pair");
            }
        }
        return text;
    }

    private static Reading malformed(String message, JsonLocation location) {
        return location == null
                ? new Reading.Malformed(message, 0, 0)
                : new Reading.Malformed(message, location.getLineNr(), location.getColumnNr());
    }

    /** Its first line, without the parser's own settings. */
    private static String inWords(String message) {
        int end = message.indexOf('\n');
        return SETTINGS.matcher(end < 0 ? message : message.substring(0, end)).replaceAll("$1");
    }
}
