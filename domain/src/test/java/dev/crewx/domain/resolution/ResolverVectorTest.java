package dev.crewx.domain.resolution;

import com.fasterxml.jackson.databind.JsonNode;
import dev.crewx.domain.version.VectorFiles;
import dev.crewx.domain.version.VectorReport;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The resolver against answers found by two independent oracles. */
class ResolverVectorTest {
    @TestFactory
    Stream<DynamicTest> resolvesAsTheCuratedCasesSay() {
        return run("resolver-vectors", ResolverCases::runResolver);
    }

    @TestFactory
    Stream<DynamicTest> changesALockAsTheUpdateCasesSay() {
        return run("update-vectors", ResolverCases::runResolver);
    }

    @TestFactory
    Stream<DynamicTest> mindsTheHostAndOptionalPackagesAsTheCompatCasesSay() {
        return run("compat-vectors", ResolverCases::runCompat);
    }

    private static Stream<DynamicTest> run(String kind, BiFunction<String, JsonNode, VectorReport> runner) {
        return VectorFiles.open().ofKind(kind).stream()
                .map(path -> DynamicTest.dynamicTest(VectorFiles.name(path), () -> {
                    runner.apply(VectorFiles.name(path), VectorFiles.read(path))
                            .print()
                            .assertPassed();
                }));
    }
}
