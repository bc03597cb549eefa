package dev.crewx.http;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.application.testkit.Manifests;
import dev.crewx.application.testkit.TestJsonText;
import dev.crewx.application.testkit.TinyPasswordHasher;
import dev.crewx.application.testkit.Versions;
import dev.crewx.domain.access.Account;
import dev.crewx.domain.access.ApiKey;
import dev.crewx.domain.access.ApiKeySecret;
import dev.crewx.domain.access.PackagePattern;
import dev.crewx.domain.access.Permission;
import dev.crewx.domain.access.Role;
import dev.crewx.domain.access.Username;
import dev.crewx.domain.catalog.CatalogChange;
import dev.crewx.domain.catalog.CatalogEntry;
import dev.crewx.domain.manifest.PackageId;
import dev.crewx.http.RawClient.Answer;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Who may use which route, in one table, over a real port; and that whoever may not changes nothing. */
final class AuthorisationTest {
    private static final String JSON = "application/json";

    /**
     * In this order: nobody; somebody who owns another package; an owner and another one; an owner's keys to read with, to
     * do everything with, to do so with other packages only; one that has expired and one that was taken back; an admin.
     */
    private static final List<String> CALLERS =
            List.of("nobody", "other", "owner", "fellow", "reader", "writer", "narrow", "expired", "revoked", "admin");

