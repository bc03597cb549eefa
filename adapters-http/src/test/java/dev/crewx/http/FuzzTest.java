package dev.crewx.http;

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
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is asked, the client is told what is wrong with it: a failure of the server is one. */
final class FuzzTest {
    private static final int REQUESTS = 1_500;
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final List<String> ODD = List.of(
            "",
            ".",
            "..",
            "../..",
            "a/b",
            "/",
            "\\",
            "\0",
            "\n",
            "%",
            "%zz",
            "%2F",
            "@",
            "@/",
            "@a/b",
            "@ada/tools",
            "pdf",
            "1.0.0",
            "latest",
            "^1",
            "1.0.0 || >2",
            "999999999999999999999.0.0",
            "-1",
            "0",
            "1e400",
            "NaN",
            "true",
            "null",
            "*",
            "a".repeat(300),
            "Ünï çødé",
            "\u202Eabc",
            "\uD800",
            "😀".repeat(70),
            "' OR 1=1 --",
            "<script>",
            "${jndi:ldap://x}",
            "../../../etc/passwd",
            "ada",
            "admin",
            "+",
            "~",
            "\"",
            "{}",
            "[]",
            "a\u0000b");

    private static final List<String> BODIES = List.of(
            "",
            "null",
            "[]",
            "{}",
            "0",
            "\"text\"",
            "{",
            "{\"a\":",
            "[[[[",
            "\uFEFF{}",
            "{\"a\":1,\"a\":2}",
            "{\"name\":{\"name\":{}}}",
            "[".repeat(3_000),
            "{\"requires\":{\"pdf\":null}}",
            "\u0000",
            "{\"x\":1e999999}");

    private static TestRegistry registry;
    private static List<String> routes;
    private static JsonNode document;

    @BeforeAll
    static void start() throws IOException {
        registry = TestRegistry.start();
        registry.storage()
                .accounts()
                .create(new Account(
                        new Username("root"),
                        new TinyPasswordHasher().hash(TestRegistry.PASSWORD),
                        Role.ADMIN,
                        false,
                        Versions.PUBLISHED_AT));
        routes = registry.routes().stream()
                .filter(route -> !route.startsWith("HEAD ") && !route.startsWith("OPTIONS "))
                .sorted()
                .toList();
        document = JSON.readTree(
                Path.of("src/main/resources/dev/crewx/http/pages/openapi.json").toFile());
    }

