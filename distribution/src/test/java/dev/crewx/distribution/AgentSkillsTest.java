package dev.crewx.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.crewx.application.bundle.spi.JsonText;
import dev.crewx.domain.integrity.Digest;
import dev.crewx.domain.json.JsonValue;
import dev.crewx.domain.json.JsonValue.JsonArray;
import dev.crewx.domain.json.JsonValue.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Skills one by one, for clients of Agent Skills discovery; with the real codec, and with the real {@code skills}. */
final class AgentSkillsTest {
    private static final String INDEX = "/.well-known/agent-skills/index.json";
    private static final String CLIENT = "skills@1.5.18";

    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    Path root;

    private Workplace work;

    @BeforeEach
    void open() throws IOException {
        work = Workplace.in(root);
        work.signIn();
        publish("word-count");
        publish("readability-report");
    }

    @AfterEach
    void close() {
        work.close();
        http.close();
    }

    private void publish(String example) {
        Workplace.Answer answer =
                work.run("registry", "publish", Workplace.example(example).toString());
        assertEquals(0, answer.exitCode(), answer.toString());
    }

    @Test
    void everySkillIsAnArchiveWithItsFilesAtTheRootUnderTheDigestThatTheIndexTells() throws Exception {
        JsonObject index = json(text(work.registry(), INDEX));
        assertEquals(
                "https://schemas.agentskills.io/discovery/0.2.0/schema.json",
                index.text("$schema").orElseThrow());
        List<JsonObject> skills = skills(index);
        assertEquals(
                List.of("readability-report", "word-count"),
                skills.stream().map(skill -> skill.text("name").orElseThrow()).toList());
        for (JsonObject skill : skills) {
            assertEquals("archive", skill.text("type").orElseThrow());
            HttpResponse<byte[]> archive =
                    get(work.registry(), skill.text("url").orElseThrow());
            assertEquals(
                    "application/gzip",
                    archive.headers().firstValue("Content-Type").orElse(""));
            String digest = skill.text("digest").orElseThrow();
            assertEquals(digest, Digest.of(archive.body()).toString());
            assertEquals(
                    "\"" + digest + "\"", archive.headers().firstValue("ETag").orElse(""));
            String tar = new String(
                    new GZIPInputStream(new ByteArrayInputStream(archive.body())).readAllBytes(),
                    StandardCharsets.ISO_8859_1);
            assertTrue(tar.startsWith("SKILL.md\0"), tar.substring(0, 100));
            assertTrue(!tar.contains("manifest.json\0"), "nothing of the package around the skill");
        }
    }

    @Test
    void anotherServerWithTheSamePackagesTellsTheSameDigests(@TempDir Path elsewhere) throws Exception {
        String here = text(work.registry(), INDEX);
        try (Workplace other = Workplace.in(elsewhere)) {
            other.signIn();
            for (String example : List.of("readability-report", "word-count")) {
                assertEquals(
                        0,
                        other.run(
                                        "registry",
                                        "publish",
                                        Workplace.example(example).toString())
                                .exitCode());
            }
            assertEquals(here, text(other.registry(), INDEX));
        }
    }

    @Test
    void theClientOfTheOpenEcosystemInstallsThem() throws Exception {
        assumeTrue(run(work.project(), "npx", "--yes", CLIENT, "--version") == 0, "Node and the npm package are there");
        assertEquals(
                0,
                run(
                        work.project(),
                        "npx",
                        "--yes",
                        CLIENT,
                        "add",
                        work.registry().toString(),
                        "--yes",
                        "--all"));
        Path skills = work.project().resolve(".agents/skills");
        assertEquals(
                Files.readString(Workplace.example("word-count").resolve("SKILL.md")),
                Files.readString(skills.resolve("word-count/SKILL.md")));
        assertTrue(Files.exists(skills.resolve("readability-report/SKILL.md")));
    }

    private int run(Path folder, String... command) throws InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(root.resolve("client.log").toFile());
        builder.environment().put("DISABLE_TELEMETRY", "1");
        builder.environment().put("HOME", root.resolve("home").toString());
        // What npm fetched before is taken again; the client itself sees a home of its own.
        builder.environment()
                .putIfAbsent(
                        "npm_config_cache",
                        Path.of(System.getProperty("user.home"), ".npm").toString());
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(3, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                return -1;
            }
            return process.exitValue();
        } catch (IOException e) {
            return -1; // there is no such program
        }
    }

    private HttpResponse<byte[]> get(URI server, String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(server.resolve(path)).build(), BodyHandlers.ofByteArray());
    }

    private String text(URI server, String path) throws IOException, InterruptedException {
        return new String(get(server, path).body(), StandardCharsets.UTF_8);
    }

    private static JsonObject json(String text) {
        return new BundleWiring().json().parse(text.getBytes(StandardCharsets.UTF_8))
                        instanceof JsonText.Reading.Parsed(JsonValue value)
                ? (JsonObject) value
                : JsonObject.EMPTY;
    }

    private static List<JsonObject> skills(JsonObject index) {
        return index.get("skills").stream()
                .flatMap(value -> ((JsonArray) value).elements().stream())
                .map(JsonObject.class::cast)
                .toList();
    }
}
