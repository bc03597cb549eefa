package dev.crewx.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.crewx.domain.resolution.FixtureIndex;
import dev.crewx.domain.resolution.ResolutionRequest;
import dev.crewx.domain.resolution.Resolver;
import dev.crewx.domain.version.VectorFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * All open queries of one real index, one after the other, from request to outcome. The vectors lie beside the
 * project, or where {@code -Dcrewx.shared} says.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 3, time = 1)
public class QueryBenchmark {
    /** Which index. */
    @Param({"elm", "purescript", "rubygems", "wally", "pubgrub-large"})
    public String registry = "";

    private final List<Resolver> resolvers = new ArrayList<>();
    private final List<ResolutionRequest> requests = new ArrayList<>();

    /** Reads and parses the index and the queries. */
    @Setup
    public void read() {
        Path shared = Path.of(System.getProperty("crewx.shared", "../shared"));
        VectorFiles files = new VectorFiles(shared.resolve("vectors"), false);
        Map<String, FixtureIndex> indexes = new HashMap<>();
        for (JsonNode query : VectorFiles.read(files.folder().resolve("queries-" + registry + "-open.json"))
                .path("queries")) {
            FixtureIndex index = indexes.computeIfAbsent(
                    query.path("index").asText(),
                    name -> FixtureIndex.plain(
                            VectorFiles.read(files.folder().resolve(name)).path("packages")));
            resolvers.add(Resolver.of(index));
            requests.add(ResolutionRequest.of(index.dependencies(query.path("root"), false)));
        }
    }

    /** Resolves all queries. */
    @Benchmark
    public void resolveAll(Blackhole sink) {
        for (int i = 0; i < requests.size(); i++) {
            sink.consume(resolvers.get(i).resolve(requests.get(i)));
        }
    }
}
