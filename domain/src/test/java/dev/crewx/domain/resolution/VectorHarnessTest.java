package dev.crewx.domain.resolution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.crewx.domain.version.VectorFiles;
import dev.crewx.domain.version.VectorReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The harness itself: a wrong expectation must not pass, and a folder without vectors must not pass for one with. */
class VectorHarnessTest {
    private static void assertCaught(
            JsonNode test, String list, BiFunction<String, JsonNode, VectorReport> runner, String what) {
        ObjectNode file = new ObjectMapper().createObjectNode();
        file.putArray(list).add(test);
        assertFalse(runner.apply("mutated", file).failures().isEmpty(), () -> what + " is not noticed: " + test);
    }

    private static void mutate(JsonNode test, BiFunction<String, JsonNode, VectorReport> runner) {
        ObjectNode expect = (ObjectNode) test.path("expect");
        if (expect.has("conflict")) {
            ObjectNode named = test.deepCopy();
            ((ObjectNode) named.path("expect")).putArray("conflict").add("nobody");
            assertCaught(named, "cases", runner, "a package that must be named");
            if (!expect.path("conflict").isEmpty()) {
                ObjectNode hidden = test.deepCopy();
                ((ObjectNode) hidden.path("expect")).set("mustNotName", expect.path("conflict"));
                assertCaught(hidden, "cases", runner, "a package that must not be named");
            }
            ObjectNode solvable = test.deepCopy();
            ((ObjectNode) solvable.path("expect")).remove("conflict");
            assertCaught(solvable, "cases", runner, "another verdict");
        } else {
            ObjectNode conflict = test.deepCopy();
            ((ObjectNode) conflict.path("expect")).putArray("conflict");
            assertCaught(conflict, "cases", runner, "another verdict");
            if (expect.path("exact").asBoolean()) {
                ObjectNode other = test.deepCopy();
                ((ObjectNode) other.path("expect").path("solution")).put("nobody", "1.0.0");
                assertCaught(other, "cases", runner, "another solution");
            }
            if (expect.has("accept")) {
                ObjectNode none = test.deepCopy();
                ((ObjectNode) none.path("expect")).set("accept", new ObjectMapper().createArrayNode());
                assertCaught(none, "cases", runner, "nothing accepted");
            }
            if (expect.has("cycles") && expect.path("exact").asBoolean()) {
                ObjectNode straight = test.deepCopy();
                ((ObjectNode) straight.path("expect")).set("cycles", new ObjectMapper().createArrayNode());
                assertCaught(straight, "cases", runner, "a cycle");
            }
        }
    }

    @Test
    void noticesEveryWrongExpectationOfTheResolverVectors() {
        for (Path path : VectorFiles.open().ofKind("resolver-vectors")) {
            VectorFiles.read(path).path("cases").forEach(test -> mutate(test, ResolverCases::runResolver));
        }
    }

    @Test
    void noticesEveryWrongExpectationOfTheUpdateVectors() {
        for (Path path : VectorFiles.open().ofKind("update-vectors")) {
            VectorFiles.read(path).path("cases").forEach(test -> mutate(test, ResolverCases::runResolver));
        }
    }

    @Test
    void noticesEveryWrongExpectationOfTheCompatVectors() {
        for (Path path : VectorFiles.open().ofKind("compat-vectors")) {
            VectorFiles.read(path).path("cases").forEach(test -> mutate(test, ResolverCases::runCompat));
        }
    }

    @Test
    void noticesAWrongVerdictAndAWrongCountOfTheFamilies() {
        for (Path path : VectorFiles.open().ofKind("synthetic")) {
            ArrayNode instances = (ArrayNode) VectorFiles.read(path).path("instances");
            for (int i = 0; i < Math.min(3, instances.size()); i++) {
                ObjectNode verdict = instances.get(i).deepCopy();
                verdict.put("sat", !verdict.path("sat").asBoolean());
                assertCaught(verdict, "instances", SyntheticVectorTest::run, "another verdict");
                ObjectNode count = instances.get(i).deepCopy();
                count.put("versions", count.path("versions").asInt() + 1);
                assertCaught(count, "instances", SyntheticVectorTest::run, "another count");
            }
        }
    }

    @Test
    void failsOnANamedFolderWithoutKnownFiles(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("other.json"), "{}");
        VectorFiles files = new VectorFiles(folder, true);
        assertThrows(AssertionError.class, () -> files.ofKind("resolver-vectors"));
    }

    @Test
    void reportsAKindThatAFolderLacksAsAbsent(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("semver-vectors-x.json"), "{}");
        VectorFiles files = new VectorFiles(folder, true);
        assertEquals(1, files.ofKind("semver-vectors").size());
        assertThrows(org.opentest4j.TestAbortedException.class, () -> files.ofKind("resolver-vectors"));
    }
}
