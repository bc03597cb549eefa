package dev.crewx.benchmarks.bundle;

import dev.crewx.application.bundle.BundleInspection;
import dev.crewx.application.bundle.BundleInspector;
import dev.crewx.application.bundle.CreateBundle;
import dev.crewx.application.bundle.spi.ArchiveItem;
import dev.crewx.application.bundle.spi.BundleLimits;
import dev.crewx.bundle.tar.BundleTar;
import dev.crewx.domain.manifest.ManifestReading;
import dev.crewx.workspace.files.source.SourceFiles;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Measures the work around bundles on the corpus: {@code BundleBenchmark <corpus folder>}. Each line is the median and
 * the best of several rounds after a warm-up, with the CPU time of the measuring thread; {@code tar czf} of the same
 * files stands beside it.
 */
public final class BundleBenchmark {
    private static final int WARM_UP = 30;
    private static final int ROUNDS = 31;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final BundleTar tar = new BundleTar();
    private final BundleInspector inspector =
            new BundleInspector(tar.archiveReader(), tar.jsonText(), tar.frontmatterParser());
    private final CreateBundle create = new CreateBundle(
            new SourceFiles().sourceFolders(),
            tar.archiveWriter(),
            tar.bundleFiles(),
            tar.jsonText(),
            tar.frontmatterParser());
    private final Path work;

    private BundleBenchmark(Path work) {
        this.work = work;
    }

    /** Something to be measured. */
    @FunctionalInterface
    private interface Work {
        void run() throws IOException;
    }

    /** Runs all measurements. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path corpus = Path.of(arguments.length > 0 ? arguments[0] : "../shared/corpus");
        Path work = Files.createTempDirectory("crewx-bundle-benchmark");
        BundleBenchmark benchmark = new BundleBenchmark(work);
        List<Path> skills = corpusSkills(corpus);
        benchmark.building(skills.subList(0, 10));
        benchmark.building(skills.subList(0, 50));
        benchmark.manifestOfALargeBundle();
        benchmark.validating(skills);
    }

    private static List<Path> corpusSkills(Path corpus) throws IOException {
        try (Stream<String> rows = Files.lines(corpus.resolve("INDEX.tsv"))) {
            return rows.filter(row -> row.startsWith("head\t"))
                    .map(row -> corpus.resolve(row.split("\t", -1)[5]))
                    .filter(folder -> Files.isRegularFile(folder.resolve("SKILL.md")))
                    .toList();
        }
    }

    private void building(List<Path> skills) throws IOException, InterruptedException {
        Path folder =
                Files.createDirectories(work.resolve("pack-" + skills.size()).resolve("skills"));
        for (int i = 0; i < skills.size(); i++) {
            copy(skills.get(i), folder.resolve(i + "-" + skills.get(i).getFileName()));
        }
        Path root = work.resolve("pack-" + skills.size());
        Path file = work.resolve("out.crewx");
        CreateBundle.Request request = CreateBundle.Request.of(root, work).into(file);
        measure("build a bundle of " + skills.size() + " skills", () -> {
            if (!(create.create(request) instanceof CreateBundle.Result.Created)) {
                throw new IllegalStateException("The corpus must bundle");
            }
        });
        print("  its size: " + Files.size(file) + " bytes");
        long[] cpu = new long[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            cpu[i] = tarCpu(root, work.resolve("out.tar.gz"));
        }
        Arrays.sort(cpu);
        print("  tar czf of the same: median " + millis(cpu[ROUNDS / 2]) + " CPU");
    }

    /** The CPU time of {@code tar czf}, its gzip included, in nanoseconds, as bash's {@code times} counts it. */
    private static long tarCpu(Path folder, Path file) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        "bash",
                        "-c",
                        "TIMEFORMAT='%U %S'; time tar czf \"$1\" -C \"$2\" .",
                        "bash",
                        file.toString(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        double seconds = Stream.of(text.strip().split("\\s+", -1))
                .mapToDouble(Double::parseDouble)
                .sum();
        return (long) (seconds * 1e9);
    }