    @AfterAll
    static void stop() {
        registry.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void everyRequestIsAnsweredAndNoneMakesTheServerFail(long seed) throws IOException {
        Random random = new Random(seed);
        String token = token();
        publish(token);
        RawClient client = registry.connect();
        try {
            for (int i = 0; i < REQUESTS; i++) {
                String request = request(random, token);
                Answer answer;
                try {
                    answer = client.send(request.getBytes(StandardCharsets.UTF_8))
                            .answer();
                } catch (IOException | RuntimeException broken) {
                    throw new AssertionError("seed " + seed + ", request " + i + " had no answer: " + request, broken);
                }
                int status = answer.status();
                assertTrue(
                        status >= 200 && status < 500,
                        () -> "seed " + seed + " gave " + status + " " + answer.text() + " to " + request);
                if (status == 401) {
                    token = token();
                }
                if (status >= 400 || answer.header("Connection").equals("close")) {
                    client.close();
                    client = registry.connect();
                }
            }
        } finally {
            client.close();
        }
    }

    private static String request(Random random, String token) throws IOException {
        String[] route = one(random, routes).split(" ", 2);
        String path = route[1];
        while (path.contains("{")) {
            int begin = path.indexOf('{');
            int end = path.indexOf('}', begin);
            String value = path.charAt(begin + 1) == '?' ? "" : encoded(random, one(random, ODD));
            path = path.substring(0, begin) + value + path.substring(end + 1);
        }
        String method =
                random.nextInt(10) == 0 ? one(random, List.of("GET", "PUT", "POST", "DELETE", "PATCH")) : route[0];
        if (random.nextInt(3) == 0) {
            path += "?"
                    + one(
                            random,
                            List.of(
                                    "q",
                                    "limit",
                                    "offset",
                                    "sort",
                                    "version",
                                    "package",
                                    "from",
                                    "action",
                                    "force",
                                    "minDownloads"))
                    + "=" + encoded(random, one(random, ODD));
        }
        String body = body(random, route[0], route[1]);
        String type = random.nextInt(20) == 0
                ? one(random, List.of("text/plain", "application/xml", "x", "*/*"))
                : "application/json";
        String credentials = random.nextInt(4) == 0
                ? one(random, List.of("", "Authorization: Bearer x.y.z\r\n", "Authorization: Basic YQ==\r\n"))
                : "Authorization: Bearer " + token + "\r\n";
        boolean sends = !method.equals("GET");
        String length = sends
                ? "Content-Type: " + type + "\r\nContent-Length: " + body.getBytes(StandardCharsets.UTF_8).length
                        + "\r\n"
                : "";
        return method + " " + path + " HTTP/1.1\r\nHost: test\r\n" + credentials + length + "\r\n"
                + (sends ? body : "");
    }

    /** Sometimes raw, where that leaves the request line one. */
    private static String encoded(Random random, String text) {
        boolean raw = random.nextInt(4) == 0 && text.matches("[!-\"$-~]*");
        return raw ? text : URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String body(Random random, String method, String path) throws IOException {
        if (random.nextInt(3) == 0) {
            return one(random, BODIES);
        }
        String reference = document.get("paths")
                .path(path)
                .path(method.toLowerCase(Locale.ROOT))
                .at("/requestBody/content/application~1json/schema/$ref")
                .asText();
        List<String> fields = new ArrayList<>();
        document.at(reference.isEmpty() ? "/none" : reference.substring(1))
                .path("properties")
                .fieldNames()
                .forEachRemaining(fields::add);
        if (fields.isEmpty()) {
            fields.addAll(List.of("id", "version", "keywords", "homepage", "metadata", "skills", "manifestVersion"));
        }
        StringBuilder json = new StringBuilder("{");
        for (String field : fields) {
            if (random.nextInt(5) > 0) {
                json.append(json.length() > 1 ? "," : "")
                        .append(JSON.writeValueAsString(field))
                        .append(':')
                        .append(value(random, 3));
            }
        }
        return json.append('}').toString();
    }

    private static String value(Random random, int depth) throws IOException {
        return switch (random.nextInt(depth > 0 ? 9 : 6)) {
            case 0, 1, 2 -> JSON.writeValueAsString(one(random, ODD));
            case 3 -> one(random, List.of("0", "-1", "1.5", "1e400", "99999999999999999999", "2147483648"));
            case 4 -> one(random, List.of("true", "false", "null"));
            case 5 -> "\"" + one(random, List.of("read", "publish", "admin", "*", "@ada/*", "pdf", "1.0.0")) + "\"";
            case 6, 7 -> "[" + value(random, depth - 1) + "," + value(random, depth - 1) + "]";
            default -> "{" + JSON.writeValueAsString(one(random, ODD)) + ":" + value(random, depth - 1) + "}";
        };
    }

    private static <T> T one(Random random, List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    private static void publish(String token) throws IOException {
        String bundle = new TestJsonText().compact(Manifests.of("pdf", "1.0.0").document());
        try (RawClient client = registry.connect()) {
            client.send(
                            "POST",
                            "/packages/pdf/versions/1.0.0",
                            "application/octet-stream",
                            bundle,
                            "Authorization: Bearer " + token + "\r\n")
                    .answer();
        }
    }

    private static String token() throws IOException {
        try (RawClient client = registry.connect()) {
            return client.send(
                            "POST",
                            "/auth/login",
                            "application/json",
                            "{\"username\":\"root\",\"password\":\"" + TestRegistry.PASSWORD + "\"}")
                    .answer()
                    .text()
                    .replaceFirst(".*\"token\":\"([^\"]*)\".*", "$1");
        }
    }

    @Test
    void pathsThatPlayTricksLeadNowhere() throws IOException {
        for (String path : List.of(
                "/packages/..%2f..%2fetc%2fpasswd",
                "/packages/../audit",
                "/packages/pdf/versions/%2e%2e/download",
                "//audit",
                "/./audit",
                "/docs/../audit",
                "/docs/%2e%2e/audit",
                "/docs/..%5c..%5caudit",
                "/audit;x=/health",
                "/audit%00",
                "/health%2f..%2faudit",
                "http://elsewhere.invalid/audit",
                "/.well-known/agent-skills/..%2f..%2f/x-1.0.0.tar.gz")) {
            try (RawClient client = registry.connect()) {
                Answer answer = client.get(path).answer();
                assertTrue(answer.status() >= 400 && answer.status() < 500, path + ": " + answer.text());
            }
        }
    }
}
