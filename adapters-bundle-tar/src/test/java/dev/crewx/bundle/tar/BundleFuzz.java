package dev.crewx.bundle.tar;

import dev.crewx.application.bundle.BundleInspection;
import dev.crewx.application.bundle.BundleInspector;
import dev.crewx.application.bundle.spi.BundleLimits;
import dev.crewx.application.bundle.spi.FrontmatterParser;
import dev.crewx.application.bundle.spi.JsonText;
import dev.crewx.application.testkit.HostileArchives;
import dev.crewx.application.testkit.OddArchives;
import dev.crewx.application.testkit.SampleBundles;
import dev.crewx.application.testkit.TarBuilder;
import dev.crewx.domain.manifest.ManifestReader;
import dev.crewx.domain.skill.AgentSkillsRules;
import dev.crewx.domain.skill.SkillRules;
import dev.crewx.domain.skill.Strictness;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/**
 * Changes archives, manifests and frontmatters at random and reads what comes out. Whatever it is, reading ends in a
 * result: no exception, no endless loop, no more memory than the limits imply. Guided by what the reader says: an
 * input that is judged in a new way (another set of rules) joins those that are changed further.
 *
 * <p>{@code BundleFuzzTest} runs a fixed number of steps, or with {@code -Dcrewx.fuzz.seconds} as long as told, and
 * replays what earlier runs have kept.
 */
final class BundleFuzz {
    private static final int MAX_KEPT = 4 * 1024;
    private static final int MAX_KEPT_FILES = 60;
    private static final int MAX_INPUT = 256 * 1024;
    private static final BundleLimits LIMITS =
            new BundleLimits(1 << 20, 4 << 20, 200, 1 << 20, 500, 1 << 20, 64 * 1024, 240, 16);

    private final Random random;
    private final List<byte[]> archives = new ArrayList<>();
    private final List<byte[]> texts = new ArrayList<>();
    private final Set<String> verdicts = new HashSet<>();
    private final BundleTar tar = new BundleTar();
    private final BundleInspector inspector =
            new BundleInspector(tar.archiveReader(), tar.jsonText(), tar.frontmatterParser());

    BundleFuzz(long seed) {
        random = new Random(seed);
        OddArchives.all().forEach(odd -> archives.add(unpacked(odd.bytes())));
        HostileArchives.all().stream()
                .filter(hostile -> hostile.bytes().length < MAX_INPUT)
                .map(hostile -> unpacked(hostile.bytes()))
                .filter(bytes -> bytes.length < MAX_INPUT)
                .forEach(archives::add);
        texts.add(SampleBundles.MANIFEST.getBytes(StandardCharsets.UTF_8));
        texts.add(SampleBundles.SKILL.getBytes(StandardCharsets.UTF_8));
        texts.add(
                "---\nname: a\ndescription: >-\n  b: c\n  d\nmetadata: {a: [b, *x, &y z], ? k : v}\nversion: 1.0\n---\n"
                        .getBytes(StandardCharsets.UTF_8));
        texts.add(
                "---\nallowed-tools: Bash(git:*) Read\ndependencies: [a@^1, 'b>=2', \"c\"]\nruntime:\n  python: '>=3'\n---\n"
                        .getBytes(StandardCharsets.UTF_8));
    }

    /** Reads bytes as everything they could be; gives what was said about them. */
    String read(byte[] input) {
        StringBuilder verdict = new StringBuilder();
        verdict.append(codes(inspector.inspect(new ByteArrayInputStream(input), LIMITS)));
        inspector.manifest(new ByteArrayInputStream(input), LIMITS);
        if (input.length <= LIMITS.maxManifestBytes()) {
            if (tar.jsonText().parse(input) instanceof JsonText.Reading.Parsed parsed) {
                verdict.append("|json");
                ManifestReader.read(parsed.value())
                        .findings()
                        .forEach(f -> verdict.append(' ').append(f.code()));
                tar.jsonText().pretty(parsed.value());
            }
            if (tar.frontmatterParser().parse(input) instanceof FrontmatterParser.Reading.Found found) {
                verdict.append("|yaml");
                for (Strictness strictness : Strictness.values()) {
                    SkillRules.read(found.frontmatter(), "skills/x/SKILL.md", "x", strictness)
                            .findings()
                            .forEach(f -> verdict.append(' ').append(f.code()));
                }
                AgentSkillsRules.check(found.frontmatter(), "skills/x/SKILL.md", "x");
                tar.jsonText().compact(found.frontmatter().fields());
            }
        }
        return verdict.toString();
    }

    private static String codes(BundleInspection inspection) {
        return switch (inspection) {
            case BundleInspection.Inspected inspected -> "inspected";
            case BundleInspection.TooLarge tooLarge -> "too-large";
            case BundleInspection.Refused refused ->
                String.join(
                        ",",
                        refused.findings().stream()
                                .map(f -> f.code())
                                .distinct()
                                .toList());
        };
    }

