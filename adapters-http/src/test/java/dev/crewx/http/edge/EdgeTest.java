package dev.crewx.http.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.http.HttpSettings;
import dev.crewx.http.RawClient;
import dev.crewx.http.TestRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What a client gets that sends no proper request, or is too slow, over a real port. */
final class EdgeTest {
    private static TestRegistry registry;

    @BeforeAll
    static void start() {
        registry = TestRegistry.start();
    }

    @AfterAll
    static void stop() {
        registry.close();
    }

    private static RawClient.Answer problem(int status, RawClient.Answer answer) {
        assertEquals(status, answer.status(), answer.text());
        assertEquals("application/problem+json", answer.header("content-type"));
        assertTrue(answer.text().contains("\"status\":" + status), answer.text());
        assertTrue(answer.text().contains("\"instance\":\"" + answer.header("x-request-id") + "\""), answer.text());
        return hasTheCommonHeaders(answer);
    }

    private static RawClient.Answer hasTheCommonHeaders(RawClient.Answer answer) {
        assertFalse(answer.header("x-request-id").isEmpty());
        assertFalse(answer.header("date").isEmpty());
        assertEquals("nosniff", answer.header("x-content-type-options"));
        assertEquals("DENY", answer.header("x-frame-options"));
        assertEquals("no-referrer", answer.header("referrer-policy"));
        assertFalse(answer.header("content-security-policy").isEmpty());
        assertFalse(answer.header("cache-control").isEmpty());
        return answer;
    }

    private static RawClient.Answer send(String request) throws IOException {
        try (RawClient client = registry.connect()) {
            return client.send(request).answer();
        }
    }

    private record Case(String name, int status, String request) {}

    @TestFactory
    Stream<DynamicTest> whatIsNoProperRequestIsRefused() {
        String host = "Host: test\r\n";
        String json = host + "Content-Type: application/json\r\n";
        return Stream.of(
                        new Case("no HTTP", 400, "hello\r\n\r\n"),
                        new Case("no version", 400, "GET /health\r\n" + host + "\r\n"),
                        new Case("a version there is not", 400, "GET /health HTTP/x.y\r\n" + host + "\r\n"),
                        new Case("no host", 400, "GET /health HTTP/1.1\r\n\r\n"),
                        new Case("two hosts", 400, "GET /health HTTP/1.1\r\n" + host + host + "\r\n"),
                        new Case("a header without a colon", 400, "GET /health HTTP/1.1\r\n" + host + "X\r\n\r\n"),
                        new Case("a header with a space", 400, "GET /health HTTP/1.1\r\n" + host + "X : y\r\n\r\n"),
                        new Case("a header with NUL", 400, "GET /health HTTP/1.1\r\n" + host + "X: \0\r\n\r\n"),
                        new Case(
                                "a length that is none",
                                400,
                                "POST /auth/login HTTP/1.1\r\n" + json + "Content-Length: many\r\n\r\n"),
                        new Case(
                                "a negative length",
                                400,
                                "POST /auth/login HTTP/1.1\r\n" + json + "Content-Length: -1\r\n\r\n"),
                        new Case(
                                "two lengths",
                                400,
                                "POST /auth/login HTTP/1.1\r\n" + json
                                        + "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}"),
                        new Case(
                                "a chunk without a length",
                                400,
                                "POST /auth/login HTTP/1.1\r\n" + json
                                        + "Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n"),
                        new Case(
                                "an address that is too long",
                                414,
                                "GET /" + "a".repeat(5_000) + " HTTP/1.1\r\n" + host + "\r\n"),
                        new Case(
                                "a header that is too long",
                                431,
                                "GET /health HTTP/1.1\r\n" + host + "X: " + "a".repeat(9_000) + "\r\n\r\n"),
                        new Case(
                                "too many headers",
                                431,
                                "GET /health HTTP/1.1\r\n" + host + "X: aaaaaaaa\r\n".repeat(1_000) + "\r\n"),
                        new Case(
                                "an expectation there is not",
                                417,
                                "POST /auth/login HTTP/1.1\r\n" + json
                                        + "Expect: miracles\r\nContent-Length: 2\r\n\r\n"),
                        new Case(
                                "a body that is too long",
                                413,
                                "POST /auth/login HTTP/1.1\r\n" + json + "Content-Length: 70000\r\n\r\n"),
                        new Case(
                                "a bundle that is too long",
                                413,
                                "POST /packages/a/versions/1.0.0 HTTP/1.1\r\n" + host
                                        + "Content-Type: application/octet-stream\r\nContent-Length: 99999999999\r\n\r\n"),
                        new Case(
                                "a body that turns out to be too long",
                                413,
                                "POST /auth/login HTTP/1.1\r\n" + json + "Transfer-Encoding: chunked\r\n\r\n"
                                        + ("4000\r\n" + " ".repeat(0x4000) + "\r\n").repeat(8) + "0\r\n\r\n"),
                        new Case("TRACE", 405, "TRACE /health HTTP/1.1\r\n" + host + "\r\n"),
                        new Case("CONNECT", 404, "CONNECT example.com:443 HTTP/1.1\r\n" + host + "\r\n"),
                        new Case("a method of its own", 405, "BREW /health HTTP/1.1\r\n" + host + "\r\n"),
                        new Case("OPTIONS *", 404, "OPTIONS * HTTP/1.1\r\n" + host + "\r\n"),
                        new Case(
                                "no accepted type",
                                406,
                                "GET /registry/info HTTP/1.1\r\n" + host + "Accept: image/png\r\n\r\n"))
                .map(each -> DynamicTest.dynamicTest(each.name(), () -> problem(each.status(), send(each.request()))));
    }

