package dev.crewx.benchmarks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs the benchmarks and prints their results beside the targets and the peers' figures. */
public final class BenchmarkTable {
    /** By benchmark and parameter: the target of the specification and what peers take. */
    private static final Map<String, String[]> KNOWN = Map.ofEntries(
            Map.entry("parseVersion", new String[] {"500 ns", ""}),
            Map.entry("parseRangeAndTest", new String[] {"5,000 ns", ""}),
            Map.entry("test", new String[] {"100 ns", ""}),
            Map.entry("chain 1000 1", new String[] {"20 ms", ""}),
            Map.entry("chain-unsat 1000 1", new String[] {"50 ms", "PubGrub > 15 s"}),
            Map.entry("wide 5000 1", new String[] {"300 ms", "picosat 474 ms"}),
            Map.entry("diamond-chain 50 1", new String[] {"20 ms", ""}),
            Map.entry("diamond-chain-unsat 50 1", new String[] {"20 ms", "PubGrub > 15 s"}),
            Map.entry("backtrack-pyramid 50 1", new String[] {"5 ms", ""}),
            Map.entry("sudoku 3 2", new String[] {"50 ms", "picosat 140 ms"}),
            Map.entry("lockstep 1000 1", new String[] {"100 ms", ""}),
            Map.entry("long-clause 300 1", new String[] {"50 ms", ""}),
            Map.entry("php 6 1", new String[] {"100 ms", "picosat 27 ms"}),
            Map.entry("3sat 40 1", new String[] {"100 ms", ""}),
            Map.entry("layered 2000 12", new String[] {"600 ms", "picosat 547 ms"}),
            Map.entry("elm", new String[] {"with the next three", "libsolv 2.7-4.2 s, pub_grub 7.4-9.3 s for 200"}),
            Map.entry("purescript", new String[] {"750 ms", ""}),
            Map.entry("rubygems", new String[] {"in all,", ""}),
            Map.entry("wally", new String[] {"worst 150 ms", ""}),
            Map.entry("pubgrub-large", new String[] {"2,000 ms", ""}));

    private BenchmarkTable() {}

    /**
     * Runs what the arguments name, else everything.
     *
     * @param patterns regular expressions of benchmark names
     */
    @SuppressWarnings("SystemOut")
    public static void main(String[] patterns) throws RunnerException {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .verbosity(VerboseMode.SILENT)
                .jvmArgsAppend("-Dcrewx.shared=" + System.getProperty("crewx.shared", "../shared"));
        for (String pattern : patterns) {
            options.include(pattern);
        }
        Collection<RunResult> results = new Runner(options.build()).run();
        List<String> rows = new ArrayList<>();
        for (RunResult result : results) {
            rows.add(row(result));
        }
        System.out.println("| what | measured | target | peers |\n|---|---|---|---|");
        rows.forEach(System.out::println);
    }

    private static String row(RunResult result) {
        String benchmark = result.getParams().getBenchmark();
        String what = benchmark.substring(benchmark.lastIndexOf('.') + 1);
        for (String key : result.getParams().getParamsKeys()) {
            what = result.getParams().getParam(key);
        }
        String[] known = KNOWN.getOrDefault(what, new String[] {"", ""});
        String score = String.format(
                Locale.ROOT,
                "%.2f ± %.2f %s",
                result.getPrimaryResult().getScore(),
                result.getPrimaryResult().getScoreError(),
                result.getPrimaryResult().getScoreUnit().replace("/op", ""));
        return "| " + what + " | " + score + " | " + known[0] + " | " + known[1] + " |";
    }
}
