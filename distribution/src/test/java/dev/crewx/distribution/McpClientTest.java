package dev.crewx.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.crewx.distribution.Workplace.Answer;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.ServerParameters;
import io.modelcontextprotocol.client.transport.StdioClientTransport;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.json.schema.JsonSchemaValidator.ValidationResponse;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The official SDK's client, which starts {@code crewx skill serve} as any client would; and a real registry. */
@Timeout(180)
final class McpClientTest {
    private Workplace work;

    @BeforeEach
    void open(@TempDir Path root) throws IOException {
        work = Workplace.in(root);
        work.signIn();
        for (String example : List.of("word-count", "readability-report")) {
            ok(
                    "registry",
                    "publish",
                    Path.of("..", "examples", example).toAbsolutePath().toString());
        }
    }

    @AfterEach
    void close() {
        work.close();
    }

    private void ok(String... command) {
        Answer answer = work.run(command);
        assertEquals(0, answer.exitCode(), answer.toString());
    }

    private McpSyncClient client(String... options) {
        ServerParameters server = ServerParameters.builder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString())
                .args(List.of(
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        InFolder.class.getName(),
                        work.project().toString(),
                        String.join(" ", options)))
                .env(work.variables())
                .build();
        return McpClient.sync(new StdioClientTransport(server, new Json()))
                .jsonSchemaValidator((schema, value) -> ValidationResponse.asValid(String.valueOf(value)))
                .requestTimeout(Duration.ofMinutes(2))
                .build();
    }

    private static String text(CallToolResult result) {
        return result.content().stream()
                .map(content -> content instanceof TextContent text ? text.text() : "")
                .collect(Collectors.joining("\n"));
    }

    private static CallToolResult call(McpSyncClient client, String tool, Map<String, Object> arguments) {
        return client.callTool(
                CallToolRequest.builder(tool).arguments(arguments).build());
    }

    private static String did(McpSyncClient client, String tool, Map<String, Object> arguments) {
        CallToolResult result = call(client, tool, arguments);
        assertFalse(result.isError(), () -> text(result));
        return text(result);
    }

    @Test
    void searchesInstallsReadsAndRuns() throws IOException {
        Files.writeString(work.project().resolve("letter.txt"), "Dear reader, these are words.\n");
        try (McpSyncClient client = client("--allow-install", "--allow-permissions", "--allow-run")) {
            assertEquals("crewx", client.initialize().serverInfo().name());
            assertEquals(
                    List.of("list_skills", "show_skill", "search_registry", "install_package", "run_skill"),
                    client.listTools().tools().stream().map(Tool::name).toList());
            assertEquals("{\"skills\":[]}", did(client, "list_skills", Map.of()));
            assertTrue(did(client, "search_registry", Map.of("query", "count words"))
                    .contains("\"word-count\""));
            assertTrue(did(client, "install_package", Map.of("id", "readability-report"))
                    .contains("\"skills\":[\"readability-report\"]"));
            String listed = did(client, "list_skills", Map.of());
            assertTrue(listed.contains("\"word-count\"") && listed.contains("\"readability-report\""), listed);
            String shown = did(client, "show_skill", Map.of("name", "readability-report"));
            assertTrue(shown.contains("word-count: "), shown);
            String ran = did(client, "run_skill", Map.of("name", "word-count", "input", List.of("letter.txt")));
            assertTrue(ran.contains("letter.txt"), ran);
        }
        assertTrue(Files.exists(work.project().resolve("crewx-skills.lock")));
    }

    @Test
    void mayOnlyLookWhereNothingElseIsAllowed() {
        ok("registry", "install", "word-count");
        try (McpSyncClient client = client()) {
            client.initialize();
            assertEquals(3, client.listTools().tools().size());
            assertTrue(did(client, "list_skills", Map.of()).contains("\"word-count\""));
            CallToolResult none = call(client, "show_skill", Map.of("name", "nowhere"));
            assertTrue(none.isError());
            assertTrue(text(none).contains("list_skills tells which there are"), text(none));
        }
    }

    /** {@code crewx skill serve} with the options of the second argument, started in the folder that the first one names. */
    static final class InFolder {
        private InFolder() {}

        public static void main(String[] arguments) throws IOException, InterruptedException {
            ProcessBuilder builder = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-XX:+UseSerialGC",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Main.class.getName(),
                            "skill",
                            "serve")
                    .directory(Path.of(arguments[0]).toFile())
                    .inheritIO();
            if (!arguments[1].isEmpty()) {
                builder.command().addAll(List.of(arguments[1].split(" ")));
            }
            System.exit(builder.start().waitFor());
        }
    }

    /** The JSON that the client is to speak. */
    private static final class Json implements McpJsonMapper {
        private static final ObjectMapper MAPPER = JsonMapper.builder().build();

        private static <T> TypeReference<T> reference(TypeRef<T> type) {
            return new TypeReference<>() {
                @Override
                public java.lang.reflect.Type getType() {
                    return type.getType();
                }
            };
        }

        @Override
        public <T> T readValue(String content, Class<T> type) throws IOException {
            return MAPPER.readValue(content, type);
        }

        @Override
        public <T> T readValue(byte[] content, Class<T> type) throws IOException {
            return MAPPER.readValue(content, type);
        }

        @Override
        public <T> T readValue(String content, TypeRef<T> type) throws IOException {
            return MAPPER.readValue(content, reference(type));
        }

        @Override
        public <T> T readValue(byte[] content, TypeRef<T> type) throws IOException {
            return MAPPER.readValue(content, reference(type));
        }

        @Override
        public <T> T convertValue(Object value, Class<T> type) {
            return MAPPER.convertValue(value, type);
        }

        @Override
        public <T> T convertValue(Object value, TypeRef<T> type) {
            return MAPPER.convertValue(value, reference(type));
        }

        @Override
        public String writeValueAsString(Object value) throws IOException {
            return MAPPER.writeValueAsString(value);
        }

        @Override
        public byte[] writeValueAsBytes(Object value) throws IOException {
            return MAPPER.writeValueAsBytes(value);
        }
    }
}
