package dev.crewx.benchmarks;

import dev.crewx.domain.version.SemanticVersion;
import dev.crewx.domain.version.VersionRange;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Parsing and matching, over a handful of usual texts; per operation. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class VersionBenchmark {
    private static final String[] VERSIONS = {
        "1.0.0",
        "12.4.178",
        "0.0.1-alpha.7",
        "3.11.0-rc.1+build.5",
        "2.0.0",
        "1.2.3",
        "10.0.0-beta",
        "4.5.6+sha.5114f85"
    };
    private static final String[] RANGES = {
        "^1.2.3", "~0.4", ">=1.0.0 <2.0.0", "1.x || >=2.5.0 <3", "*", "1.2.3 - 2.3.4", "^0.0.1-beta", ">=4 <6.0.0-0"
    };

    private final SemanticVersion[] parsedVersions = new SemanticVersion[VERSIONS.length];
    private final VersionRange[] parsedRanges = new VersionRange[RANGES.length];
    private int next;

    /** Parses everything once. */
    public VersionBenchmark() {
        for (int i = 0; i < VERSIONS.length; i++) {
            parsedVersions[i] = SemanticVersion.parse(VERSIONS[i]);
            parsedRanges[i] = VersionRange.parse(RANGES[i]);
        }
    }

    private int turn() {
        next = (next + 1) & 0xFFFF;
        return next;
    }

    /** Parses a version. */
    @Benchmark
    public SemanticVersion parseVersion() {
        return SemanticVersion.parse(VERSIONS[turn() & 7]);
    }

    /** Parses a range and tests a version against it. */
    @Benchmark
    public boolean parseRangeAndTest() {
        int turn = turn();
        return VersionRange.parse(RANGES[turn & 7]).contains(parsedVersions[(turn >> 3) & 7]);
    }

    /** Tests a version against a range, both parsed. */
    @Benchmark
    public boolean test() {
        int turn = turn();
        return parsedRanges[turn & 7].contains(parsedVersions[(turn >> 3) & 7]);
    }
}