    /** Route, body, and the status that each of the callers gets. {@code ID} and {@code NEW} are fresh for each. */
    private static final List<Row> TABLE = List.of(
            new Row("GET", "/", "/", "", "200 200 200 200 200 200 200 200 200 200"),
            new Row("GET", "/docs", "/docs", "", "200 200 200 200 200 200 200 200 200 200"),
            new Row("GET", "/docs/page.css", "/docs/page.css", "", "200 200 200 200 200 200 200 200 200 200"),
            new Row("GET", "/docs/docs.js", "/docs/docs.js", "", "200 200 200 200 200 200 200 200 200 200"),
            new Row("GET", "/docs/home.js", "/docs/home.js", "", "200 200 200 200 200 200 200 200 200 200"),
            new Row(
                    "GET",
                    "/.well-known/agent-skills/index.json",
                    "/.well-known/agent-skills/index.json",
                    "",
                    "200 200 200 200 200 200 200 200 200 200"),
            new Row(
                    "GET",
                    "/.well-known/agent-skills/{id}/{file}",
                    "/.well-known/agent-skills/ID/nosuch-1.0.0.tar.gz",
                    "",
                    "404 404 404 404 404 404 404 404 404 404"),
            new Row(
                    "POST",
                    "/dependencies/resolve",
                    "/dependencies/resolve",
                    "{\"requires\":{}}",
                    "200 200 200 200 200 200 200 200 200 200"),
            new Row("GET", "/openapi.json", "/openapi.json", "", "200 200 200 200 200 200 200 200 200 200"),
            new Row("GET", "/metrics", "/metrics", "", "401 403 403 403 403 403 403 401 401 200"),
            new Row("GET", "/registry/info", "/registry/info", "", "200 200 200 200 200 200 200 200 200 200"),
            new Row("GET", "/registry/stats", "/registry/stats", "", "401 403 403 403 403 403 403 401 401 200"),
            new Row("GET", "/audit", "/audit", "", "401 403 403 403 403 403 403 401 401 200"),
            new Row(
                    "GET",
                    "/schemas/app-manifest-1.0.json",
                    "/schemas/app-manifest-1.0.json",
                    "",
                    "200 200 200 200 200 200 200 200 200 200"),
            new Row("GET", "/health", "/health", "", "200 200 200 200 200 200 200 200 200 200"),
            new Row("POST", "/auth/login", "/auth/login", "{}", "400 400 400 400 400 400 400 400 400 400"),
            new Row("POST", "/auth/refresh", "/auth/refresh", "{}", "400 400 400 400 400 400 400 400 400 400"),
            new Row("POST", "/auth/logout", "/auth/logout", "{}", "401 204 204 204 403 403 403 401 401 204"),
            new Row("GET", "/auth/me", "/auth/me", "", "401 200 200 200 200 200 200 401 401 200"),
            new Row(
                    "POST",
                    "/users",
                    "/users",
                    "{\"name\":\"NEW\",\"password\":\"a long password\"}",
                    "401 403 403 403 403 403 403 401 401 201"),
            new Row("GET", "/users/{name}", "/users/owner", "", "401 403 200 403 200 200 200 401 401 200"),
            new Row(
                    "PUT",
                    "/users/{name}/password",
                    "/users/spare/password",
                    "{\"password\":\"another password\"}",
                    "401 403 403 403 403 403 403 401 401 204"),
            new Row(
                    "PUT",
                    "/users/{name}/disabled",
                    "/users/spare/disabled",
                    "{\"disabled\":true}",
                    "401 403 403 403 403 403 403 401 401 200"),
            new Row(
                    "POST",
                    "/api-keys",
                    "/api-keys",
                    "{\"name\":\"ci\",\"permissions\":[\"read\"]}",
                    "401 201 201 201 403 403 403 401 401 201"),
            new Row("GET", "/api-keys", "/api-keys", "", "401 200 200 200 200 200 200 401 401 200"),
            new Row("DELETE", "/api-keys/{keyId}", "/api-keys/nosuch", "", "401 404 404 404 404 404 404 401 401 404"),
            new Row(
                    "PUT",
                    "/scopes/{scope}/owners/{user}",
                    "/scopes/NEW/owners/spare",
                    "",
                    "401 403 403 403 403 403 403 401 401 200"),
            new Row(
                    "DELETE",
                    "/scopes/{scope}/owners/{user}",
                    "/scopes/NEW/owners/spare",
                    "",
                    "401 403 403 403 403 403 403 401 401 200"),
            new Row("GET", "/packages", "/packages", "", "200 200 200 200 200 200 200 200 200 200"),
            new Row("GET", "/packages/search", "/packages/search?q=x", "", "200 200 200 200 200 200 200 200 200 200"),
            new Row("GET", "/packages/popular", "/packages/popular", "", "200 200 200 200 200 200 200 200 200 200"),
            new Row("GET", "/packages/{id}", "/packages/ID", "", "200 200 200 200 200 200 200 200 200 200"),
            new Row(
                    "GET",
                    "/packages/{id}/versions",
                    "/packages/ID/versions",
                    "",
                    "200 200 200 200 200 200 200 200 200 200"),
            new Row(
                    "GET",
                    "/packages/{id}/versions/{version}",
                    "/packages/ID/versions/1.0.0",
                    "",
                    "200 200 200 200 200 200 200 200 200 200"),
            new Row(
                    "GET",
                    "/packages/{id}/versions/{version}/download",
                    "/packages/NEW/versions/1.0.0/download",
                    "",
                    "404 404 404 404 404 404 404 404 404 404"),
            new Row("GET", "/index/{id}", "/index/ID", "", "200 200 200 200 200 200 200 200 200 200"),
            new Row(
                    "GET",
                    "/packages/{id}/dependents",
                    "/packages/ID/dependents",
                    "",
                    "200 200 200 200 200 200 200 200 200 200"),
            new Row(
                    "GET",
                    "/packages/{id}/stats/downloads",
                    "/packages/ID/stats/downloads",
                    "",
                    "200 200 200 200 200 200 200 200 200 200"),
            new Row(
                    "GET",
                    "/packages/{id}/owners",
                    "/packages/ID/owners",
                    "",
                    "200 200 200 200 200 200 200 200 200 200"),
            new Row(
                    "POST",
                    "/packages/{id}/versions/{version}",
                    "/packages/ID/versions/2.0.0",
                    "application/octet-stream:no bundle",
                    "401 403 422 422 403 422 403 401 401 422"),
            new Row(
                    "POST",
                    "/packages/register",
                    "/packages/register",
                    "MANIFEST",
                    "401 403 200 200 403 200 403 401 401 200"),
            new Row(
                    "PUT",
                    "/packages/{id}/versions/{version}/yank",
                    "/packages/ID/versions/1.0.0/yank",
                    "",
                    "401 403 200 200 403 200 403 401 401 200"),
            new Row(
                    "PUT",
                    "/packages/{id}/versions/{version}/unyank",
                    "/packages/ID/versions/1.0.0/unyank",
                    "",
                    "401 403 200 200 403 200 403 401 401 200"),
            new Row(
                    "PUT",
                    "/packages/{id}/versions/{version}/deprecate",
                    "/packages/ID/versions/1.0.0/deprecate",
                    "{\"message\":\"Use another\"}",
                    "401 403 200 200 403 200 403 401 401 200"),
            new Row(
                    "PUT",
                    "/packages/{id}/versions/{version}/metadata",
                    "/packages/ID/versions/1.0.0/metadata",
                    "{\"keywords\":[\"pdf\"]}",
                    "401 403 200 200 403 200 403 401 401 200"),
            new Row(
                    "DELETE",
                    "/packages/{id}/versions/{version}",
                    "/packages/ID/versions/1.0.0",
                    "",
                    "401 403 204 204 403 204 403 401 401 204"),
            new Row(
                    "PUT",
                    "/packages/{id}/dist-tags/{tag}",
                    "/packages/ID/dist-tags/beta",
                    "{\"version\":\"1.0.0\"}",
                    "401 403 200 200 403 200 403 401 401 200"),
            new Row(
                    "DELETE",
                    "/packages/{id}/dist-tags/{tag}",
                    "/packages/ID/dist-tags/beta",
                    "",
                    "401 403 404 404 403 404 403 401 401 404"),
            new Row(
                    "PUT",
                    "/packages/{id}/owners/{user}",
                    "/packages/ID/owners/spare",
                    "",
                    "401 403 200 200 403 403 403 401 401 200"),
            new Row(
                    "DELETE",
                    "/packages/{id}/owners/{user}",
                    "/packages/ID/owners/fellow",
                    "",
                    "401 403 200 200 403 403 403 401 401 200"));

