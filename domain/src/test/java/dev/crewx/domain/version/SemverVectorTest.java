package dev.crewx.domain.version;

import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Versions and ranges against npm's and semver.org's answers. */
class SemverVectorTest {
    @TestFactory
    Stream<DynamicTest> agreesWithTheCuratedAnswers() {
        return run("semver-vectors");
    }

    @TestFactory
    Stream<DynamicTest> agreesWithTheRandomAnswers() {
        return run("semver-random");
    }

    private static Stream<DynamicTest> run(String kind) {
        return VectorFiles.open().ofKind(kind).stream()
                .map(path -> DynamicTest.dynamicTest(VectorFiles.name(path), () -> {
                    SemverCases.run(VectorFiles.name(path), VectorFiles.read(path))
                            .print()
                            .assertPassed();
                }));
    }

    @Test
    void noticesAWrongExpectation() {
        for (Path path : VectorFiles.open().ofKind("semver-vectors")) {
            JsonNode file = VectorFiles.read(path);
            for (String section : new String[] {"satisfies", "intersects", "subset", "outside"}) {
                if (file.path(section).path(0) instanceof ObjectNode test) {
                    boolean right = test.path("expect").asBoolean();
                    test.put("expect", !right);
                    assertFalse(SemverCases.run("mutated", file).failures().isEmpty(), section);
                    test.put("expect", right);
                }
            }
            if (file.path("compare").path(0) instanceof ArrayNode test) {
                test.set(2, test.path(2).asInt() + 1);
                assertFalse(SemverCases.run("mutated", file).failures().isEmpty());
            }
        }
    }
}
