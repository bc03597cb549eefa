package dev.crewx.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.ServerParameters;
import io.modelcontextprotocol.client.transport.StdioClientTransport;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.InitializeResult;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The SDK's own client, and the server as the process that it starts. */
@Timeout(120)
final class SdkClientTest {

    @Test
    void listsShowsInstallsAndRuns(@TempDir Path folder) throws IOException {
        Path project = folder.toRealPath();
        Stand.write(project.resolve("skills/echo/SKILL.md"), "---\nname: echo\ndescription: Echoes.\n---\nEcho it.\n");
        Stand.write(project.resolve("skills/echo/echo.sh"), "echo \"$1\"\n");
        ServerParameters server = ServerParameters.builder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString())
                .args(
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Stand.class.getName(),
                        project.toString(),
                        "install",
                        "run")
                .build();
        StdioClientTransport transport = new StdioClientTransport(server, new JacksonMcpJson());
        try (McpSyncClient client = McpClient.sync(transport)
                .jsonSchemaValidator(new NoSchemaCheck())
                .requestTimeout(Duration.ofSeconds(60))
                .build()) {
            InitializeResult hello = client.initialize();
            assertEquals("crewx", hello.serverInfo().name());
            assertEquals(
                    5,
                    client.listTools().tools().stream()
                            .map(Tool::name)
                            .distinct()
                            .count());

            assertTrue(text(client, "list_skills", Map.of()).contains("\"echo\""));
            assertTrue(text(client, "show_skill", Map.of("name", "echo")).startsWith("Echo it."));
            assertTrue(text(client, "install_package", Map.of("id", "greeter")).contains("\"greet\""));
            assertTrue(text(client, "list_skills", Map.of()).contains("\"greet\""));
            assertEquals("hi ✓\n", text(client, "run_skill", Map.of("name", "echo", "input", List.of("hi ✓"))));

            CallToolResult wrong = client.callTool(CallToolRequest.builder("show_skill")
                    .arguments(Map.of("name", "nowhere"))
                    .build());
            assertTrue(wrong.isError());
            client.ping();
        }
    }

    private static String text(McpSyncClient client, String tool, Map<String, Object> arguments) {
        CallToolResult result = client.callTool(
                CallToolRequest.builder(tool).arguments(arguments).build());
        assertFalse(result.isError(), result::toString);
        return ((TextContent) result.content().getFirst()).text();
    }
}