    private static TestRegistry registry;
    private static int fresh;

    @BeforeAll
    static void start() {
        registry = TestRegistry.start();
        for (String name : List.of("owner", "fellow", "other", "spare", "admin")) {
            Role role = name.equals("admin") ? Role.ADMIN : Role.USER;
            registry.storage()
                    .accounts()
                    .create(new Account(
                            new Username(name),
                            new TinyPasswordHasher().hash(TestRegistry.PASSWORD),
                            role,
                            false,
                            Versions.PUBLISHED_AT));
        }
    }

    @AfterAll
    static void stop() {
        registry.close();
    }

    @Test
    void everyRouteHasARow() {
        TreeSet<String> rows = new TreeSet<>();
        TABLE.forEach(row -> rows.add(row.method() + " " + row.template()));
        TreeSet<String> routes = new TreeSet<>(registry.routes());
        routes.removeIf(route -> route.startsWith("HEAD ") || route.startsWith("OPTIONS "));
        routes.removeIf(route -> route.startsWith("GET /health/") || route.contains("/health{"));
        assertEquals(rows, routes);
    }

    @Test
    void everybodyMayWhatTheTableSays() throws IOException {
        Map<String, String> keys = new TreeMap<>();
        String everything = "\"read\",\"publish\",\"yank\",\"delete\",\"tag\",\"owners\"";
        keys.put("reader", key("\"read\"", ""));
        keys.put("writer", key(everything, ""));
        keys.put("narrow", key(everything, ",\"packages\":[\"@owner/*\",\"another-package\"]"));
        keys.put("expired", ended(Optional.of(Versions.PUBLISHED_AT), Optional.empty()));
        keys.put("revoked", ended(Optional.empty(), Optional.of(Versions.PUBLISHED_AT)));
        List<Executable> cells = new ArrayList<>();
        for (Row row : TABLE) {
            for (int i = 0; i < CALLERS.size(); i++) {
                String caller = CALLERS.get(i);
                int expected = Integer.parseInt(row.statuses().split(" ")[i]);
                cells.add(() -> check(row, caller, keys.getOrDefault(caller, ""), expected));
            }
        }
        assertAll(cells);
    }