    /** Makes the next input and reads it; gives the input when it was judged in a new way, else nothing. */
    byte[] step() {
        boolean text = random.nextInt(4) == 0;
        List<byte[]> pool = text ? texts : archives;
        byte[] input = changed(pool.get(random.nextInt(pool.size())), pool);
        byte[] read = switch (random.nextInt(text ? 2 : 3)) {
            case 0 -> input;
            case 1 -> text ? bundleOf(input) : withRightChecksums(input);
            default -> TarBuilder.gzip(withRightChecksums(input));
        };
        last = read;
        if (verdicts.add(read(read)) && input.length < MAX_INPUT) {
            pool.add(input);
            return read;
        }
        return new byte[0];
    }

    private byte[] last = new byte[0];

    private byte[] bundleOf(byte[] text) {
        String start = new String(text, 0, Math.min(3, text.length), StandardCharsets.ISO_8859_1);
        TarBuilder tar = new TarBuilder();
        return start.startsWith("---")
                ? tar.file("manifest.json", SampleBundles.MANIFEST)
                        .file("skills/sample/SKILL.md", text)
                        .tar()
                : tar.file("manifest.json", text)
                        .file("skills/sample/SKILL.md", SampleBundles.SKILL)
                        .tar();
    }

    private byte[] changed(byte[] original, List<byte[]> pool) {
        byte[] bytes = original.clone();
        for (int i = random.nextInt(4); i >= 0 && bytes.length > 0; i--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(8)) {
                case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> bytes[at] = (byte) random.nextInt(256);
                case 2 -> bytes = Arrays.copyOf(bytes, at);
                case 3 -> bytes = spliced(bytes, at, slice(pool.get(random.nextInt(pool.size()))));
                case 4 -> bytes = spliced(bytes, at, slice(bytes));
                case 5 ->
                    Arrays.fill(bytes, at, Math.min(bytes.length, at + random.nextInt(40)), (byte)
                            "09 7/.\0\n:-{[".charAt(random.nextInt(12)));
                case 6 -> {
                    int end = Math.min(bytes.length, at + 1 + random.nextInt(600));
                    byte[] shorter = new byte[bytes.length - (end - at)];
                    System.arraycopy(bytes, 0, shorter, 0, at);
                    System.arraycopy(bytes, end, shorter, at, bytes.length - end);
                    bytes = shorter;
                }
                default -> {
                    int block = at / 512 * 512;
                    int field = new int[] {0, 100, 124, 148, 156, 157, 257, 345}[random.nextInt(8)];
                    if (block + field < bytes.length) {
                        bytes[block + field] = (byte) "0123456xgLKS\u0080\u00ff".charAt(random.nextInt(14));
                    }
                }
            }
        }
        return bytes;
    }

    private byte[] slice(byte[] bytes) {
        if (bytes.length == 0) {
            return bytes;
        }
        int block = random.nextBoolean() ? 512 : 1;
        int from = random.nextInt(bytes.length) / block * block;
        return Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + block * (1 + random.nextInt(3))));
    }

    private static byte[] spliced(byte[] bytes, int at, byte[] more) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bytes, 0, at);
        out.writeBytes(more);
        out.write(bytes, at, bytes.length - at);
        return out.toByteArray();
    }

    /** Mends the checksums of what may be headers, so that the change itself is what gets read. */
    private static byte[] withRightChecksums(byte[] tar) {
        byte[] bytes = tar.clone();
        for (int at = 0; at + 512 <= bytes.length; at += 512) {
            byte[] block = Arrays.copyOfRange(bytes, at, at + 512);
            boolean header = block[0] != 0 && block[154] == 0 && block[148] >= '0' && block[148] <= '7';
            if (header) {
                String sum = String.format("%06o", TarHeader.sum(block));
                System.arraycopy(sum.getBytes(StandardCharsets.US_ASCII), 0, bytes, at + 148, 6);
            }
        }
        return bytes;
    }

    private static byte[] unpacked(byte[] archive) {
        if (archive.length < 2 || archive[0] != 0x1f) {
            return archive;
        }
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(archive))) {
            return in.readNBytes(MAX_INPUT);
        } catch (IOException e) {
            return archive; // damaged on purpose
        }
    }

    /**
     * Runs for some seconds and keeps what was judged in a new way, and what broke something, in the folder.
     *
     * @throws AssertionError when something broke, with the seed and where the input is kept
     */
    static String run(long seconds, long seed, Path folder) throws IOException {
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        Files.createDirectories(folder);
        BundleFuzz fuzz = new BundleFuzz(seed);
        long steps = 0;
        int kept = 0;
        while (System.nanoTime() < end) {
            try {
                byte[] found = fuzz.step();
                if (found.length > 0 && found.length < MAX_KEPT && kept < MAX_KEPT_FILES) {
                    Files.write(folder.resolve("new-" + seed + "-" + kept++), found);
                }
                steps++;
            } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
                Path file = Files.write(folder.resolve("crash-" + seed + "-" + steps), fuzz.last);
                throw new AssertionError("seed " + seed + ", step " + steps + ", kept as " + file, e);
            }
        }
        return steps + " inputs, " + fuzz.verdicts.size() + " different verdicts, nothing broke; seed " + seed;
    }
}
