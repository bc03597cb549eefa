package dev.crewx.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.application.bundle.spi.BundleLimits;
import dev.crewx.application.storage.spi.Storage;
import dev.crewx.application.testkit.TinyPasswordHasher;
import dev.crewx.application.testkit.TinyStorageProvider;
import dev.crewx.application.testkit.Versions;
import dev.crewx.domain.access.Account;
import dev.crewx.domain.access.Role;
import dev.crewx.domain.access.Username;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.client.HttpClient;
import io.micronaut.http.client.exceptions.HttpClientResponseException;
import java.net.MalformedURLException;
import java.net.URL;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every route has in common, over a real port, with the testkit's stores behind it. */
final class RegistryServerTest {
    private RegistryServer server;
    private HttpClient http;

    @BeforeEach
    void start() {
        Storage storage = TinyStorageProvider.storage();
        TinyPasswordHasher passwords = new TinyPasswordHasher();
        storage.accounts()
                .create(new Account(
                        new Username("ada"),
                        passwords.hash("a long password"),
                        Role.USER,
                        false,
                        Versions.PUBLISHED_AT));
        server = RegistryServer.start(TestRegistry.ports(storage, Clock.systemUTC()), settings(0));
        http = HttpClient.create(url());
    }

    private static ServerSettings settings(int port) {
        return new ServerSettings(
                "127.0.0.1",
                port,
                "0.0.0",
                BundleLimits.DEFAULT,
                "{}",
                AccessSettings.closed(),
                HttpSettings.DEFAULT,
                Optional.empty());
    }

    private URL url() {
        try {
            return server.address().toURL();
        } catch (MalformedURLException e) {
            throw new AssertionError(e);
        }
    }

    @AfterEach
    void stop() {
        http.close();
        server.close();
    }

    private HttpClientResponseException refused(int status, HttpRequest<?> request) {
        HttpClientResponseException refused = assertThrows(
                HttpClientResponseException.class, () -> http.toBlocking().exchange(request, String.class));
        assertEquals(status, refused.getStatus().getCode());
        assertEquals(
                "application/problem+json",
                refused.getResponse().getContentType().map(MediaType::getName).orElse(""));
        return refused;
    }

    private static String body(HttpClientResponseException refused) {
        return refused.getResponse().getBody(String.class).orElse("");
    }

    @Test
    void everyErrorIsAProblemWithTheRequestsId() {
        HttpRequest<?> request = HttpRequest.GET("/packages/no-such-thing").header("X-Request-Id", "my-id-1");
        HttpClientResponseException refused = refused(404, request);
        assertEquals("my-id-1", refused.getResponse().header("X-Request-Id"));
        assertTrue(body(refused).contains("\"type\":\"/problems/package-not-found\""), body(refused));
        assertTrue(body(refused).contains("\"instance\":\"my-id-1\""), body(refused));
    }

    @Test
    void aRequestIdThatIsNotSaneIsReplaced() {
        HttpResponse<String> answer = http.toBlocking()
                .exchange(HttpRequest.GET("/health").header("X-Request-Id", "no spaces please"), String.class);
        assertEquals(32, String.valueOf(answer.header("X-Request-Id")).length());
    }

    @Test
    void whatIsNoRouteIsNotFound() {
        refused(404, HttpRequest.GET("/nowhere"));
        refused(405, HttpRequest.PUT("/auth/login", Map.of()));
    }

    @Test
    void wrongTypesAreTheClientsFault() {
        refused(400, HttpRequest.POST("/auth/login", "{\"username\": {").contentType(MediaType.APPLICATION_JSON_TYPE));
        refused(400, HttpRequest.GET("/packages?limit=many"));
        refused(400, HttpRequest.GET("/packages/search?limit=201"));
        refused(400, HttpRequest.GET("/packages/Not%20An%20Id"));
        refused(415, HttpRequest.POST("/auth/login", "x").contentType(MediaType.TEXT_PLAIN_TYPE));
    }

    @Test
    void whoIsNotSignedInIsToldHow() {
        HttpClientResponseException refused = refused(401, HttpRequest.GET("/auth/me"));
        assertEquals("Bearer realm=\"crewx\"", refused.getResponse().header("WWW-Authenticate"));
        refused(401, HttpRequest.GET("/auth/me").bearerAuth("no.such.token"));
    }

    @Test
    void whoIsSignedInIsKnownAndMayNotMakeAccounts() {
        Map<?, ?> session = http.toBlocking()
                .retrieve(
                        HttpRequest.POST("/auth/login", Map.of("username", "ada", "password", "a long password")),
                        Map.class);
        String token = String.valueOf(session.get("token"));
        String me = http.toBlocking().retrieve(HttpRequest.GET("/auth/me").bearerAuth(token));
        assertTrue(me.contains("\"name\":\"ada\""), me);
        refused(
                403,
                HttpRequest.POST("/users", Map.of("name", "bob", "password", "a long password"))
                        .bearerAuth(token));
    }

    @Test
    void aTakenPortIsSaidInOneLine() {
        PortTakenException taken = assertThrows(
                PortTakenException.class,
                () -> RegistryServer.start(
                                TestRegistry.ports(TinyStorageProvider.storage(), Clock.systemUTC()),
                                settings(server.address().getPort()))
                        .close());
        assertTrue(String.valueOf(taken.getMessage()).contains("the port is taken"));
    }
}
