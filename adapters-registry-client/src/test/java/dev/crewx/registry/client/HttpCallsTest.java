package dev.crewx.registry.client;

import static dev.crewx.application.testkit.ScriptedServer.bytes;
import static dev.crewx.application.testkit.ScriptedServer.endless;
import static dev.crewx.application.testkit.ScriptedServer.hangUp;
import static dev.crewx.application.testkit.ScriptedServer.json;
import static dev.crewx.application.testkit.ScriptedServer.part;
import static dev.crewx.application.testkit.ScriptedServer.problem;
import static dev.crewx.application.testkit.ScriptedServer.raw;
import static dev.crewx.application.testkit.ScriptedServer.silence;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.application.remote.spi.RemoteException;
import dev.crewx.application.remote.spi.RemoteRegistry.RegistryInfo;
import dev.crewx.application.remote.spi.Reply;
import dev.crewx.application.remote.spi.TokenSource;
import dev.crewx.application.testkit.ScriptedServer;
import dev.crewx.application.testkit.ScriptedServer.Answer;
import dev.crewx.application.testkit.ScriptedServer.Seen;
import dev.crewx.domain.manifest.PackageId;
import dev.crewx.domain.version.SemanticVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class HttpCallsTest {
    private static final RegistryInfo INFO = new RegistryInfo("r", "1");
    private static final Answer GOOD = json(200, "{\"name\":\"r\",\"version\":\"1\"}");

    private static final String PUBLISHED = "{\"packageId\":\"pdf-tools\",\"version\":\"1.0.0\",\"size\":3,"
            + "\"checksum\":\"sha256:" + "0".repeat(64) + "\",\"uploadedAt\":\"2026-01-01T00:00:00Z\"}";

    private static String fault(Client client) {
        return String.valueOf(
                assertThrows(RemoteException.class, () -> client.registry().info())
                        .getMessage());
    }

    static List<Answer> transientFailures() {
        byte[] some = "{\"name\":\"r\",".getBytes(StandardCharsets.UTF_8);
        return List.of(
                problem(408, "x", "slow"),
                problem(429, "x", "much"),
                bytes(502, "text/html", new byte[0]),
                problem(503, "x", "later"),
                bytes(504, "text/html", new byte[0]),
                part(200, "application/json", some, some.length + 20),
                raw(
                        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"na"));
    }

    @ParameterizedTest
    @MethodSource("transientFailures")
    void triesAgainWhatMayGoWellTheNextTime(Answer failure) {
        try (ScriptedServer server = ScriptedServer.answering(failure, failure, failure, GOOD)) {
            Client client = Client.of(server);
            assertEquals(new Reply.Ok<>(INFO), client.registry().info());
            assertEquals(3, client.slept.size());
            assertTrue(client.slept.get(0).compareTo(client.slept.get(2)) < 0, client.slept.toString());
        }
    }

    @Test
    void triesAgainWhenTheConnectionBreaks() {
        // A read that breaks before an answer begins is repeated by HttpURLConnection itself, once.
        try (ScriptedServer server = ScriptedServer.answering(hangUp(), hangUp(), hangUp(), hangUp(), GOOD)) {
            Client client = Client.of(server);
            assertEquals(new Reply.Ok<>(INFO), client.registry().info());
            assertEquals(2, client.slept.size());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 409, 422, 500, 501})
    void doesNotTryAgainWhatWillNotChange(int status) {
        try (ScriptedServer server = ScriptedServer.answering(problem(status, "some-thing", "No."))) {
            Client client = Client.of(server);
            assertEquals(
                    new Reply.Refused<>(status, "some-thing", "No.", List.of()),
                    client.registry().info());
            assertEquals(List.of(), client.slept);
        }
    }

    @Test
    void givesUpAfterFourTriesAndSaysSo() {
        Answer[] hangUps = Stream.generate(ScriptedServer::hangUp).limit(8).toArray(Answer[]::new);
        try (ScriptedServer server = ScriptedServer.answering(hangUps).then(GOOD)) {
            String message = fault(Client.of(server));
            assertEquals(
                    "The registry at " + server.address() + " cannot be reached: the connection broke off"
                            + " (GET /registry/info, tried 4 times)",
                    message);
        }
    }

    @Test
    void passesOnTheLastRefusalWhenItGivesUp() {
        Answer busy = problem(503, "busy", "Come back later.");
        try (ScriptedServer server = ScriptedServer.answering(busy, busy, busy, busy)) {
            assertEquals(
                    new Reply.Refused<>(503, "busy", "Come back later.", List.of()),
                    Client.of(server).registry().info());
            assertEquals(0, server.left());
        }
    }

    @Test
    void waitsAsLongAsItIsAsked() {
        try (ScriptedServer server = ScriptedServer.answering(
                problem(429, "x", "much", "Retry-After: 7"),
                problem(
                        503,
                        "x",
                        "later",
                        "Date: Thu, 01 Jan 2026 00:00:00 GMT",
                        "Retry-After: Thu, 01 Jan 2026 00:00:12 GMT"),
                GOOD)) {
            Client client = Client.of(server);
            assertEquals(new Reply.Ok<>(INFO), client.registry().info());
            assertEquals(List.of(Duration.ofSeconds(7), Duration.ofSeconds(12)), client.slept);
        }
    }

    @Test
    void doesNotMakeAUserWaitForMinutes() {
        try (ScriptedServer server =
                ScriptedServer.answering(problem(429, "too-many-requests", "Too many.", "Retry-After: 600"))) {
            Client client = Client.of(server);
            assertEquals(
                    new Reply.Refused<>(429, "too-many-requests", "Too many. Try again in 600 s.", List.of()),
                    client.registry().info());
            assertEquals(List.of(), client.slept);
        }
    }

    @Test
    void doesNotRepeatWhatMayHaveBeenCarriedOut() {
        try (ScriptedServer server = ScriptedServer.answering(hangUp(), GOOD)) {
            Client client = Client.of(server);
            assertThrows(RemoteException.class, () -> client.accounts().login("ada", "secret"));
            assertEquals(List.of("POST /auth/login"), server.requests());
            assertEquals(List.of(), client.slept);
        }
        try (ScriptedServer server = ScriptedServer.answering(bytes(502, "text/html", new byte[0]), GOOD)) {
            assertInstanceOf(Reply.Refused.class, Client.of(server).accounts().refresh("r1"));
            assertEquals(List.of("POST /auth/refresh"), server.requests());
        }
    }

    @Test
    void repeatsWhatWasCertainlyNotCarriedOut() {
        String session = "{\"token\":\"t\",\"expiresAt\":\"2026-01-01T00:00:00Z\",\"user\":{\"name\":\"ada\"}}";
        try (ScriptedServer server =
                ScriptedServer.answering(problem(429, "x", "much"), problem(503, "x", "later"), json(200, session))) {
            assertInstanceOf(Reply.Ok.class, Client.of(server).accounts().login("ada", "secret"));
        }
    }

    @Test
    void publishesAgainWholeWhateverHappened(@TempDir Path folder) throws IOException {
        byte[] content = new byte[200_000];
        Path bundle = Files.write(folder.resolve("b"), content);
        try (ScriptedServer server =
                ScriptedServer.answering(hangUp(), problem(503, "x", "later"), json(201, PUBLISHED))) {
            List<Long> sent = new ArrayList<>();
            var reply = Client.of(server)
                    .showing("token")
                    .publishing()
                    .publish(PackageId.parse("pdf-tools"), SemanticVersion.parse("1.0.0"), bundle, sent::add);
            assertTrue(
                    assertInstanceOf(Reply.Ok.class, reply).value().toString().contains("created=true"));
            for (Seen request : server.seen()) {
                assertEquals("/packages/pdf-tools/versions/1.0.0", request.path());
                assertArrayEquals(content, request.body());
                assertEquals(Optional.of("Bearer token"), request.header("authorization"));
            }
            assertEquals(3, server.seen().size());
            assertEquals(3, sent.stream().filter(bytes -> bytes == 0).count());
        }
    }

    @Test
    void knowsARefusalThatComesBeforeTheBundleWasRead(@TempDir Path folder) throws IOException {
        Path bundle = Files.write(folder.resolve("b"), new byte[200_000]);
        try (ScriptedServer server = ScriptedServer.answering(problem(401, "not-authenticated", "Who?"))) {
            var reply = Client.of(server)
                    .publishing()
                    .publish(PackageId.parse("pdf-tools"), SemanticVersion.parse("1.0.0"), bundle, sent -> {});
            Reply.Refused<?> refused = assertInstanceOf(Reply.Refused.class, reply);
            assertEquals(401, refused.status());
            assertEquals("not-authenticated", refused.type());
        }
    }

    @Test
    void sendsWhoItIsAndWhatItTakes() {
        try (ScriptedServer server = ScriptedServer.answering(GOOD)) {
            Client.of(server).showing("secret-token").registry().info();
            Seen request = server.seen().getFirst();
            assertEquals(Optional.of("Bearer secret-token"), request.header("authorization"));
            assertEquals(Optional.of("crewx/test"), request.header("user-agent"));
            assertTrue(request.header("accept").orElse("").contains("application/json"));
        }
    }

    @Test
    void tellsItsListenerEverythingButTokens() {
        try (ScriptedServer server = ScriptedServer.answering(problem(503, "x", "later"), GOOD)) {
            Client client = Client.of(server).showing("secret-token");
            client.registry().info();
            assertEquals(
                    List.of(
                            "GET " + server.address() + "/registry/info → 503",
                            "waiting: The registry at " + server.address() + ": it answered 503",
                            "GET " + server.address() + "/registry/info → 200"),
                    client.told);
        }
    }

    @Test
    void triesARenewedTokenOnce() {
        List<String> refused = new ArrayList<>();
        TokenSource source = new TokenSource() {
            @Override
            public Optional<String> token() {
                return Optional.of("first");
            }

            @Override
            public Optional<String> renewed(String token) {
                refused.add(token);
                return Optional.of("second");
            }
        };
        Answer no = problem(401, "not-authenticated", "Who?");
        try (ScriptedServer server = ScriptedServer.answering(no, GOOD, no, no)) {
            Client client = Client.of(server).showing(source);
            assertEquals(new Reply.Ok<>(INFO), client.registry().info());
            assertInstanceOf(Reply.Refused.class, client.registry().info());
            assertEquals(
                    List.of("Bearer first", "Bearer second", "Bearer first", "Bearer second"),
                    server.seen().stream()
                            .map(request -> request.header("authorization").orElse(""))
                            .toList());
            assertEquals(List.of("first", "first"), refused);
            assertEquals(List.of(), client.slept);
        }
    }

    @Test
    void followsAReaderRedirectAndTakesTheTokenAlongWithinTheOrigin() {
        try (ScriptedServer server = ScriptedServer.answering(json(302, "{}", "Location: /elsewhere?a=b"), GOOD)) {
            assertEquals(
                    new Reply.Ok<>(INFO),
                    Client.of(server).showing("token").registry().info());
            assertEquals("/elsewhere?a=b", server.seen().get(1).path());
            assertEquals(Optional.of("Bearer token"), server.seen().get(1).header("authorization"));
        }
    }

    @Test
    void leavesTheTokenAtHomeWhenItIsSentElsewhere() {
        try (ScriptedServer other = ScriptedServer.answering(GOOD);
                ScriptedServer server =
                        ScriptedServer.answering(json(307, "{}", "Location: " + other.address() + "/there"))) {
            assertEquals(
                    new Reply.Ok<>(INFO),
                    Client.of(server).showing("token").registry().info());
            assertEquals(Optional.of("Bearer token"), server.seen().getFirst().header("authorization"));
            assertEquals(Optional.empty(), other.seen().getFirst().header("authorization"));
        }
    }

    @Test
    void goesNowhereElseToChangeSomething() {
        try (ScriptedServer other = ScriptedServer.answering(GOOD);
                ScriptedServer server =
                        ScriptedServer.answering(json(308, "{}", "Location: " + other.address() + "/auth/login"))) {
            RemoteException fault = assertThrows(
                    RemoteException.class, () -> Client.of(server).accounts().login("ada", "secret"));
            assertTrue(fault.getMessage().contains("elsewhere, at " + other.address() + "; use"), fault.getMessage());
            assertEquals(List.of(), other.seen());
        }
    }

    @Test
    void doesNotRunInCirclesNorIntoTheVoid() {
        Answer round = json(302, "{}", "Location: /again");
        try (ScriptedServer server = ScriptedServer.answering(round, round, round, round, round, round, GOOD)) {
            assertTrue(fault(Client.of(server)).contains("in circles"));
        }
        for (String location : List.of("X-Nothing: 1", "Location: ftp://x.test/", "Location: :::")) {
            try (ScriptedServer server = ScriptedServer.answering(json(302, "{}", location))) {
                assertTrue(fault(Client.of(server)).contains("named no other place"), location);
            }
        }
    }

    @Test
    void saysWhenItIsNoRegistry() {
        try (ScriptedServer server = ScriptedServer.answering(
                bytes(200, "text/html; charset=utf-8", "<html>".getBytes(StandardCharsets.UTF_8)),
                json(200, "{ broken"),
                json(200, "[1]"),
                json(200, "{\"name\":3}"))) {
            Client client = Client.of(server);
            assertEquals(
                    "What is at " + server.address() + " is no CrewX registry: its answer to GET /registry/info is"
                            + " text/html; charset=utf-8, not JSON",
                    fault(client));
            assertTrue(fault(client).contains("is not JSON"));
            assertTrue(fault(client).contains("is not JSON"));
            assertTrue(fault(client).contains("makes no sense: \"name\" is not a string"));
            assertEquals(List.of(), client.slept);
        }
    }

    @Test
    void doesNotReadWithoutAnEnd() {
        try (ScriptedServer server = ScriptedServer.answering(endless("application/json"))) {
            assertTrue(fault(Client.of(server)).contains("of more than 32 MiB"));
        }
    }

    @Test
    void doesNotWaitWithoutAnEnd() {
        try (ScriptedServer server = ScriptedServer.answering(silence(), silence(), silence(), silence())) {
            assertTrue(fault(Client.of(server).impatient()).contains("cannot be reached: it took too long to answer"));
        }
    }

    @Test
    void saysWhenWhatComesIsNoHttp() {
        Answer other = raw("SSH-2.0-OpenSSH_9.9\r\n\r\n");
        try (ScriptedServer server = ScriptedServer.answering(other, other, other, other)) {
            String message = fault(Client.of(server));
            assertTrue(message.contains("cannot be reached") && !message.contains("Exception"), message);
        }
    }

    @Test
    void saysWhenNobodyListens() {
        Client client = Client.at("http://127.0.0.1:1");
        assertTrue(fault(client).contains("cannot be reached: connection refused (GET /registry/info, tried 4 times)"));
    }

    @Test
    void saysWhenItDoesNotSpeakHttps() {
        try (ScriptedServer server = ScriptedServer.answering(hangUp())) {
            Client client = Client.at("https://127.0.0.1:" + server.address().getPort());
            String message = fault(client);
            assertTrue(message.contains("cannot be reached"), message);
            assertFalse(message.contains("Exception"), message);
        }
    }

    @Test
    void goesThroughTheProxyThatTheEnvironmentNames() {
        try (ScriptedServer proxy = ScriptedServer.answering(GOOD)) {
            Client client = Client.at("http://skills.example")
                    .showing("token")
                    .in(Map.of("http_proxy", proxy.address().toString()));
            assertEquals(new Reply.Ok<>(INFO), client.registry().info());
            assertEquals(List.of("GET http://skills.example/registry/info"), proxy.requests());
        }
    }

    @Test
    void tellsTheProxyItsPasswordAndNobodyElse() {
        try (ScriptedServer proxy = ScriptedServer.answering(
                bytes(407, "text/plain", new byte[0], "Proxy-Authenticate: Basic realm=\"p\""), GOOD)) {
            String url = proxy.address().toString().replace("http://", "http://ada:secret@");
            Client client = Client.at("http://skills.example").in(Map.of("HTTP_PROXY", url));
            assertEquals(new Reply.Ok<>(INFO), client.registry().info());
            assertEquals(
                    Optional.of("Basic YWRhOnNlY3JldA=="), proxy.seen().get(1).header("proxy-authorization"));
            assertFalse(client.told.toString().contains("secret"), client.told.toString());
        }
    }
}
