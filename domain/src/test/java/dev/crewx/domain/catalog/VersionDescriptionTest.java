package dev.crewx.domain.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.domain.json.JsonValue;
import dev.crewx.domain.json.JsonValue.JsonArray;
import dev.crewx.domain.json.JsonValue.JsonNull;
import dev.crewx.domain.json.JsonValue.JsonObject;
import dev.crewx.domain.manifest.PackageMetadata.Repository;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class VersionDescriptionTest {
    private static final VersionMarks BEFORE = new VersionMarks(
            true,
            Optional.of("old"),
            List.of("a"),
            Optional.of("https://old.example"),
            Optional.of(new Repository("git", "https://old.example/r")));

    @Test
    void leavesWhatItDoesNotName() {
        assertEquals(BEFORE, VersionDescription.read(JsonObject.EMPTY).on(BEFORE));
        assertEquals(
                BEFORE,
                VersionDescription.read(JsonObject.EMPTY.with("unknown", JsonValue.of(7)))
                        .on(BEFORE));
    }

    @Test
    void setsWhatItNames() {
        JsonObject fields = JsonObject.EMPTY
                .with("keywords", JsonValue.ofStrings(List.of("b", "c")))
                .with("homepage", JsonValue.of("https://new.example"))
                .with("repository", JsonValue.of("https://new.example/r"))
                .with("deprecated", JsonValue.of("new"));
        assertEquals(
                new VersionMarks(
                        true,
                        Optional.of("new"),
                        List.of("b", "c"),
                        Optional.of("https://new.example"),
                        Optional.of(new Repository("git", "https://new.example/r"))),
                read(fields).on(BEFORE));
    }

    @Test
    void takesAwayWhatIsNull() {
        JsonObject fields = JsonObject.EMPTY
                .with("keywords", JsonNull.NULL)
                .with("homepage", JsonNull.NULL)
                .with("repository", JsonNull.NULL)
                .with("deprecated", JsonNull.NULL);
        assertEquals(
                new VersionMarks(true, Optional.empty(), List.of(), Optional.empty(), Optional.empty()),
                read(fields).on(BEFORE));
    }

    @Test
    void readsARepositoryAsAManifestHasIt() {
        JsonObject repository =
                JsonObject.EMPTY.with("type", JsonValue.of("hg")).with("url", JsonValue.of("https://new.example/r"));
        assertEquals(
                Optional.of(new Repository("hg", "https://new.example/r")),
                read(JsonObject.EMPTY.with("repository", repository)).on(BEFORE).repository());
    }

    @Test
    void findsWhatIsOfAnotherFormAndWhere() {
        assertBroken("keywords", JsonValue.of("one"));
        assertBroken("keywords", new JsonArray(List.of(JsonValue.of(1))));
        assertBroken("keywords", JsonValue.ofStrings(List.of(" ")));
        assertBroken("keywords", JsonValue.ofStrings(Collections.nCopies(101, "a")));
        assertBroken("homepage", JsonValue.of(1));
        assertBroken("homepage", JsonValue.of(""));
        assertBroken("homepage", JsonValue.of("x".repeat(2_001)));
        assertBroken("repository", JsonValue.of(true));
        assertBroken("repository", JsonObject.EMPTY);
        assertBroken("repository", JsonObject.EMPTY.with("url", JsonValue.of(1)));
        assertBroken("deprecated", JsonValue.of(true));
        assertBroken("deprecated", JsonValue.of("x".repeat(1_001)));
    }

    private static void assertBroken(String name, JsonValue value) {
        VersionDescription description = VersionDescription.read(JsonObject.EMPTY.with(name, value));
        assertEquals(
                List.of("/" + name),
                description.findings().stream()
                        .map(finding -> finding.location().pointer())
                        .toList(),
                value.toString());
    }

    private static VersionDescription read(JsonObject fields) {
        VersionDescription description = VersionDescription.read(fields);
        assertTrue(description.findings().isEmpty(), description.findings().toString());
        return description;
    }
}
