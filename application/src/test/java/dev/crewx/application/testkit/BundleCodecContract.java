package dev.crewx.application.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.application.bundle.BundleInspector;
import dev.crewx.application.bundle.ExtractBundle;
import dev.crewx.application.bundle.spi.ArchiveItem;
import dev.crewx.application.bundle.spi.ArchiveReader;
import dev.crewx.application.bundle.spi.ArchiveWriter;
import dev.crewx.application.bundle.spi.BundleFile;
import dev.crewx.application.bundle.spi.BundleFiles;
import dev.crewx.application.bundle.spi.BundleLimits;
import dev.crewx.application.bundle.spi.FolderStaging;
import dev.crewx.application.bundle.spi.FrontmatterParser;
import dev.crewx.application.bundle.spi.JsonText;
import dev.crewx.application.testkit.HostileArchives.Hostile;
import dev.crewx.domain.integrity.Digest;
import dev.crewx.domain.manifest.Finding;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What the ports around bundles do together: what is written is unpacked whole, what is hostile leaves nothing. */
public abstract class BundleCodecContract {
    @TempDir
    private Path temp;

    /** A reader that keeps its contract. */
    protected abstract ArchiveReader reader();

    /** A writer that keeps its contract. */
    protected abstract ArchiveWriter writer();

    /** A JSON text that keeps its contract. */
    protected abstract JsonText json();

    /** A frontmatter parser that keeps its contract. */
    protected abstract FrontmatterParser frontmatters();

    /** A staging that keeps its contract. */
    protected abstract FolderStaging staging();

    /** Files that keep their contract. */
    protected abstract BundleFiles files();

    private ExtractBundle extract() {
        return new ExtractBundle(new BundleInspector(reader(), json(), frontmatters()), files(), staging());
    }

    private ExtractBundle.Result.Extracted extracted(byte[] bytes, Path target) {
        ExtractBundle.Result result = extract()
                .extract(new ByteArrayInputStream(bytes), target, BundleLimits.DEFAULT, Optional.of(Digest.of(bytes)));
        return assertInstanceOf(ExtractBundle.Result.Extracted.class, result, result::toString);
    }

    @TestFactory
    Stream<DynamicTest> leavesNothingOfAnyHostileArchive() {
        List<Hostile> all = HostileArchives.all();
        assertTrue(all.size() >= 60, "a collection worth its name");
        Set<String> names = new HashSet<>();
        all.forEach(hostile -> assertTrue(names.add(hostile.name()), hostile.name()));
        return all.stream().map(hostile -> DynamicTest.dynamicTest(hostile.name(), () -> leavesNothing(hostile)));
    }

    /** Unpacks it two folders down and looks everywhere a way out could lead. */
    private void leavesNothing(Hostile hostile) throws IOException {
        Path outside = Files.createTempDirectory(temp, "outside");
        Path parent = Files.createDirectory(outside.resolve("parent"));
        ExtractBundle.Result result = extract()
                .extract(
                        new ByteArrayInputStream(hostile.bytes()),
                        parent.resolve("new/deeper/target"),
                        hostile.limits(),
                        Optional.empty());
        List<Finding> findings =
                assertInstanceOf(ExtractBundle.Result.Refused.class, result).findings();
        boolean tooLarge = hostile.code().equals("too-large");
        assertTrue(
                tooLarge
                        ? findings.stream().anyMatch(f -> f.code().equals("limit-archive"))
                        : hostile.isRefusedBy(findings),
                () -> "wanted " + hostile.code() + " saying " + hostile.says() + ", got " + findings);
        try (Stream<Path> left = Files.walk(outside)) {
            assertEquals(List.of(outside, parent), left.sorted().toList());
        }
    }

    @TestFactory
    Stream<DynamicTest> unpacksWhatIsOddButValid() {
        return OddArchives.all().stream()
                .map(odd -> DynamicTest.dynamicTest(odd.name(), () -> {
                    Path target = Files.createTempDirectory(temp, "odd").resolve("out");
                    List<BundleFile> files =
                            extracted(odd.bytes(), target).contents().files();
                    for (BundleFile file : files) {
                        assertEquals(file.digest(), Digest.of(Files.readAllBytes(target.resolve(file.path()))));
                    }
                }));
    }

    @Test
    void unpacksAFileThatWasWrittenHere() throws IOException {
        Path bundle = temp.resolve("a.crewx");
        List<ArchiveItem> items = List.of(
                new ArchiveItem("run", 2, true, () -> new ByteArrayInputStream(new byte[] {1, 2})),
                ArchiveItem.of("manifest.json", SampleBundles.MANIFEST.getBytes(StandardCharsets.UTF_8)),
                ArchiveItem.of("skills/sample/SKILL.md", SampleBundles.SKILL.getBytes(StandardCharsets.UTF_8)));
        try (BundleFiles.PendingFile file = files().create(bundle)) {
            writer().write(file.out(), items, 0);
            file.commit();
        }
        Path target = Files.createDirectory(temp.resolve("empty"));
        assertInstanceOf(ExtractBundle.Result.Extracted.class, extract().extract(bundle, target, BundleLimits.DEFAULT));
        assertEquals(SampleBundles.SKILL, Files.readString(target.resolve("skills/sample/SKILL.md")));
        assertTrue(Files.isExecutable(target.resolve("run")));
    }

    @Test
    void saysThatTheTargetIsOccupied() throws IOException {
        Path target = Files.createDirectory(temp.resolve("full"));
        Files.writeString(target.resolve("mine"), "mine");
        ExtractBundle.Result result = extract()
                .extract(
                        new ByteArrayInputStream(SampleBundles.good().gzip()),
                        target,
                        BundleLimits.DEFAULT,
                        Optional.empty());
        assertEquals(new ExtractBundle.Result.TargetOccupied(target), result);
    }

    @Test
    void leavesNothingOfABundleThatIsNotTheOneWanted() throws IOException {
        Path parent = Files.createDirectory(temp.resolve("other"));
        byte[] bytes = SampleBundles.good().gzip();
        Digest wanted = Digest.of(new byte[0]);
        assertEquals(
                new ExtractBundle.Result.OtherDigest(wanted, Digest.of(bytes)),
                extract()
                        .extract(
                                new ByteArrayInputStream(bytes),
                                parent.resolve("t"),
                                BundleLimits.DEFAULT,
                                Optional.of(wanted)));
        try (Stream<Path> children = Files.list(parent)) {
            assertEquals(List.of(), children.toList());
        }
    }
}
