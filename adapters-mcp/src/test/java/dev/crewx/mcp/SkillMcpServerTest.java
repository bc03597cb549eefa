package dev.crewx.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The protocol line by line, as any client sees it. */
@Timeout(60)
final class SkillMcpServerTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Path project;

    @BeforeEach
    void furnish(@TempDir Path folder) throws IOException {
        project = folder.toRealPath();
        Stand.write(
                project.resolve("skills/count/SKILL.md"),
                "---\nname: count\ndescription: Counts words.\nversion: 1.0.0\ndependencies: [plain]\n---\nCount them.\n");
        Stand.write(project.resolve("skills/count/count.sh"), "echo \"$#: $*\"; echo made >made.txt\n");
        Stand.write(
                project.resolve("skills/plain/SKILL.md"),
                "---\nname: plain\ndescription: Has no script.\n---\nText.\n");
    }

    private static String request(int id, String method, String params) {
        return "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"" + method + "\",\"params\":" + params + "}\n";
    }

    private static String hello(String version) {
        return request(
                        0,
                        "initialize",
                        "{\"protocolVersion\":\"" + version
                                + "\",\"capabilities\":{},\"clientInfo\":{\"name\":\"test\",\"version\":\"1\"}}")
                + "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}\n";
    }

    private static String call(int id, String tool, String arguments) {
        return request(id, "tools/call", "{\"name\":\"" + tool + "\",\"arguments\":" + arguments + "}");
    }

    /** Everything at once, as from a pipe; the answers by id. */
    private Map<Integer, JsonNode> converse(boolean install, boolean run, String... lines) throws IOException {
        String all = hello("2025-06-18") + String.join("", lines);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Stand.serve(project, install, run, new ByteArrayInputStream(all.getBytes(StandardCharsets.UTF_8)), out);
        Map<Integer, JsonNode> answers = new LinkedHashMap<>();
        for (String line : out.toString(StandardCharsets.UTF_8).lines().toList()) {
            JsonNode answer = JSON.readTree(line);
            answers.put(answer.path("id").isInt() ? answer.path("id").asInt() : -1, answer);
        }
        return answers;
    }

    private JsonNode result(String tool, String arguments) throws IOException {
        JsonNode answer = converse(true, true, call(1, tool, arguments)).get(1);
        assertFalse(answer.has("error"), answer::toString);
        return answer.path("result");
    }

    private static String text(JsonNode result) {
        return StreamSupport.stream(result.path("content").spliterator(), false)
                .map(content -> content.path("text").asText())
                .collect(Collectors.joining("\n"));
    }

    private static List<String> names(JsonNode answer) {
        return StreamSupport.stream(answer.path("result").path("tools").spliterator(), false)
                .map(tool -> tool.path("name").asText())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25"})
    void speaksEveryVersionOfTheProtocol(String version) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Stand.serve(
                project, false, false, new ByteArrayInputStream(hello(version).getBytes(StandardCharsets.UTF_8)), out);
        JsonNode result = JSON.readTree(out.toByteArray()).path("result");
        assertEquals(version, result.path("protocolVersion").asText());
        assertEquals("crewx", result.path("serverInfo").path("name").asText());
        assertEquals("1.2.3", result.path("serverInfo").path("version").asText());
        assertTrue(result.path("instructions").asText().contains("list_skills"));
    }

    @Test
    void offersOnlyWhatIsAllowed() throws IOException {
        String ask = request(1, "tools/list", "{}");
        List<String> always = List.of("list_skills", "show_skill", "search_registry");
        assertEquals(always, names(converse(false, false, ask).get(1)));
        assertEquals(
                List.of("list_skills", "show_skill", "search_registry", "install_package"),
                names(converse(true, false, ask).get(1)));
        assertEquals(
                List.of("list_skills", "show_skill", "search_registry", "run_skill"),
                names(converse(false, true, ask).get(1)));
        JsonNode refused = converse(false, false, call(1, "run_skill", "{\"name\":\"count\"}"))
                .get(1);
        assertTrue(refused.has("error"), refused::toString);
        assertFalse(Files.exists(project.resolve("made.txt")));
    }

    @Test
    void describesItsToolsForModelsAndForPeople() throws IOException {
        JsonNode tools = converse(true, true, request(1, "tools/list", "{}"))
                .get(1)
                .path("result")
                .path("tools");
        for (JsonNode tool : tools) {
            assertFalse(tool.path("description").asText().isBlank(), tool::toString);
            assertEquals("object", tool.path("inputSchema").path("type").asText());
            assertFalse(tool.path("inputSchema").path("additionalProperties").asBoolean(true));
            boolean reads = !tool.path("name").asText().matches("install_package|run_skill");
            assertEquals(reads, tool.path("annotations").path("readOnlyHint").asBoolean(), tool::toString);
        }
    }

    @Test
    void listsSkillsWithWhatTheyAreFor() throws IOException {
        JsonNode all = result("list_skills", "{}");
        assertEquals(
                "{\"skills\":[{\"name\":\"count\",\"description\":\"Counts words.\",\"version\":\"1.0.0\",\"runnable\":true},"
                        + "{\"name\":\"plain\",\"description\":\"Has no script.\",\"runnable\":false}]}",
                all.path("structuredContent").toString());
        assertEquals(all.path("structuredContent").toString(), text(all));
        assertTrue(
                text(result("list_skills", "{\"query\":\"script\"}")).startsWith("{\"skills\":[{\"name\":\"plain\""));
    }

    @Test
    void showsASkillsTextWhereItsFilesAreAndWhatItNeeds() throws IOException {
        String shown = text(result("show_skill", "{\"name\":\"count\"}"));
        assertTrue(shown.startsWith("Count them.\n"), shown);
        assertTrue(shown.contains("Folder of the skill's files: " + project.resolve("skills/count")), shown);
        assertTrue(shown.contains("plain: Has no script."), shown);
    }

    @Test
    void searchesTheRegistry() throws IOException {
        JsonNode found = result("search_registry", "{\"query\":\"people\",\"limit\":3}");
        assertEquals(
                "{\"packages\":[{\"id\":\"greeter\",\"version\":\"1.0.0\",\"description\":\"Greets people, 3\"}],\"total\":7}",
                found.path("structuredContent").toString());
        JsonNode down = result("search_registry", "{\"query\":\"down\"}");
        assertTrue(down.path("isError").asBoolean());
        assertEquals("The registry cannot be reached.", text(down));
    }

    @Test
    void installsAPackageAndSaysWhatCameWithIt() throws IOException {
        JsonNode installed = result("install_package", "{\"id\":\"greeter\",\"range\":\"^1\"}");
        assertEquals(
                "{\"installed\":\"greeter\",\"skills\":[\"greet\"]}",
                installed.path("structuredContent").toString());
        JsonNode unknown = result("install_package", "{\"id\":\"nobody\"}");
        assertTrue(unknown.path("isError").asBoolean());
        assertEquals("There is no package \"nobody\". (look for it)", text(unknown));
    }

    @Test
    void runsASkill() throws IOException {
        JsonNode ran = result("run_skill", "{\"name\":\"count\",\"input\":[\"a b\",\"c\"]}");
        assertFalse(ran.path("isError").asBoolean(), ran::toString);
        JsonNode structure = ran.path("structuredContent");
        assertEquals("2: a b c\n", structure.path("output").asText());
        assertEquals("[\"made.txt\"]", structure.path("artifacts").toString());
        assertEquals("[\"count\",\"plain\"]", structure.path("dependenciesUsed").toString());
        Stand.write(project.resolve("skills/count/count.sh"), "echo so far; echo why >&2; exit 3\n");
        JsonNode failed = result("run_skill", "{\"name\":\"count\"}");
        assertTrue(failed.path("isError").asBoolean());
        assertEquals(3, failed.path("structuredContent").path("exitStatus").asInt());
        assertTrue(text(failed).contains("so far") && text(failed).contains("why"), text(failed));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "show_skill | {} | \"name\" is needed.",
                "show_skill | {\"name\":3} | \"name\" must be a text.",
                "show_skill | {\"name\":\"nowhere\"} | There is no skill \"nowhere\"",
                "show_skill | {\"skill\":\"count\"} | There is no argument \"skill\"; there is name.",
                "search_registry | {\"query\":\"x\",\"limit\":0} | \"limit\" must be a whole number from 1 to 50.",
                "search_registry | {\"query\":\"x\",\"limit\":1.5} | \"limit\" must be a whole number",
                "install_package | {\"id\":\"No Id\"} | is no package id",
                "install_package | {\"id\":\"greeter\",\"range\":\"newest\"} | is no range of versions",
                "run_skill | {\"name\":\"plain\"} | has no script of its own",
                "run_skill | {\"name\":\"count\",\"agent\":\"nobody\"} | there is no provider \"cli/nobody\"",
                "run_skill | {\"name\":\"count\",\"input\":[1]} | must be a list of texts",
                "run_skill | {\"name\":\"count\",\"timeout_seconds\":99999} | from 1 to 3600"
            })
    void tellsWhatIsWrongWithACall(String tool, String arguments, String words) throws IOException {
        JsonNode result = result(tool, arguments);
        assertTrue(result.path("isError").asBoolean(), result::toString);
        assertTrue(text(result).contains(words), () -> text(result));
        assertFalse(Files.exists(project.resolve("made.txt")));
        assertFalse(Files.exists(project.resolve("node_modules")));
    }

    @Test
    void goesOnAfterALineThatIsNoMessage() throws IOException {
        Map<Integer, JsonNode> answers = converse(
                false,
                false,
                "not json\n",
                "\n",
                "[]\n",
                "{\"a\":1}\n",
                request(1, "ping", "{}"),
                request(2, "nonsense", "{}"));
        assertEquals(-32700, answers.get(-1).path("error").path("code").asInt(), answers::toString);
        assertTrue(answers.get(1).has("result"), answers::toString);
        assertEquals(-32601, answers.get(2).path("error").path("code").asInt(), answers::toString);
    }

    @Test
    void answersWhatWasAskedBeforeTheInputEnded() throws IOException {
        Stand.write(project.resolve("skills/count/count.sh"), "sleep 0.3; echo late\n");
        Map<Integer, JsonNode> answers =
                converse(false, true, call(1, "run_skill", "{\"name\":\"count\"}"), call(2, "list_skills", "{}"));
        assertTrue(text(answers.get(1).path("result")).contains("late"), answers::toString);
        assertTrue(answers.containsKey(2));
    }

    @Test
    void endsWhatAClientCancels() throws Exception {
        Stand.write(project.resolve("skills/count/count.sh"), "echo $$ >pid; sleep 1000\n");
        PipedInputStream in = new PipedInputStream();
        PipedInputStream answers = new PipedInputStream(1 << 20);
        try (OutputStream client = new PipedOutputStream(in);
                PipedOutputStream out = new PipedOutputStream(answers)) {
            Thread server = Thread.ofVirtual().start(() -> Stand.serve(project, false, true, in, out));
            client.write((hello("2025-06-18") + call(1, "run_skill", "{\"name\":\"count\",\"timeout_seconds\":600}"))
                    .getBytes(StandardCharsets.UTF_8));
            client.flush();
            Path pid = project.resolve("pid");
            while (!Files.exists(pid) || Files.size(pid) == 0) {
                Thread.onSpinWait();
            }
            client.write("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":1}}\n"
                    .getBytes(StandardCharsets.UTF_8));
            client.flush();
            client.close();
            server.join();
            out.close();
            List<String> lines = new BufferedReader(new InputStreamReader(answers, StandardCharsets.UTF_8))
                    .lines()
                    .toList();
            assertTrue(lines.getLast().contains("was ended"), lines::toString);
        }
    }
}