    @TestFactory
    Stream<DynamicTest> pathsThatLeadNowhereAreTheClientsFault() {
        return Stream.of(
                        "/packages/..%2f..%2fetc%2fpasswd",
                        "/packages/../../etc/passwd",
                        "/packages/%2e%2e/%2e%2e",
                        "/packages/a%00b",
                        "/packages/%00",
                        "/packages/%ff%fe",
                        "/packages/%c0%ae%c0%ae",
                        "/packages/%",
                        "/packages/%zz",
                        "/packages/a%2fversions%2f1.0.0",
                        "/packages/@a/b",
                        "/packages//versions",
                        "//packages/a",
                        "/packages/" + "a".repeat(3_000),
                        "/index/%252e%252e",
                        "/index/a;b=c",
                        "/index/\\..\\..",
                        "/packages/a/versions/1.0.0/download/..",
                        "/packages/a/versions/%0d%0aX:%20y/download",
                        "/packages/a/versions/" + "9".repeat(2_000) + "/download",
                        "http://elsewhere.example/packages/nothing",
                        "/schemas/../../../../etc/passwd",
                        "/nowhere?" + "a=b&".repeat(900))
                .map(target -> DynamicTest.dynamicTest(target.substring(0, Math.min(60, target.length())), () -> {
                    try (RawClient client = registry.connect()) {
                        RawClient.Answer answer = client.get(target).answer();
                        assertTrue(answer.status() >= 400 && answer.status() < 500, target + " " + answer.status());
                        problem(answer.status(), answer);
                    }
                }));
    }

    @Test
    void answersHaveTheClientsIdWhereItIsSane() throws IOException {
        String request = "GET /registry/info HTTP/1.1\r\nHost: test\r\nX-Request-Id: ";
        assertEquals(
                "my-id.1",
                hasTheCommonHeaders(send(request + "my-id.1\r\n\r\n")).header("x-request-id"));
        for (String odd : List.of("", "two words", "a".repeat(65), "a<b")) {
            assertEquals(
                    32, send(request + odd + "\r\n\r\n").header("x-request-id").length(), odd);
        }
    }

