package dev.crewx.benchmarks.start;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Measures whole processes of the packaged layout, and of npm and pnpm where they are on the path, with the same fifty
 * packages from registries on this machine: {@code StartBenchmark <layout> [rounds]}. All rows take turns, so that what
 * else the machine does hits all of them. Each is the median of the wall time and of the CPU time (Linux), in
 * milliseconds; an empty JVM is the yardstick for machines that differ.
 */
public final class StartBenchmark {
    private static final int PACKAGES = 50;

    private final Path work;
    private final Path crewx;
    private final int rounds;
    private final Map<String, Row> rows = new LinkedHashMap<>();

    private StartBenchmark(Path work, Path layout, int rounds) {
        this.work = work;
        this.crewx = layout.resolve("bin/crewx");
        this.rounds = rounds;
    }

    /** Prepares a process whose run is measured, from fresh folders where it needs them. */
    @FunctionalInterface
    private interface Preparation {
        ProcessBuilder prepare() throws IOException;
    }

    /** A line of the table while it grows. */
    private record Row(Preparation preparation, List<Long> wall, List<Long> cpu) {}

    /** Measures and prints a table. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path layout = Path.of(arguments.length > 0 ? arguments[0] : "distribution/target/crewx")
                .toAbsolutePath();
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 11;
        StartBenchmark benchmark = new StartBenchmark(Files.createTempDirectory("crewx-start"), layout, rounds);
        Process server = benchmark.serve();
        try (NpmRegistry npm = new NpmRegistry();
                BufferedReader said = server.inputReader(StandardCharsets.UTF_8)) {
            String address = String.valueOf(said.readLine()).replaceFirst(".* ", "");
            Path skills = benchmark.skills(npm);
            benchmark.rowOfTheJvm();
            benchmark.rowsOfCrewx(address, skills);
            benchmark.rowsOfNode("npm", npm.address(), "--no-audit", "--no-fund");
            benchmark.rowsOfNode("pnpm", npm.address());
            benchmark.measure();
            benchmark.print();
        } finally {
            server.destroy();
            server.waitFor(30, TimeUnit.SECONDS);
        }
    }

    private static String name(int number) {
        return String.format(Locale.ROOT, "start-benchmark-%02d", number);
    }

    private Process serve() throws IOException {
        return new ProcessBuilder(crewx.toString(), "registry", "serve", "--dev", "--port", "0")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** One skill a folder, the same files for npm's registry. */
    private Path skills(NpmRegistry npm) throws IOException {
        Path skills = work.resolve("skills");
        for (int i = 0; i < PACKAGES; i++) {
            Map<String, String> files = Map.of(
                    "SKILL.md",
                    "---\nname: " + name(i) + "\ndescription: Number " + i + ".\nversion: 1.0.0\n---\n"
                            + ("Line of the text of skill " + i + ".\n").repeat(60),
                    "scripts/run.sh",
                    "#!/bin/sh\n" + ("echo " + i + "\n").repeat(800));
            for (Map.Entry<String, String> file : files.entrySet()) {
                Path path = skills.resolve(name(i)).resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.writeString(path, file.getValue());
            }
            npm.publish(name(i), files);
        }
        return skills;
    }

