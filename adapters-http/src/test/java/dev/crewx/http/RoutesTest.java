package dev.crewx.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.crewx.application.testkit.Manifests;
import dev.crewx.application.testkit.TestJsonText;
import dev.crewx.application.testkit.TinyPasswordHasher;
import dev.crewx.application.testkit.Versions;
import dev.crewx.domain.access.Account;
import dev.crewx.domain.access.Role;
import dev.crewx.domain.access.Username;
import dev.crewx.http.RawClient.Answer;
import java.io.IOException;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What routes answer, one after the other as people use them, over a real port. */
final class RoutesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private TestRegistry registry;
    private String ada;
    private String root;

    @BeforeEach
    void start() throws IOException {
        registry = TestRegistry.start();
        registry.storage()
                .accounts()
                .create(new Account(
                        new Username("root"),
                        new TinyPasswordHasher().hash(TestRegistry.PASSWORD),
                        Role.ADMIN,
                        false,
                        Versions.PUBLISHED_AT));
        ada = registry.token();
        root = JSON.readTree(send(
                                "POST",
                                "/auth/login",
                                "{\"username\":\"root\",\"password\":\"" + TestRegistry.PASSWORD + "\"}",
                                "")
                        .text())
                .get("token")
                .asText();
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    void aSearchTellsWhatFitsWhyAndWhatItHasInCommon() throws IOException {
        publish(Manifests.of("pdf", "1.0.0")
                .described("Reads volcano reports")
                .keywords("lava")
                .by("Ann"));
        publish(Manifests.of("doc", "1.0.0").described("Writes glacier reports").keywords("ice"));
        JsonNode found = get("/packages/search?q=volcano");
        assertEquals(List.of("pdf"), texts(found.get("items"), "packageId"));
        assertEquals("1.0.0", found.at("/items/0/version").asText());
        assertTrue(found.at("/items/0/score").asDouble() > 0);
        assertTrue(found.at("/items/0/snippet/parts").toString().contains("volcano"), found.toString());
        assertEquals("lava", found.at("/facets/keywords/0/value").asText());
        assertEquals(
                1, get("/packages/search?q=reports&keywords=ice").get("total").asInt());
        assertEquals(List.of("doc", "pdf"), texts(get("/packages?sort=name").get("items"), "id"));
        assertEquals(List.of("pdf"), texts(get("/packages?sort=name&offset=1").get("items"), "id"));
        assertEquals(400, send("GET", "/packages/search?sort=nosuch", "", "").status());
        assertEquals(
                200,
                send("GET", "/packages/search?q=%28%5B%2B%22%20AND%20OR%20%2A%3A%2A%20~", "", "")
                        .status());
    }

    @Test
    void aSearchIsAnsweredAlikeWithTheFrameworkAndWithout() throws IOException {
        publish(Manifests.of("pdf", "1.0.0")
                .described("Reads volcano reports")
                .keywords("lava")
                .by("Ann"));
        for (String query : List.of(
                "",
                "?q=volcano",
                "?q=volc%61no+reports&limit=1",
                "?q=a&q=b",
                "?keywords=lava,,&sort=POPULARITY",
                "?platform=linux&minDownloads=-1&author=ann&category=",
                "?unknown=1",
                "?limit=x",
                "?limit=201",
                "?q=%zz")) {
            Answer fast = send("GET", "/packages/search" + query, "", "");
            Answer slow = send("GET", "/packages/search" + query, "", ada);
            assertEquals(slow.status(), fast.status(), query);
            assertEquals(withoutId(slow.text()), withoutId(fast.text()), query);
            for (Answer answer : List.of(fast, slow)) {
                answer.headers().keySet().removeAll(List.of("date", "x-request-id", "content-length"));
            }
            assertEquals(slow.headers(), fast.headers(), query);
        }
    }

    private static String withoutId(String text) {
        return text.replaceFirst("\"instance\":\"[^\"]*\"", "");
    }

    @Test
    void whatIsYankedIsFoundNoMoreAndResolvedNoMoreUntilItIsBack() throws IOException {
        publish(Manifests.of("pdf", "1.0.0"));
        publish(Manifests.of("pdf", "1.1.0"));
        assertEquals(
                true,
                JSON.readTree(send("PUT", "/packages/pdf/versions/1.1.0/yank", "", ada)
                                .text())
                        .get("yanked")
                        .asBoolean());
        assertEquals("1.0.0", get("/packages/pdf").get("version").asText());
        assertEquals("1.0.0", resolved("pdf"));
        send("PUT", "/packages/pdf/versions/1.0.0/yank", "", ada);
        assertEquals(0, get("/packages/search?q=pdf").get("total").asInt());
        assertEquals(409, resolve("{\"requires\":{\"pdf\":\"*\"}}").status());
        send("PUT", "/packages/pdf/versions/1.1.0/unyank", "", ada);
        assertEquals(1, get("/packages/search?q=pdf").get("total").asInt());
        assertEquals("1.1.0", resolved("pdf"));
    }

    @Test
    void aConflictComesWithItsReasonsAsTextAndAsData() throws IOException {
        publish(Manifests.of("lib", "1.0.0"));
        publish(Manifests.of("app", "1.0.0").requires("lib", "^2.0.0"));
        Answer refused = resolve("{\"requires\":{\"app\":\"*\"},\"environment\":{\"platform\":\"linux\"},\"lock\":{}}");
        assertEquals(409, refused.status());
        JsonNode problem = JSON.readTree(refused.text());
        assertEquals("/problems/dependency-conflict", problem.get("type").asText());
        assertTrue(problem.get("detail").asText().startsWith("dependency conflict"), refused.text());
        assertEquals("[\"app\",\"lib\"]", problem.at("/tree/packages").toString());
        JsonNode facts = problem.at("/tree/facts");
        assertEquals("[]", facts.get(facts.size() - 1).get("not").toString(), "the last fact: there is no answer");
        for (JsonNode fact : facts) {
            fact.get("from")
                    .forEach(number ->
                            assertTrue(number.asInt() < fact.get("number").asInt()));
        }
        assertEquals(422, resolve("{\"requires\":{\"app\":\"no range\"}}").status());
        assertEquals(400, resolve("{\"requires\":{\"app\":null}}").status());
        assertEquals(400, resolve("{}").status());
    }

    @Test
    void aVersionThatIsDeletedLeavesItsNumberBehind() throws IOException {
        publish(Manifests.of("lib", "1.0.0"));
        publish(Manifests.of("app", "1.0.0").requires("lib", "*"));
        assertEquals(List.of("app"), texts(get("/packages/lib/dependents").get("items"), "packageId"));
        String path = "/packages/lib/versions/1.0.0";
        Answer refused = send("DELETE", path, "", ada);
        assertEquals(409, refused.status());
        assertTrue(refused.text().contains("app"), refused.text());
        assertEquals(403, send("DELETE", path + "?force=true", "", ada).status());
        assertEquals(204, send("DELETE", path + "?force=true", "", root).status());
        assertEquals(404, send("GET", path, "", "").status());
        assertEquals(404, send("GET", path + "/download", "", "").status());
        Answer again = publishing(Manifests.of("lib", "1.0.0"));
        assertEquals(409, again.status());
        assertTrue(again.text().contains("version-deleted"), again.text());
    }

    @Test
    void whatMayChangeChangesAndTheRestIsTold() throws IOException {
        publish(Manifests.of("pdf", "1.0.0"));
        String version = "/packages/pdf/versions/1.0.0";
        assertEquals(
                200,
                send("PUT", version + "/metadata", "{\"keywords\":[\"volcano\"]}", ada)
                        .status());
        assertEquals(1, get("/packages/search?keywords=volcano").get("total").asInt());
        Answer refused = send("PUT", version + "/metadata", "{\"name\":\"Other\"}", ada);
        assertEquals(409, refused.status());
        assertEquals(
                "/name", JSON.readTree(refused.text()).at("/errors/0/pointer").asText());
        assertEquals(
                200,
                send("PUT", version + "/deprecate", "{\"message\":\"Use doc\"}", ada)
                        .status());
        assertEquals("Use doc", get("/packages/pdf").get("deprecated").asText());
        assertEquals(
                200,
                send("PUT", "/packages/pdf/dist-tags/beta", "{\"version\":\"1.0.0\"}", ada)
                        .status());
        assertEquals("1.0.0", get("/packages/pdf").at("/distTags/beta").asText());
        assertEquals(
                200, send("GET", "/packages/pdf/versions/beta/download", "", "").status());
        assertEquals(
                200, send("DELETE", "/packages/pdf/dist-tags/beta", "", ada).status());
        assertEquals(
                404, send("GET", "/packages/pdf/versions/beta/download", "", "").status());
    }

    @Test
    void aManifestIsConfirmedWhereItIsTheBundlesOwn() throws IOException {
        Manifests manifest = Manifests.of("pdf", "1.0.0");
        assertEquals(
                404, send("POST", "/packages/register", text(manifest), ada).status());
        publish(manifest);
        assertEquals(
                200, send("POST", "/packages/register", text(manifest), ada).status());
        assertEquals(
                409,
                send("POST", "/packages/register", text(manifest.described("Else")), ada)
                        .status());
    }

    @Test
    void downloadsAreCountedByVersionDayWeekAndMonth() throws IOException {
        publish(Manifests.of("pdf", "1.0.0"));
        for (int i = 0; i < 3; i++) {
            send("GET", "/packages/pdf/versions/1.0.0/download", "", "");
        }
        JsonNode stats = get("/packages/pdf/stats/downloads");
        while (stats.get("total").asInt()
                < 3) { // a download counts when all of it is sent, which its reader may know before
            stats = get("/packages/pdf/stats/downloads");
        }
        for (String part : List.of("byVersion", "byDay", "byWeek", "byMonth")) {
            assertEquals(3, stats.at("/" + part + "/0/count").asInt(), part);
        }
        assertEquals(3, stats.get("total").asInt());
        assertEquals(3, get("/packages/pdf").get("downloadCount").asInt());
        assertEquals(List.of("pdf"), texts(get("/packages/popular").get("items"), "packageId"));
        assertEquals(
                3,
                JSON.readTree(send("GET", "/registry/stats", "", root).text())
                        .get("downloads")
                        .asInt());
    }

    @Test
    void ownersAndScopesAreGivenByThoseWhoHaveThem() throws IOException {
        publish(Manifests.of("pdf", "1.0.0"));
        assertEquals(404, send("PUT", "/packages/pdf/owners/nobody", "", ada).status());
        assertEquals(409, send("DELETE", "/packages/pdf/owners/ada", "", ada).status());
        assertEquals(200, send("PUT", "/packages/pdf/owners/root", "", ada).status());
        assertEquals(
                "[\"ada\",\"root\"]", get("/packages/pdf/owners").get("items").toString());
        assertEquals(403, publishing(Manifests.of("@acme/tools", "1.0.0")).status());
        assertEquals(200, send("PUT", "/scopes/@acme/owners/ada", "", root).status());
        assertEquals(201, publishing(Manifests.of("@acme/tools", "1.0.0")).status());
        assertEquals(201, publishing(Manifests.of("@ada/tools", "1.0.0")).status());
    }

    @Test
    void theServerTellsHowItIsAndOfEachPlaceThatItStandsOn() throws IOException {
        JsonNode health = get("/health");
        assertEquals("UP", health.get("status").asText());
        assertTrue(texts(health.get("checks"), "name").contains("search"), health.toString());
        assertEquals(0, get("/health/liveness").get("checks").size());
        Answer metrics = send("GET", "/metrics", "", root);
        assertEquals(200, metrics.status());
        assertTrue(metrics.text().contains("crewx_port_up{port=\"search\"} 1"), metrics.text());
        assertTrue(
                metrics.text().lines().anyMatch(line -> line.startsWith("http_") || line.contains("_requests")),
                metrics.text());
        registry.storage().close();
        assertEquals(503, send("GET", "/health/readiness", "", "").status());
        assertEquals(200, send("GET", "/health/liveness", "", "").status());
        Answer failed = send("GET", "/packages/pdf/versions", "", "");
        assertEquals(500, failed.status());
        assertFalse(failed.text().contains("dev.crewx"), failed.text());
    }

    private void publish(Manifests manifest) throws IOException {
        Answer answer = publishing(manifest);
        assertEquals(201, answer.status(), answer.text());
    }

    private Answer publishing(Manifests manifest) throws IOException {
        String path = "/packages/" + manifest.read().id().toString().replace("/", "%2F") + "/versions/"
                + manifest.read().version();
        try (RawClient client = registry.connect()) {
            return client.send(
                            "POST",
                            path,
                            "application/octet-stream",
                            text(manifest),
                            "Authorization: Bearer " + ada + "\r\n")
                    .answer();
        }
    }

    private static String text(Manifests manifest) {
        return new TestJsonText().compact(manifest.document());
    }

    private Answer resolve(String body) throws IOException {
        return send("POST", "/dependencies/resolve", body, "");
    }

    private String resolved(String id) throws IOException {
        Answer answer = resolve("{\"requires\":{\"" + id + "\":\"*\"}}");
        assertEquals(200, answer.status(), answer.text());
        return JSON.readTree(answer.text()).at("/packages/0/version").asText();
    }

    private JsonNode get(String path) throws IOException {
        Answer answer = send("GET", path, "", "");
        assertEquals(200, answer.status(), path + ": " + answer.text());
        return JSON.readTree(answer.text());
    }

    private static List<String> texts(JsonNode items, String field) {
        return StreamSupport.stream(items.spliterator(), false)
                .map(item -> item.get(field).asText())
                .toList();
    }

    private Answer send(String method, String path, String body, String token) throws IOException {
        String authorization = token.isEmpty() ? "" : "Authorization: Bearer " + token + "\r\n";
        try (RawClient client = registry.connect()) {
            return client.send(method, path, "application/json", body, authorization)
                    .answer();
        }
    }
}