    @Test
    void requestsSentAheadAreAnsweredInOrder() throws IOException {
        try (RawClient client = registry.connect()) {
            StringBuilder all = new StringBuilder();
            List<String> paths = List.of("/registry/info", "/nowhere", "/packages/none", "/auth/me", "/registry/info");
            for (int i = 0; i < 50; i++) {
                String path = paths.get(i % paths.size());
                all.append("GET " + path + " HTTP/1.1\r\nHost: test\r\nX-Request-Id: " + i + "\r\n\r\n");
            }
            client.send(all.toString());
            for (int i = 0; i < 50; i++) {
                assertEquals(String.valueOf(i), client.answer().header("x-request-id"));
            }
        }
    }

    @Test
    void aConnectionLivesOnAfterARefusalThatLeftNothingUnread() throws IOException {
        try (RawClient client = registry.connect()) {
            problem(404, client.get("/nowhere").answer());
            problem(401, client.get("/auth/me").answer());
            assertEquals(200, client.get("/registry/info").answer().status());
        }
    }

    @Test
    void aConnectionEndsWhenTheClientSaysSo() throws IOException {
        try (RawClient client = registry.connect()) {
            client.send("GET /registry/info HTTP/1.1\r\nHost: test\r\nConnection: close\r\n\r\n");
            assertEquals("close", client.answer().header("connection"));
            assertEquals(0, client.untilTheEnd());
        }
        try (RawClient client = registry.connect()) {
            assertEquals(
                    200,
                    client.send("GET /registry/info HTTP/1.0\r\n\r\n").answer().status());
            assertEquals(0, client.untilTheEnd());
        }
    }

    @Test
    void aClientThatIsStillSendingGetsToReadTheRefusal() throws IOException {
        try (RawClient client = registry.connect()) {
            int length = 4 << 20;
            client.send("POST /packages/a/versions/1.0.0 HTTP/1.1\r\nHost: test\r\n"
                    + "Content-Type: application/octet-stream\r\nContent-Length: " + length + "\r\n\r\n");
            client.send(new byte[length]);
            RawClient.Answer answer = problem(401, client.answer());
            assertEquals("close", answer.header("connection"));
            assertEquals(0, client.untilTheEnd());
        }
    }

    @Test
    void aClientThatAsksBeforehandNeedNotSendWhatIsRefused() throws IOException {
        try (RawClient client = registry.connect()) {
            client.send("POST /packages/a/versions/1.0.0 HTTP/1.1\r\nHost: test\r\nExpect: 100-continue\r\n"
                    + "Content-Type: application/octet-stream\r\nContent-Length: 1000000\r\n\r\n");
            problem(401, client.answer());
        }
    }

    @Test
    void slowClientsAreLetGo() throws IOException {
        HttpSettings settings = TestRegistry.settings(Duration.ofMillis(200), 10_000, HttpSettings.Rates.NONE);
        try (TestRegistry impatient = TestRegistry.start(settings)) {
            try (RawClient silent = impatient.connect()) {
                assertEquals(0, silent.untilTheEnd());
            }
            try (RawClient head = impatient.connect()) {
                problem(408, head.send("GET /health HTTP/1.1\r\nHost: test\r\n").answer());
                assertEquals(0, head.untilTheEnd());
            }
            try (RawClient body = impatient.connect()) {
                body.send("POST /auth/login HTTP/1.1\r\nHost: test\r\nContent-Type: application/json\r\n"
                        + "Content-Length: 1000\r\n\r\n{");
                problem(408, body.answer());
                assertEquals(0, body.untilTheEnd());
            }
            String token = impatient.token();
            try (RawClient bundle = impatient.connect()) {
                bundle.send("POST /packages/a/versions/1.0.0 HTTP/1.1\r\nHost: test\r\n"
                        + "Content-Type: application/octet-stream\r\nContent-Length: 1000\r\nAuthorization: Bearer "
                        + token + "\r\n\r\n{");
                problem(408, bundle.answer());
                assertEquals(0, bundle.untilTheEnd());
            }
            try (RawClient idle = impatient.connect()) {
                assertEquals(200, idle.get("/registry/info").answer().status());
                assertEquals(0, idle.untilTheEnd());
            }
        }
    }

