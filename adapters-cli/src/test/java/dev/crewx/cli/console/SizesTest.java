package dev.crewx.cli.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SizesTest {
    @ParameterizedTest
    @CsvSource({"0, 0 B", "1023, 1023 B", "1024, 1.0 KiB", "1536, 1.5 KiB", "10485760, 10.0 MiB", "3221225472, 3.0 GiB"
    })
    void areSaidInTheUnitThatFits(long bytes, String text) {
        assertEquals(text, Sizes.format(bytes));
    }
}
