package dev.crewx.benchmarks.runtime;

import dev.crewx.runtime.AgentConfig;
import dev.crewx.runtime.ExecutionContext;
import dev.crewx.runtime.LoadOptions;
import dev.crewx.runtime.SkillRuntime;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Measures the runtime on skills that it makes: {@code RuntimeBenchmark}. Cold means a JVM of its own for each
 * measurement, started with the flags of the command line; the time is from the making of the runtime to the end of the
 * listing, the CPU time that of the process over the same span.
 */
public final class RuntimeBenchmark {
    private static final int ROUNDS = 7;
    private static final int WARM = 2000;

    private RuntimeBenchmark() {}

    /** Without arguments all measurements; with a folder one cold listing of it, for the process that it starts. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length > 0) {
            listOnce(Path.of(arguments[0]));
            return;
        }
        Path work = Files.createTempDirectory("crewx-runtime-benchmark");
        for (int count : List.of(1_000, 10_000)) {
            Path project = project(work, count);
            cold(project, count);
            warm(project, count);
        }
        preparing(project(work, 100));
    }

    private static Path project(Path work, int count) throws IOException {
        Path project = work.resolve("project-" + count);
        String body = "A line of a long text.\n".repeat(400);
        FileTime before = FileTime.from(Instant.now().minusSeconds(3600));
        for (int i = 0; i < count; i++) {
            Path folder = Files.createDirectories(project.resolve("skills/skill-" + i));
            String text =
                    "---\nname: skill-" + i + "\ndescription: Does one thing in a way that takes a sentence or two"
                            + " to say, and says when it is of use and when it is not.\nlicense: MIT\nmetadata:\n  version: 1.0."
                            + i + "\n  author: somebody\n---\n# Skill\n" + body;
            Path file = Files.writeString(folder.resolve("SKILL.md"), text);
            Files.setLastModifiedTime(file, before);
        }
        return project;
    }

    private static SkillRuntime runtime(Path project) {
        return SkillRuntime.builder(project)
                .environment(Map.of("PATH", System.getenv("PATH")))
                .build();
    }

    private static void listOnce(Path project) {
        long cpu = cpu();
        long start = System.nanoTime();
        try (SkillRuntime runtime = runtime(project)) {
            int found = runtime.loadSkills().skills().size();
            print((System.nanoTime() - start) + " " + (cpu() - cpu) + " " + found);
        }
    }

    /** Of all threads of this process, in nanoseconds. */
    private static long cpu() {
        return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                .getProcessCpuTime();
    }

    private static void cold(Path project, int count) throws IOException, InterruptedException {
        long[] times = new long[ROUNDS];
        long[] cpus = new long[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-cp",
                    System.getProperty("java.class.path"),
                    RuntimeBenchmark.class.getName(),
                    project.toString()));
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String[] fields = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .strip()
                    .split(" ", -1);
            process.waitFor();
            if (Integer.parseInt(fields[2]) != count) {
                throw new IllegalStateException("Found " + fields[2] + " of " + count + " skills");
            }
            times[i] = Long.parseLong(fields[0]);
            cpus[i] = Long.parseLong(fields[1]);
        }
        tell("list " + count + " skills, cold", times, cpus);
    }

    private static void warm(Path project, int count) {
        long before = used();
        try (SkillRuntime runtime = runtime(project)) {
            runtime.loadSkills();
            long each = (used() - before) / count;
            long[] times = new long[ROUNDS];
            long[] cpus = new long[ROUNDS];
            for (int i = 0; i < ROUNDS; i++) {
                long start = System.nanoTime();
                long cpu = cpu();
                runtime.loadSkills(LoadOptions.DEFAULT);
                times[i] = System.nanoTime() - start;
                cpus[i] = cpu() - cpu;
            }
            tell("list " + count + " skills again", times, cpus);
            print("  memory: " + each + " bytes a listed skill, the cached head included");
        }
    }

    private static long used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static void preparing(Path project) throws IOException {
        Files.writeString(project.resolve("skills/skill-1/skill-1.sh"), "true\n");
        try (SkillRuntime runtime = runtime(project)) {
            runtime.loadSkills();
            for (int i = 0; i < WARM; i++) {
                prepare(runtime);
            }
            long[] times = new long[ROUNDS];
            long[] cpus = new long[ROUNDS];
            for (int i = 0; i < ROUNDS; i++) {
                long start = System.nanoTime();
                long cpu = cpu();
                for (int k = 0; k < WARM; k++) {
                    prepare(runtime);
                }
                times[i] = (System.nanoTime() - start) / WARM;
                cpus[i] = (cpu() - cpu) / WARM;
            }
            tell("prepare and clean up, warm", times, cpus);
            ExecutionContext context =
                    runtime.prepareContext("skill-1", AgentConfig.script()).orThrow();
            long[] runs = new long[ROUNDS];
            long[] runCpus = new long[ROUNDS];
            for (int i = 0; i < ROUNDS; i++) {
                long start = System.nanoTime();
                long cpu = cpu();
                if (!runtime.executeSkill(context).success()) {
                    throw new IllegalStateException("The empty script failed");
                }
                runs[i] = System.nanoTime() - start;
                runCpus[i] = cpu() - cpu;
            }
            tell("run an empty script", runs, runCpus);
        }
    }

    private static void prepare(SkillRuntime runtime) {
        runtime.cleanup(runtime.prepareContext("skill-1", AgentConfig.script()).orThrow());
    }

    private static void tell(String what, long[] times, long[] cpus) {
        Arrays.sort(times);
        Arrays.sort(cpus);
        print(String.format(
                Locale.ROOT,
                "%-28s median %s, best %s; CPU median %s",
                what,
                millis(times[ROUNDS / 2]),
                millis(times[0]),
                millis(cpus[ROUNDS / 2])));
    }

    private static String millis(long nanos) {
        return String.format(Locale.ROOT, "%.3f ms", nanos / 1e6);
    }

    private static void print(String line) {
        System.out.println(line);
    }
}
