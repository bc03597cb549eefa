package dev.crewx.domain.resolution;

import com.fasterxml.jackson.databind.JsonNode;
import dev.crewx.domain.resolution.ResolutionOutcome.Conflict;
import dev.crewx.domain.resolution.ResolutionOutcome.Resolved;
import dev.crewx.domain.version.VectorFiles;
import dev.crewx.domain.version.VectorReport;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The resolver on seeded families, hard ones among them, against a SAT solver's verdicts. */
class SyntheticVectorTest {
    @TestFactory
    Stream<DynamicTest> decidesTheSeededFamilies() {
        return VectorFiles.open().ofKind("synthetic").stream()
                .map(path -> DynamicTest.dynamicTest(VectorFiles.name(path), () -> {
                    run(VectorFiles.name(path), VectorFiles.read(path)).print().assertPassed();
                }));
    }

    static VectorReport run(String name, JsonNode file) {
        VectorReport report = new VectorReport(name);
        file.path("instances").forEach(test -> report.ran(test.path("family").asText(), check(test)));
        return report;
    }

    private static String check(JsonNode test) {
        String name = test.path("family").asText() + "-" + test.path("size").asInt() + " seed "
                + test.path("seed").asText();
        SyntheticFamilies.Instance instance = SyntheticFamilies.generate(
                test.path("family").asText(),
                test.path("size").asInt(),
                test.path("seed").isNull() ? 1 : test.path("seed").asInt());
        List<String> problems = new ArrayList<>();
        if (instance.packages() != test.path("packages").asInt()
                || instance.versions() != test.path("versions").asInt()) {
            problems.add("the port gives " + instance.packages() + " packages and " + instance.versions()
                    + " versions instead of " + test.path("packages") + " and " + test.path("versions"));
        }
        ResolutionRequest request = ResolutionRequest.of(instance.requirements());
        ResolutionOutcome outcome = Resolver.of(instance.index()).resolve(request);
        boolean sat = test.path("sat").asBoolean();
        switch (outcome) {
            case Resolved resolved -> {
                String invalid = SolutionCheck.problem(
                        instance.index(), request, resolved.resolution().versions());
                problems.add(sat ? invalid : "resolves");
            }
            case Conflict conflict -> {
                if (sat) {
                    problems.add("has no answer");
                } else {
                    problems.addAll(ProofCheck.problems(instance.index(), request, conflict.explanation()));
                }
            }
            default -> problems.add("ends with " + outcome);
        }
        problems.removeIf(String::isEmpty);
        return problems.isEmpty() ? "" : name + ": " + String.join("; ", problems);
    }
}