    private void manifestOfALargeBundle() throws IOException {
        byte[] noise = new byte[10_400_000];
        new Random(1).nextBytes(noise);
        List<ArchiveItem> items = new ArrayList<>();
        items.add(ArchiveItem.of("manifest.json", manifest("large").getBytes(StandardCharsets.UTF_8)));
        items.add(ArchiveItem.of("skills/large/SKILL.md", skill("large").getBytes(StandardCharsets.UTF_8)));
        for (int i = 0; i < 5; i++) {
            items.add(ArchiveItem.of("skills/large/noise-" + i, noise));
        }
        Path file = work.resolve("large.crewx");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            tar.archiveWriter().write(out, items, 0);
        }
        print("a bundle of " + Files.size(file) + " bytes");
        measure("  read its manifest", () -> {
            try (InputStream in = Files.newInputStream(file)) {
                if (!(inspector.manifest(in, BundleLimits.DEFAULT) instanceof ManifestReading.Accepted)) {
                    throw new IllegalStateException("The bundle must be good");
                }
            }
        });
        measure("  inspect all of it", () -> {
            try (InputStream in = Files.newInputStream(file)) {
                if (!(inspector.inspect(in, BundleLimits.DEFAULT) instanceof BundleInspection.Inspected)) {
                    throw new IllegalStateException("The bundle must be good");
                }
            }
        });
    }

    private void validating(List<Path> skills) throws IOException {
        List<byte[]> bundles = new ArrayList<>();
        Path file = work.resolve("one.crewx");
        for (Path skill : skills) {
            if (create.create(CreateBundle.Request.of(skill, work).into(file)) instanceof CreateBundle.Result.Created) {
                bundles.add(Files.readAllBytes(file));
            }
        }
        measure("validate 1,000 bundles of one skill", () -> {
            for (int i = 0; i < 1000; i++) {
                InputStream in = new ByteArrayInputStream(bundles.get(i % bundles.size()));
                if (!(inspector.inspect(in, BundleLimits.DEFAULT) instanceof BundleInspection.Inspected)) {
                    throw new IllegalStateException("The corpus must validate");
                }
            }
        });
    }

    private static String manifest(String id) {
        return "{\"manifestVersion\":\"1.0.0\",\"packageType\":\"skill-bundle\",\"id\":\"" + id + "\","
                + "\"version\":\"1.0.0\",\"metadata\":{\"name\":\"a\",\"description\":\"a\"},"
                + "\"skills\":[{\"id\":\"" + id + "\",\"path\":\"skills/" + id + "/SKILL.md\"}]}";
    }

    private static String skill(String name) {
        return "---\nname: " + name + "\ndescription: d\n---\n";
    }

    private void measure(String name, Work measured) throws IOException {
        for (int i = 0; i < WARM_UP; i++) {
            measured.run();
        }
        long[] wall = new long[ROUNDS];
        long[] cpu = new long[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            long cpuStart = threads.getCurrentThreadCpuTime();
            long start = System.nanoTime();
            measured.run();
            wall[i] = System.nanoTime() - start;
            cpu[i] = threads.getCurrentThreadCpuTime() - cpuStart;
        }
        Arrays.sort(wall);
        Arrays.sort(cpu);
        print(name + ": median " + millis(wall[ROUNDS / 2]) + ", best " + millis(wall[0]) + "; CPU median "
                + millis(cpu[ROUNDS / 2]));
    }

    private static String millis(long nanos) {
        return String.format(Locale.ROOT, "%.2f ms", nanos / 1e6);
    }

    private static void print(String line) {
        System.out.println(line);
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                Files.createDirectories(to.resolve(from.relativize(folder)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(file, to.resolve(from.relativize(file)));
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
