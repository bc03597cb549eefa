package dev.crewx.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.crewx.distribution.Workplace.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The conversation on {@code docs/runtime.md} is held with the real command: it is written there from it, and compared. */
final class McpTranscriptTest {
    private static final Path PAGE = Path.of("..", "docs", "runtime.md");
    private static final String BEGIN = "```text\n→ {";
    private static final String END = "\n```\n";

    private static final List<String> SAID = List.of("""
            {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},\
            "clientInfo":{"name":"somebody","version":"1"}}}""", """
            {"jsonrpc":"2.0","method":"notifications/initialized"}""", """
            {"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"list_skills","arguments":{}}}""", """
            {"jsonrpc":"2.0","id":3,"method":"tools/call","params":{"name":"show_skill","arguments":{"name":"greet"}}}""", """
            {"jsonrpc":"2.0","id":4,"method":"tools/call","params":{"name":"run_skill",\
            "arguments":{"name":"greet","input":["Ada"]}}}""", """
            {"jsonrpc":"2.0","id":5,"method":"tools/call","params":{"name":"run_skill",\
            "arguments":{"name":"greet","inputs":"Ada"}}}""", """
            {"jsonrpc":"2.0","id":6,"method":"tools/call","params":{"name":"install_package","arguments":{"id":"greet"}}}""");

    @Test
    void thePageShowsWhatIsReallySaid(@TempDir Path root) throws IOException {
        try (Workplace work = Workplace.in(root)) {
            Path skill = Files.createDirectories(work.project().resolve("skills/greet"));
            Files.writeString(skill.resolve("SKILL.md"), """
                    ---
                    name: greet
                    description: Greets somebody by name. Use it when a greeting is wanted.
                    version: 1.0.0
                    ---
                    Say hello, and the name.
                    """);
            Files.writeString(skill.resolve("greet.sh"), "echo \"Hello, $1!\"; echo \"$1\" >greeted.txt\n");
            Answer answer = work.type(String.join("\n", SAID) + "\n", "skill", "serve", "--allow-run");
            assertEquals(0, answer.exitCode(), answer.toString());
            String conversation = conversation(answer.out(), work.project());
            String page = Files.readString(PAGE);
            int begin = page.indexOf(BEGIN) + "```text\n".length();
            String whole = page.substring(0, begin) + conversation + page.substring(page.indexOf(END, begin));
            if (Boolean.getBoolean("crewx.docs.update") && System.getenv("CI") == null) {
                Files.writeString(PAGE, whole);
            }
            assertEquals(
                    whole,
                    Files.readString(PAGE),
                    "docs/runtime.md is stale; rewrite it with: mvn -pl distribution -am verify -Dtest=McpTranscriptTest"
                            + " -Dsurefire.failIfNoSpecifiedTests=false -Dcrewx.docs.update=true");
        }
    }

    /** Each request with its answer below it. */
    private static String conversation(String out, Path project) throws IOException {
        ObjectMapper json = new ObjectMapper();
        Map<Integer, String> answers = new TreeMap<>();
        for (String line : out.lines().toList()) {
            answers.put(
                    json.readTree(line).path("id").asInt(),
                    line.replace(project.toString(), "/home/ada/project")
                            .replace(project.toRealPath().toString(), "/home/ada/project")
                            .replace('"' + ProductVersion.CURRENT + '"', "\"…\""));
        }
        StringBuilder text = new StringBuilder();
        for (String request : SAID) {
            JsonNode id = json.readTree(request).path("id");
            text.append("→ ").append(request).append('\n');
            if (!id.isMissingNode()) {
                text.append("← ").append(answers.get(id.asInt())).append('\n');
            }
        }
        return text.toString().stripTrailing();
    }
}
