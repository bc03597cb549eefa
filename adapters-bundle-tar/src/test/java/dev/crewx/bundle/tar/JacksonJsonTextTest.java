package dev.crewx.bundle.tar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.crewx.application.bundle.spi.JsonText;
import dev.crewx.application.testkit.JsonTextContract;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JacksonJsonTextTest extends JsonTextContract {
    @Override
    protected JsonText json() {
        return new BundleTar().jsonText();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{ | Unexpected end-of-input: expected close marker for Object (start marker at line: 1, column: 1)",
                "[NaN] | Non-standard token 'NaN'",
            })
    void saysWhatIsWrongWithoutTheParsersOwnSettings(String text, String message) {
        assertEquals(
                message,
                assertInstanceOf(JsonText.Reading.Malformed.class, json().parse(text))
                        .message());
    }
}
