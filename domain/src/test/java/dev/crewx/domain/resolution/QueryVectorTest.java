package dev.crewx.domain.resolution;

import dev.crewx.domain.version.VectorFiles;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The resolver on real indexes, against an oracle's verdicts, answers and conflicts. */
class QueryVectorTest {
    @TestFactory
    Stream<DynamicTest> answersTheQueriesOfRealIndexes() {
        VectorFiles files = VectorFiles.open();
        Map<String, FixtureIndex> indexes = new HashMap<>();
        return files.ofKind("queries-").stream()
                .map(path -> DynamicTest.dynamicTest(VectorFiles.name(path), () -> {
                    ResolverCases.runQueries(
                                    VectorFiles.name(path),
                                    VectorFiles.read(path),
                                    name -> indexes.computeIfAbsent(
                                            name,
                                            n -> FixtureIndex.plain(
                                                    files.index(n).path("packages"))))
                            .print()
                            .assertPassed();
                }));
    }
}