    private void rowOfTheJvm() {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        row(
                "an empty JVM",
                () -> new ProcessBuilder(java.toString(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-version"));
    }

    private void rowsOfCrewx(String registry, Path skills) throws IOException, InterruptedException {
        Path author = Files.createDirectories(work.resolve("author"));
        Path home = work.resolve("home");
        ProcessBuilder login = crewx(
                author, home, registry, "registry", "login", registry, "--username", "testuser", "--password-stdin");
        Path password = Files.writeString(work.resolve("password"), "testpass\n");
        end(login.redirectInput(password.toFile()));
        for (int i = 0; i < PACKAGES; i++) {
            end(crewx(
                    author,
                    home,
                    registry,
                    "registry",
                    "publish",
                    skills.resolve(name(i)).toString()));
        }
        List<String> install = new ArrayList<>(List.of("registry", "install"));
        IntStream.range(0, PACKAGES).forEach(i -> install.add(name(i)));
        end(crewx(author, home, registry, install.toArray(String[]::new)));

        row("crewx --version", () -> crewx(author, home, registry, "--version"));
        row("crewx registry info", () -> crewx(author, home, registry, "registry", "info", name(0)));
        row(
                "crewx bundle create",
                () -> crewx(
                        author,
                        home,
                        registry,
                        "bundle",
                        "create",
                        skills.resolve(name(0)).toString(),
                        "-o",
                        "one.crewx"));
        row("crewx install, nothing to do", () -> crewx(author, home, registry, "registry", "install"));
        row(
                "crewx install 50, warm",
                () -> crewx(fresh(author, "crewx-skills.json"), home, registry, "registry", "install"));
        row(
                "crewx install 50, cold",
                () -> crewx(
                        fresh(author, "crewx-skills.json"),
                        Files.createTempDirectory(work, "home"),
                        registry,
                        "registry",
                        "install"));
    }

    private ProcessBuilder crewx(Path folder, Path home, String registry, String... arguments) {
        ProcessBuilder builder = new ProcessBuilder(crewx.toString()).directory(folder.toFile());
        builder.command().addAll(List.of(arguments));
        builder.environment().put("CREWX_HOME", home.toString());
        builder.environment().put("CREWX_REGISTRY", registry);
        return builder;
    }

    private void rowsOfNode(String tool, String registry, String... options) throws IOException, InterruptedException {
        if (Stream.of(String.valueOf(System.getenv("PATH")).split(File.pathSeparator, -1))
                .noneMatch(folder -> Files.isExecutable(Path.of(folder, tool)))) {
            System.out.println(tool + " is not on the path and not measured");
            return;
        }
        Path project = Files.createDirectories(work.resolve(tool));
        Files.writeString(
                project.resolve("package.json"),
                IntStream.range(0, PACKAGES)
                        .mapToObj(i -> "\"" + name(i) + "\":\"^1.0.0\"")
                        .collect(Collectors.joining(",", "{\"name\":\"project\",\"dependencies\":{", "}}")));
        Path cache = work.resolve(tool + "-cache");
        List<String> install = new ArrayList<>(List.of("install"));
        install.addAll(List.of(options));
        String[] command = install.toArray(String[]::new);
        end(node(tool, project, cache, registry, command));

        row(tool + " --version", () -> node(tool, project, cache, registry, "--version"));
        row(tool + " view", () -> node(tool, project, cache, registry, "view", name(0)));
        row(tool + " install, nothing to do", () -> node(tool, project, cache, registry, command));
        row(tool + " install 50, warm", () -> node(tool, fresh(project, "package.json"), cache, registry, command));
        row(
                tool + " install 50, cold",
                () -> node(
                        tool,
                        fresh(project, "package.json"),
                        Files.createTempDirectory(work, "cache"),
                        registry,
                        command));
    }

    private static ProcessBuilder node(String tool, Path folder, Path cache, String registry, String... arguments) {
        ProcessBuilder builder = new ProcessBuilder(tool).directory(folder.toFile());
        builder.command().addAll(List.of(arguments));
        builder.command().add("--registry=" + registry); // pnpm 12 does not look into npm's variables
        if (tool.equals("pnpm")) {
            builder.command().add("--store-dir=" + cache.resolve("store"));
        }
        Map<String, String> environment = builder.environment();
        environment.put("npm_config_registry", registry);
        environment.put("npm_config_cache", cache.toString());
        environment.put("npm_config_store_dir", cache.resolve("store").toString());
        environment.put("npm_config_update_notifier", "false");
        environment.put("XDG_CACHE_HOME", cache.resolve("xdg").toString());
        return builder;
    }

    /** A folder with nothing but one file of a project. */
    private Path fresh(Path project, String file) throws IOException {
        Path folder = Files.createTempDirectory(work, "project");
        Files.copy(project.resolve(file), folder.resolve(file));
        return folder;
    }

    private void row(String name, Preparation preparation) {
        rows.put(name, new Row(preparation, new ArrayList<>(), new ArrayList<>()));
    }

    private void measure() throws IOException, InterruptedException {
        for (int round = 0; round < rounds; round++) {
            for (Row row : rows.values()) {
                ProcessBuilder process = row.preparation().prepare();
                long cpu = childrensCpu();
                long start = System.nanoTime();
                end(process);
                row.wall().add((System.nanoTime() - start) / 1_000_000);
                row.cpu().add(childrensCpu() - cpu);
            }
        }
    }

    /** Runs a process to its end, which must be a good one. */
    private void end(ProcessBuilder builder) throws IOException, InterruptedException {
        Path said = work.resolve("said");
        Process process =
                builder.redirectErrorStream(true).redirectOutput(said.toFile()).start();
        if (!process.waitFor(5, TimeUnit.MINUTES) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IllegalStateException(builder.command() + " failed: " + Files.readString(said));
        }
    }

    /** The CPU time of all child processes that have ended, in milliseconds; 0 where nobody tells. */
    private static long childrensCpu() throws IOException {
        Path stat = Path.of("/proc/self/stat");
        if (!Files.exists(stat)) {
            return 0;
        }
        String[] fields = Files.readString(stat).replaceFirst("^.*\\) ", "").split(" ", -1);
        return (Long.parseLong(fields[13]) + Long.parseLong(fields[14])) * 10; // in hundredths of a second
    }

    private void print() {
        System.out.printf("%-32s %10s %10s %10s%n", "median of " + rounds + ", ms", "wall", "best", "CPU");
        rows.forEach((name, row) -> {
            long[] wall =
                    row.wall().stream().mapToLong(Long::longValue).sorted().toArray();
            long[] cpu = row.cpu().stream().mapToLong(Long::longValue).sorted().toArray();
            System.out.printf(
                    "%-32s %10d %10d %10d%n",
                    name, wall[wall.length / 2], Arrays.stream(wall).min().orElse(0), cpu[cpu.length / 2]);
        });
    }
}
