package dev.crewx.benchmarks;

import dev.crewx.domain.resolution.ResolutionOutcome;
import dev.crewx.domain.resolution.ResolutionRequest;
import dev.crewx.domain.resolution.Resolver;
import dev.crewx.domain.resolution.SyntheticFamilies;
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

/** The seeded families, from the request to the whole outcome: improvement, explanation and suggestions included. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 3, time = 1)
public class FamilyBenchmark {
    /** Family, size and seed. */
    @Param({
        "chain 1000 1",
        "chain-unsat 1000 1",
        "wide 5000 1",
        "diamond-chain 50 1",
        "diamond-chain-unsat 50 1",
        "backtrack-pyramid 50 1",
        "sudoku 3 2",
        "lockstep 1000 1",
        "long-clause 300 1",
        "php 6 1",
        "3sat 40 1",
        "layered 2000 12"
    })
    public String family = "";

    private SyntheticFamilies.Instance instance = SyntheticFamilies.generate("chain", 1, 1);

    /** Builds the index. */
    @Setup
    public void generate() {
        String[] parts = family.split(" ", 3);
        instance = SyntheticFamilies.generate(parts[0], Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
    }

    /** Resolves the instance. */
    @Benchmark
    public ResolutionOutcome resolve() {
        return Resolver.of(instance.index()).resolve(ResolutionRequest.of(instance.requirements()));
    }
}
