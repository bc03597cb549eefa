package dev.crewx.http.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.crewx.http.RawClient;
import dev.crewx.http.TestRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The document at {@code /openapi.json} is the one the code gives, and the page at {@code /docs} can show it. */
final class OpenApiTest {
    private static final Path PAGES = Path.of("src/main/resources/dev/crewx/http/pages");
    private static final ObjectMapper JSON = new ObjectMapper();

    private static TestRegistry registry;

    @BeforeAll
    static void start() {
        registry = TestRegistry.start();
    }

    @AfterAll
    static void stop() {
        registry.close();
    }

    @Test
    void theDocumentIsWhatTheCodeSays() throws IOException {
        Path golden = PAGES.resolve("openapi.json");
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        String document =
                JSON.writer(new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines))
                                .writeValueAsString(OpenApi.of(
                                        registry.routeInfos(), Javadocs.of(Path.of("src/main/java/dev/crewx/http"))))
                        + "\n";
        if (Boolean.getBoolean("crewx.docs.update") && System.getenv("CI") == null) {
            Files.writeString(golden, document);
        }
        assertEquals(
                Files.readString(golden),
                document,
                "openapi.json is stale; rewrite it with: mvn -pl adapters-http -am verify -Dtest=OpenApiTest"
                        + " -Dsurefire.failIfNoSpecifiedTests=false -Dcrewx.docs.update=true");
    }

    @Test
    void everythingTheDocumentNamesIsInIt() throws IOException {
        JsonNode document = JSON.readTree(PAGES.resolve("openapi.json").toFile());
        List<String> missing = new ArrayList<>();
        document.findValuesAsText("$ref").forEach(reference -> {
            if (document.at(reference.substring(1)).isMissingNode()) {
                missing.add(reference);
            }
        });
        assertEquals(List.of(), missing);
        assertEquals("3.1.0", document.get("openapi").asText());
        assertTrue(document.get("paths").size() > 30);
    }

    @Test
    void theDocumentAndThePagesAreServed() throws IOException {
        for (String path : List.of("/", "/docs", "/docs/page.css", "/docs/docs.js", "/docs/home.js", "/openapi.json")) {
            try (RawClient client = registry.connect()) {
                RawClient.Answer answer = client.get(path).answer();
                assertEquals(200, answer.status(), path);
                assertTrue(answer.header("Content-Security-Policy").startsWith("default-src 'none'"), path);
            }
        }
        try (RawClient client = registry.connect()) {
            assertEquals(
                    Files.readString(PAGES.resolve("openapi.json")),
                    client.get("/openapi.json").answer().text());
        }
    }

    @Test
    void aRequestThatLeavesOutWhatTheDocumentRequiresIsRefused() throws IOException {
        String token = registry.token();
        JsonNode document = JSON.readTree(PAGES.resolve("openapi.json").toFile());
        int asked = 0;
        for (var path : document.get("paths").properties()) {
            for (var operation : path.getValue().properties()) {
                String schema = operation
                        .getValue()
                        .at("/requestBody/content/application~1json/schema/$ref")
                        .asText();
                if (schema.isEmpty() || !document.at(schema.substring(1)).has("required")) {
                    continue;
                }
                asked++;
                try (RawClient client = registry.connect()) {
                    RawClient.Answer answer = client.send(
                                    operation.getKey().toUpperCase(Locale.ROOT),
                                    path.getKey().replaceAll("\\{[^}]*}", "a"),
                                    "application/json",
                                    "{}",
                                    "Authorization: Bearer " + token + "\r\n")
                            .answer();
                    assertEquals(400, answer.status(), operation.getKey() + " " + path.getKey() + answer.text());
                }
            }
        }
        assertEquals(Schemas.REQUIRED.size(), asked);
    }
}
