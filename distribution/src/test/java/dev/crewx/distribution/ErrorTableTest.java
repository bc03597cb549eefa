package dev.crewx.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.crewx.cli.connection.RegistryExitCodes;
import dev.crewx.cli.console.ExitCode;
import dev.crewx.cli.console.FailureType;
import dev.crewx.http.problem.ProblemType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** {@code docs/errors.md} says what the code does: it is written from it, and compared here. */
final class ErrorTableTest {
    private static final Path PAGE = Path.of("..", "docs", "errors.md");

    @Test
    void thePageListsEveryErrorAsTheCodeHasIt() throws IOException {
        String page = page();
        if (Boolean.getBoolean("crewx.docs.update") && System.getenv("CI") == null) {
            Files.writeString(PAGE, page);
        }
        assertEquals(
                page,
                Files.readString(PAGE),
                "docs/errors.md is stale; rewrite it with: mvn -pl distribution -am verify -Dtest=ErrorTableTest"
                        + " -Dsurefire.failIfNoSpecifiedTests=false -Dcrewx.docs.update=true");
    }

    private static String page() {
        StringBuilder page = new StringBuilder("""
                # Errors

                Written from the code by `ErrorTableTest`; do not edit by hand. A registry answers with RFC 9457 problem documents
                whose `type` ends in the code; the command prints one line and, with `--json`, the same code under `problem.type`.

                | code | HTTP | exit | text | what to do |
                |---|---|---|---|---|
                """);
        Map<String, String> rows = new TreeMap<>();
        for (FailureType type : FailureType.values()) {
            rows.put(type.slug(), row(type.slug(), "–", type.exitCode(), type.meaning(), type.remedy()));
        }
        for (ProblemType type : ProblemType.values()) {
            ExitCode exit = RegistryExitCodes.of(type.status().getCode(), type.slug());
            rows.put(
                    type.slug(),
                    row(type.slug(), Integer.toString(type.status().getCode()), exit, type.title(), type.remedy()));
        }
        rows.values().forEach(page::append);
        page.append("\n## Exit codes\n\n| exit | means |\n|---|---|\n");
        for (ExitCode code : ExitCode.values()) {
            page.append("| ")
                    .append(code.code())
                    .append(" | ")
                    .append(code.meaning())
                    .append(" |\n");
        }
        return page.toString();
    }

    private static String row(String slug, String status, ExitCode exit, String text, String remedy) {
        return "| `" + slug + "` | " + status + " | " + exit.code() + " | " + text + " | " + remedy + " |\n";
    }
}
