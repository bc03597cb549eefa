package dev.crewx.domain.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.domain.json.JsonValue;
import dev.crewx.domain.json.JsonValue.JsonObject;
import dev.crewx.domain.version.SemanticVersion;
import dev.crewx.domain.version.VersionRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LooseRangeTest {

    /** A text, what it admits, what it does not. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3.9+ | 3.9.0 4.1.0 | 3.8.9",
                "3.9 + | 3.11.7 | 3.8.9",
                "Python 3.9+ | 3.12.0 | 3.8.20",
                "python>=3.9 | 3.9.0 | 3.8.0",
                "python3 >= 3.9 | 3.9.0 | 3.8.0",
                "Python 3.9 or higher | 3.9.0 | 3.8.0",
                "3.9 or later | 3.10.1 | 3.8.0",
                "3.9 and above | 3.10.1 | 3.8.0",
                "at least 18 | 18.0.0 20.1.0 | 17.9.9",
                "minimum 18.2 | 18.2.0 | 18.1.9",
                "Node.js >= 18 | 18.0.0 | 16.20.0",
                "node v18 | 18.19.1 | 20.0.0",
                "v20 | 20.1.0 | 21.0.0",
                "version 3.11 | 3.11.9 | 3.12.0",
                "≥3.9 | 3.9.0 | 3.8.0",
                "=>3.9 | 3.9.0 | 3.8.0",
                "==3.11 | 3.11.4 | 3.12.0",
                "==3.11.* | 3.11.4 | 3.12.0",
                "~=3.9 | 3.9.0 3.12.0 | 4.0.0 3.8.0",
                "~=3.9.2 | 3.9.2 3.9.9 | 3.10.0 3.9.1",
                ">=3.8,!=3.9.*,<4 | 3.8.1 3.10.0 | 3.9.7 4.0.0 3.7.0",
                ">=3.8, !=3.9.1 | 3.9.0 3.9.2 | 3.9.1 3.7.9",
                "!=3.9.*, !=3.10.* | 3.8.0 3.11.0 | 3.9.1 3.10.2",
                "3.9 to 3.12 | 3.9.0 3.12.4 | 3.13.0 3.8.0",
                "3.9 – 3.12 | 3.10.0 | 3.13.0",
                ">=3.9 and <3.13 | 3.12.0 | 3.13.0 3.8.0",
                "18 or 20 | 18.1.0 20.1.0 | 19.0.0",
                "newer than 3.8.0 | 3.8.1 | 3.8.0",
                "below 21 | 20.9.0 | 21.0.0",
                "up to 3.12 | 3.12.0 | 3.13.0"
            })
    void understandsWhatPeopleWrite(String text, String admitted, String others) {
        VersionRange range = LooseRange.tryParse(text).orElseThrow(() -> new AssertionError("not understood: " + text));
        for (String version : admitted.split(" ")) {
            assertTrue(range.contains(SemanticVersion.parse(version)), text + " is " + range + ": " + version);
        }
        for (String version : others.split(" ")) {
            assertFalse(range.contains(SemanticVersion.parse(version)), text + " is " + range + ": " + version);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "recent",
                "any python will do",
                "3.9 !",
                "see README",
                "lts/*",
                "!=",
                "!=x",
                "99999999999999999999+"
            })
    void guessesNothing(String text) {
        assertEquals(Optional.empty(), LooseRange.tryParse(text), text);
    }

    @Test
    void saysWhatItTookALooseRangeFor() {
        List<Finding> findings = new ArrayList<>();
        RuntimeRequirements needs = RuntimeRequirements.read(
                new JsonObject(Map.of("python", JsonValue.of("3.9 or higher"))),
                Location.file("SKILL.md"),
                Severity.WARNING,
                findings::add);
        assertEquals(">=3.9", needs.tools().get("python").text());
        assertEquals("runtime-python", findings.getFirst().code());
        assertTrue(findings.getFirst().message().contains("taken as >=3.9"), findings.getFirst()::toString);
    }

    @Test
    void takesARangeOfDockerForDockerOfThatRange() {
        RuntimeRequirements needs = RuntimeRequirements.read(
                new JsonObject(Map.of("docker", JsonValue.of(">=20"))),
                Location.file("SKILL.md"),
                Severity.WARNING,
                finding -> {});
        assertTrue(needs.docker());
        assertEquals(">=20", needs.tools().get("docker").text());
        assertEquals(JsonValue.of(">=20"), needs.toJson().get("docker").orElseThrow());
    }
}
