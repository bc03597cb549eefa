package dev.crewx.bundle.tar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.application.bundle.BundleInspection;
import dev.crewx.application.bundle.BundleInspector;
import dev.crewx.application.testkit.HostileArchives;
import dev.crewx.application.testkit.HostileArchives.Hostile;
import dev.crewx.domain.manifest.Finding;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/bundle-hostile.md} says what is tried and what is answered: it is written from it, and compared here. */
final class HostilePageTest {
    private static final Path PAGE = Path.of("..", "docs", "bundle-hostile.md");
    private static final BundleTar TAR = new BundleTar();
    private static final BundleInspector INSPECTOR =
            new BundleInspector(TAR.archiveReader(), TAR.jsonText(), TAR.frontmatterParser());

    @Test
    void thePageTellsEveryArchiveWithItsRuleAndWhatIsSaid() throws IOException {
        List<Hostile> all = HostileArchives.all();
        assertTrue(all.size() >= 60, () -> "only " + all.size());
        String page = """
                # The hostile collection

                Every archive that `HostileArchives` builds (in the `application` module's testkit), the rule that refuses it, and what a user reads. Each is also extracted, two folders below an empty one: nothing may be left anywhere. Written by `HostilePageTest`.

                | what it tries | rule | what is said |
                |---|---|---|
                """ + all.stream().map(HostilePageTest::row).collect(Collectors.joining());
        if (Boolean.getBoolean("crewx.docs.update") && System.getenv("CI") == null) {
            Files.writeString(PAGE, page);
        }
        assertEquals(
                page,
                Files.readString(PAGE),
                "docs/bundle-hostile.md is stale; rewrite it with: mvn -pl adapters-bundle-tar -am verify"
                        + " -Dtest=HostilePageTest -Dsurefire.failIfNoSpecifiedTests=false -Dcrewx.docs.update=true");
    }

    private static String row(Hostile hostile) {
        String said = switch (INSPECTOR.inspect(new ByteArrayInputStream(hostile.bytes()), hostile.limits())) {
            case BundleInspection.TooLarge(long limit) -> "The bundle is larger than " + limit + " bytes";
            case BundleInspection.Refused(List<Finding> findings) -> {
                assertTrue(hostile.isRefusedBy(findings), () -> hostile + ": " + findings);
                yield message(hostile, findings);
            }
            case BundleInspection.Inspected(var contents) -> message(hostile, contents.findings());
        };
        return "| " + cell(hostile.name()) + " | `" + hostile.code() + "` | " + cell(said) + " |\n";
    }

    private static String message(Hostile hostile, List<Finding> findings) {
        return findings.stream()
                .filter(finding -> hostile.isRefusedBy(List.of(finding)))
                .map(Finding::message)
                .findFirst()
                .orElseThrow(() -> new AssertionError(hostile + " is not refused: " + findings));
    }

    private static String cell(String text) {
        return text.codePoints().mapToObj(HostilePageTest::shown).collect(Collectors.joining());
    }

    private static String shown(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> "\\u{" + Integer.toHexString(codePoint) + "}";
            default ->
                "*|<`_".indexOf(codePoint) < 0 ? Character.toString(codePoint) : "\\" + Character.toString(codePoint);
        };
    }
}