    private static String key(String permissions, String packages) throws IOException {
        String wanted = "{\"name\":\"k\",\"permissions\":[" + permissions + "]" + packages + "}";
        Answer made = send("POST", "/api-keys", wanted, token("owner"));
        assertEquals(201, made.status(), made.text());
        return made.text().replaceFirst(".*\"key\":\"([^\"]*)\".*", "$1");
    }

    /** A key of the owner's, good for everything but for what ended it. */
    private static String ended(Optional<Instant> expiredAt, Optional<Instant> revokedAt) {
        byte[] random = new byte[ApiKeySecret.RANDOM_BYTES];
        random[0] = (byte) (expiredAt.isPresent() ? 1 : 2);
        ApiKeySecret secret = ApiKeySecret.of(random);
        assertTrue(registry.storage()
                .apiKeys()
                .create(new ApiKey(
                        "key-" + random[0],
                        "ended",
                        new Username("owner"),
                        EnumSet.allOf(Permission.class),
                        Set.of(PackagePattern.ANY),
                        secret.digest(),
                        Versions.PUBLISHED_AT,
                        expiredAt,
                        revokedAt)));
        return secret.text();
    }

    private static String token(String name) throws IOException {
        String answer = send(
                        "POST",
                        "/auth/login",
                        "{\"username\":\"" + name + "\",\"password\":\"" + TestRegistry.PASSWORD + "\"}",
                        "")
                .text();
        return answer.replaceFirst(".*\"token\":\"([^\"]*)\".*", "$1");
    }

    private static void check(Row row, String caller, String key, int expected) throws IOException {
        String word = word(++fresh);
        String id = "tools-" + word;
        CatalogChange change =
                new CatalogChange.VersionPublished(Versions.published(Manifests.of(id, "1.0.0"), "owner", id));
        commit(id, CatalogEntry.ABSENT, change);
        commit(id, 1, new CatalogChange.OwnerAdded(new Username("fellow"), Versions.PUBLISHED_AT));
        Optional<CatalogEntry> before = registry.storage().packages().find(PackageId.parse(id));
        String credentials = caller.equals("nobody") || !key.isEmpty() ? key : token(caller);
        String body = row.body().equals("MANIFEST")
                ? new TestJsonText().compact(Manifests.of(id, "1.0.0").document())
                : row.body().replace("NEW", "new-" + word);
        Answer answer =
                send(row.method(), row.path().replace("ID", id).replace("NEW", "new-" + word), body, credentials);
        String where = row.method() + " " + row.template() + " by " + caller + ": " + answer.text();
        assertEquals(expected, answer.status(), where);
        if (expected >= 400) {
            assertEquals("application/problem+json", answer.header("Content-Type"), where);
            assertEquals(before, registry.storage().packages().find(PackageId.parse(id)), where);
            assertTrue(
                    registry.storage()
                            .accounts()
                            .find(new Username("new-" + word))
                            .isEmpty(),
                    where);
        }
        assertEquals(expected == 401, !answer.header("WWW-Authenticate").isEmpty(), where);
    }

    private static void commit(String id, long revision, CatalogChange change) {
        assertTrue(registry.storage()
                .packages()
                .commit(PackageId.parse(id), revision, change)
                .isPresent());
    }

    /** Letters only, none of which look alike. */
    private static String word(int number) {
        return "" + (char) ('a' + number / 400) + "bcdefghjkmnpqrstuvwx".charAt(number / 20 % 20)
                + "bcdefghjkmnpqrstuvwx".charAt(number % 20);
    }

    private static Answer send(String method, String path, String body, String credentials) throws IOException {
        int colon = body.startsWith("application/octet-stream:") ? body.indexOf(':') : -1;
        String type = colon < 0 ? JSON : body.substring(0, colon);
        String authorization = credentials.isEmpty() ? "" : "Authorization: Bearer " + credentials + "\r\n";
        try (RawClient client = registry.connect()) {
            return client.send(method, path, type, body.substring(colon + 1), authorization)
                    .answer();
        }
    }

    /**
     * A route and who may use it.
     *
     * @param method its method
     * @param template its path with variables, as the router has it
     * @param path the path to ask for
     * @param body what to send
     * @param statuses what each of {@link #CALLERS} gets
     */
    private record Row(String method, String template, String path, String body, String statuses) {}
}