    @Test
    void oneConnectionTooManyIsTold() throws IOException {
        HttpSettings settings = TestRegistry.settings(Duration.ofSeconds(20), 2, HttpSettings.Rates.NONE);
        try (TestRegistry small = TestRegistry.start(settings);
                RawClient first = small.connect();
                RawClient second = small.connect()) {
            assertEquals(200, first.get("/registry/info").answer().status());
            assertEquals(200, second.get("/registry/info").answer().status());
            try (RawClient third = small.connect()) {
                RawClient.Answer answer = problem(503, third.answer());
                assertEquals("close", answer.header("connection"));
            }
            assertEquals(200, first.get("/registry/info").answer().status());
        }
    }

    @Test
    void aServerThatStopsLetsRequestsEndAndTellsNewOnes() throws Exception {
        TestRegistry stopping = TestRegistry.start();
        String head = "POST /packages/a/versions/1.0.0 HTTP/1.1\r\nHost: test\r\nContent-Type: application/octet-stream"
                + "\r\nExpect: 100-continue\r\nContent-Length: 2000\r\nAuthorization: Bearer " + stopping.token()
                + "\r\n\r\n";
        try (RawClient uploading = stopping.connect();
                RawClient kept = stopping.connect()) {
            assertEquals(200, kept.get("/registry/info").answer().status());
            assertEquals(100, uploading.send(head).interim());
            uploading.send(" ".repeat(1_000));
            Thread closing = Thread.ofVirtual().start(stopping::close);
            RawClient.Answer told;
            do {
                try (RawClient late = stopping.connect()) {
                    told = late.get("/registry/info").answer();
                }
            } while (told.status() == 200);
            assertEquals("close", problem(503, told).header("connection"));
            problem(503, kept.get("/registry/info").answer());
            assertEquals(0, kept.untilTheEnd());
            assertTrue(closing.isAlive());
            RawClient.Answer done = uploading.send(" ".repeat(1_000)).answer();
            assertEquals(422, done.status(), done.text());
            assertEquals("close", done.header("connection"));
            closing.join();
        }
    }

    @Test
    void browsersAreToldNothingUnlessAnOriginIsConfigured() throws IOException {
        String preflight = "OPTIONS /packages HTTP/1.1\r\nHost: test\r\nOrigin: https://a.example\r\n"
                + "Access-Control-Request-Method: GET\r\n\r\n";
        assertEquals("", send(preflight).header("access-control-allow-origin"));
        HttpSettings settings = new HttpSettings(
                100,
                4_096,
                8_192,
                65_536,
                Duration.ofSeconds(20),
                Duration.ofSeconds(20),
                Duration.ofSeconds(20),
                Duration.ofSeconds(1),
                1,
                List.of("https://a.example"),
                List.of(),
                HttpSettings.Rates.NONE);
        try (TestRegistry open = TestRegistry.start(settings);
                RawClient client = open.connect()) {
            RawClient.Answer allowed = client.send(preflight).answer();
            assertEquals(204, allowed.status());
            assertEquals("https://a.example", allowed.header("access-control-allow-origin"));
            assertTrue(allowed.header("access-control-allow-methods").contains("PUT"));
            RawClient.Answer refused = client.send(
                            "GET /nowhere HTTP/1.1\r\nHost: test\r\nOrigin: https://a.example\r\n\r\n")
                    .answer();
            assertEquals("https://a.example", problem(404, refused).header("access-control-allow-origin"));
            RawClient.Answer stranger =
                    client.send(preflight.replace("a.example", "b.example")).answer();
            assertEquals("", stranger.header("access-control-allow-origin"));
            assertEquals("origin", stranger.header("vary"));
        }
    }
}
