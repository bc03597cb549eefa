package dev.crewx.http.packages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.crewx.application.testkit.Concurrently;
import dev.crewx.application.testkit.Manifests;
import dev.crewx.application.testkit.TestJsonText;
import dev.crewx.domain.integrity.Digest;
import dev.crewx.domain.json.JsonValue;
import dev.crewx.http.RawClient;
import dev.crewx.http.RawClient.Answer;
import dev.crewx.http.TestRegistry;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A hundred clients publish at once, over a real port. */
final class ConcurrentPublishingTest {
    private static final int MANY = 100;
    private static final ObjectMapper JSON = new ObjectMapper();

    private TestRegistry registry;
    private String token;

    @BeforeEach
    void start() throws IOException {
        registry = TestRegistry.start();
        token = registry.token();
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    void distinctVersionsAndPackagesAllCome() throws IOException {
        List<Integer> statuses = Concurrently.run(
                2 * MANY,
                i -> () -> publish(i < MANY ? "pdf" : "pdf-" + i, "1." + i + ".0", "")
                        .status());
        assertEquals(List.of(201), statuses.stream().distinct().toList());
        assertEquals(MANY, json("/packages/pdf/versions").get("total").asInt());
        assertEquals(MANY + 1, json("/packages").get("total").asInt());
    }

    @Test
    void theSameBytesComeOnceAndAreAHarmlessRetryToAllOthers() {
        List<Integer> statuses =
                Concurrently.run(MANY, i -> () -> publish("pdf", "1.0.0", "").status());
        assertEquals(1, statuses.stream().filter(status -> status == 201).count());
        assertEquals(MANY - 1, statuses.stream().filter(status -> status == 200).count());
    }

    @Test
    void ofOtherBytesUnderOneVersionExactlyOneWins() throws IOException {
        List<Answer> answers = Concurrently.run(MANY, i -> () -> publish("pdf", "1.0.0", "the bundle of client " + i));
        List<Answer> winners =
                answers.stream().filter(answer -> answer.status() == 201).toList();
        assertEquals(1, winners.size());
        assertEquals(
                MANY - 1,
                answers.stream().filter(answer -> answer.status() == 409).count());
        String checksum =
                JSON.readTree(winners.getFirst().text()).get("checksum").asText();
        assertEquals(
                checksum, json("/packages/pdf/versions").at("/items/0/checksum").asText());
        assertEquals(checksum, digest("/packages/pdf/versions/1.0.0/download"));
        assertEquals(1, json("/packages/search?q=client").get("total").asInt());
    }

    @Test
    void largeBundlesComeByTokensAndByKeysAlike() throws IOException {
        String key;
        try (RawClient client = registry.connect()) {
            String wanted = "{\"name\":\"ci\",\"permissions\":[\"publish\"]}";
            key = JSON.readTree(client.send(
                                    "POST",
                                    "/api-keys",
                                    "application/json",
                                    wanted,
                                    "Authorization: Bearer " + token + "\r\n")
                            .answer()
                            .text())
                    .get("key")
                    .asText();
        }
        String padding = "x".repeat(900_000);
        List<Answer> answers = Concurrently.run(
                10,
                i -> () -> send(i % 2 == 0 ? token : key, "pdf", "1." + i + ".0", padded("1." + i + ".0", padding)));
        answers.forEach(answer -> assertEquals(201, answer.status(), answer.text()));
    }

    private static String padded(String version, String padding) {
        return new TestJsonText()
                .compact(Manifests.of("pdf", version)
                        .with("extensions", JsonValue.of(padding))
                        .document());
    }

    @Test
    void whoReadsMeanwhileSeesOnlyWholeVersions() {
        int versions = 60;
        AtomicInteger published = new AtomicInteger();
        List<Set<String>> seen = Concurrently.run(6, i -> () -> {
            if (i == 0) {
                for (int version = 0; version < versions; version++) {
                    assertEquals(201, publish("pdf", "1." + version + ".0", "").status());
                    published.incrementAndGet();
                }
                return Set.of();
            }
            Set<String> whole = new HashSet<>();
            while (whole.size() < published.get() || published.get() < versions) {
                whole.addAll(i % 2 == 0 ? readVersions(whole) : readSearch());
                if (i % 2 == 1 && published.get() == versions) {
                    break;
                }
            }
            return whole;
        });
        assertEquals(versions, seen.get(2).size());
    }

    /** Every version that is listed can be had, described and resolved from. */
    private Set<String> readVersions(Set<String> known) throws IOException {
        Set<String> whole = new HashSet<>();
        JsonNode listed = json("/packages/pdf/versions");
        for (JsonNode item : listed.path("items")) {
            String version = item.get("version").asText();
            if (!known.contains(version)) {
                String path = "/packages/pdf/versions/" + version;
                assertEquals(item.get("checksum").asText(), digest(path + "/download"));
                assertEquals(version, json(path).get("version").asText());
                assertTrue(json("/index/pdf")
                        .get("versions")
                        .findValuesAsText("version")
                        .contains(version));
                whole.add(version);
            }
        }
        return whole;
    }

    /** What is found is there. */
    private Set<String> readSearch() throws IOException {
        Set<String> whole = new HashSet<>();
        for (JsonNode item : json("/packages/search?q=pdf").get("items")) {
            String version = item.get("version").asText();
            assertEquals(
                    version,
                    json("/packages/pdf/versions/" + version).get("version").asText());
            whole.add(version);
        }
        return whole;
    }

    private Answer publish(String id, String version, String description) throws IOException {
        Manifests manifest = Manifests.of(id, version);
        String bundle = new TestJsonText()
                .compact((description.isEmpty() ? manifest : manifest.described(description)).document());
        return send(token, id, version, bundle);
    }

    private Answer send(String credentials, String id, String version, String bundle) throws IOException {
        try (RawClient client = registry.connect()) {
            return client.send(
                            "POST",
                            "/packages/" + id + "/versions/" + version,
                            "application/octet-stream",
                            bundle,
                            "Authorization: Bearer " + credentials + "\r\n")
                    .answer();
        }
    }

    private JsonNode json(String path) throws IOException {
        try (RawClient client = registry.connect()) {
            return JSON.readTree(client.get(path).answer().text());
        }
    }

    private String digest(String path) throws IOException {
        try (RawClient client = registry.connect()) {
            Answer answer = client.get(path).answer();
            assertEquals(200, answer.status(), path);
            return Digest.of(answer.body()).toString();
        }
    }
}
