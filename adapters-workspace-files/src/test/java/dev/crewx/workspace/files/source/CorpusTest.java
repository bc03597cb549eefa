package dev.crewx.workspace.files.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.crewx.application.bundle.BundleContents;
import dev.crewx.application.bundle.CreateBundle;
import dev.crewx.application.bundle.ExtractBundle;
import dev.crewx.application.bundle.InspectBundle;
import dev.crewx.application.bundle.ValidateBundle;
import dev.crewx.application.bundle.spi.BundleFile;
import dev.crewx.application.bundle.spi.BundleLimits;
import dev.crewx.domain.integrity.Digest;
import dev.crewx.domain.manifest.PathRules;
import dev.crewx.domain.skill.Strictness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every skill folder of the corpus, as its authors made it: there and back again. */
final class CorpusTest {
    private static final Path CORPUS =
            Path.of(System.getProperty("crewx.shared", "")).resolve("corpus");

    @TestFactory
    Stream<DynamicTest> bundlesValidatesAndExtractsEveryFolder(@TempDir Path temp) throws IOException {
        assumeTrue(Files.isRegularFile(CORPUS.resolve("INDEX.tsv")), "no corpus at " + CORPUS);
        List<String> rows = Files.readAllLines(CORPUS.resolve("INDEX.tsv"));
        List<Path> folders = rows.stream()
                .skip(1)
                .map(row -> CORPUS.resolve(row.split("\t", -1)[5]))
                .toList();
        assertEquals(364, folders.size());
        return folders.stream()
                .map(folder -> DynamicTest.dynamicTest(
                        CORPUS.relativize(folder).toString(), () -> thereAndBack(folder, temp)));
    }

    private static void thereAndBack(Path folder, Path temp) throws IOException {
        Path work = Files.createTempDirectory(temp, "skill");
        CreateBundle.Result.Created created = created(folder, work.resolve("first.crewx"));
        ValidateBundle.Result.Report report = assertInstanceOf(
                ValidateBundle.Result.Report.class,
                Bundles.VALIDATE.validate(created.file(), Strictness.LENIENT, BundleLimits.DEFAULT));
        assertTrue(report.valid(), () -> report.findings().toString());
        BundleContents contents = assertInstanceOf(
                        InspectBundle.Result.Inspected.class,
                        Bundles.INSPECT.inspect(created.file(), BundleLimits.DEFAULT))
                .contents();
        assertEquals(created.digest(), contents.digest());
        assertEquals(created.manifest(), contents.manifest());

        Path out = work.resolve("out");
        assertInstanceOf(
                ExtractBundle.Result.Extracted.class,
                Bundles.EXTRACT.extract(created.file(), out, BundleLimits.DEFAULT));
        assertEquals(digests(contents), digests(out));

        CreateBundle.Result.Created again = created(folder, work.resolve("second.crewx"));
        assertEquals(created.digest(), again.digest());
        CreateBundle.Result.Created rebuilt = created(out, work.resolve("rebuilt.crewx"));
        assertEquals(created.digest(), rebuilt.digest(), "rebuilt from what was extracted");
    }

    private static CreateBundle.Result.Created created(Path folder, Path file) {
        CreateBundle.Result result =
                Bundles.CREATE.create(CreateBundle.Request.of(folder, file).into(file));
        return assertInstanceOf(CreateBundle.Result.Created.class, result, result::toString);
    }

    private static Map<String, Digest> digests(BundleContents contents) {
        Map<String, Digest> digests = new TreeMap<>();
        for (BundleFile file : contents.files()) {
            digests.put(file.path(), file.digest());
        }
        return digests;
    }

    private static Map<String, Digest> digests(Path folder) throws IOException {
        Map<String, Digest> digests = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String path = PathRules.clean(folder.relativize(file).toString());
                digests.put(path, Digest.of(Files.readAllBytes(file)));
            }
        }
        return digests;
    }
}
