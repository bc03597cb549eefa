package dev.crewx.http.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.domain.manifest.PackageId;
import dev.crewx.http.HttpSettings;
import dev.crewx.http.RawClient;
import dev.crewx.http.TestRegistry;
import dev.crewx.http.TickingClock;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Rate limits over a real port, with a clock that stands still. */
final class RateLimitTest {
    private static final String LOGIN = "{\"username\":\"ada\",\"password\":\"" + TestRegistry.PASSWORD + "\"}";

    private final TickingClock clock = new TickingClock();

    private TestRegistry registry(HttpSettings.Rates rates) {
        return TestRegistry.start(TestRegistry.settings(rates), clock);
    }

    private static RawClient.Answer login(RawClient client, String body) throws IOException {
        return client.send("POST", "/auth/login", "application/json", body).answer();
    }

    @Test
    void whoAsksTooOftenIsToldWhenToComeBack() throws IOException {
        try (TestRegistry registry = registry(new HttpSettings.Rates(3, 0, 0, 0));
                RawClient client = registry.connect()) {
            for (int left = 2; left >= 0; left--) {
                RawClient.Answer answer = client.get("/registry/info").answer();
                assertEquals(200, answer.status());
                assertEquals("3", answer.header("ratelimit-limit"));
                assertEquals(String.valueOf(left), answer.header("ratelimit-remaining"));
                assertEquals(String.valueOf((3 - left) * 20), answer.header("ratelimit-reset"));
            }
            RawClient.Answer refused = client.get("/nowhere").answer();
            assertEquals(429, refused.status());
            assertEquals("20", refused.header("retry-after"));
            assertTrue(refused.text().contains("/problems/too-many-requests"), refused.text());
            clock.pass(Duration.ofSeconds(20));
            assertEquals(404, client.get("/nowhere").answer().status());
        }
    }

    @Test
    void signingInHasALimitOfItsOwnWhetherItSucceedsOrNot() throws IOException {
        try (TestRegistry registry = registry(new HttpSettings.Rates(0, 2, 0, 0));
                RawClient client = registry.connect()) {
            assertEquals(401, login(client, LOGIN.replace("long", "short")).status());
            assertEquals(200, login(client, LOGIN).status());
            assertEquals(429, login(client, LOGIN).status());
            assertEquals(200, client.get("/registry/info").answer().status());
        }
    }

    @Test
    void askingForAccountsIsLimitedAsSigningInIs() throws IOException {
        try (TestRegistry registry = registry(new HttpSettings.Rates(0, 2, 0, 0));
                RawClient client = registry.connect()) {
            String account = "{\"name\":\"stranger\",\"password\":\"a long password\"}";
            for (int status : new int[] {401, 401, 429}) {
                RawClient.Answer answer = client.send("POST", "/users", "application/json", account)
                        .answer();
                assertEquals(status, answer.status(), answer.text());
            }
        }
    }

    @Test
    void searchingAndPublishingHaveLimitsOfTheirOwn() throws IOException {
        try (TestRegistry registry = registry(new HttpSettings.Rates(0, 0, 1, 1));
                RawClient client = registry.connect()) {
            assertEquals(200, client.get("/packages/search?q=a").answer().status());
            assertEquals(429, client.get("/packages/search?q=b").answer().status());
            assertEquals(200, client.get("/packages").answer().status());
            String token = "Authorization: Bearer " + registry.token() + "\r\n";
            String publish = "/packages/a/versions/1.0.0";
            String bundle = "application/octet-stream";
            assertEquals(
                    422,
                    client.send("POST", publish, bundle, "x", token).answer().status());
            assertEquals(
                    429,
                    client.send("POST", publish, bundle, "x", token).answer().status());
            assertTrue(registry.storage().packages().find(PackageId.parse("a")).isEmpty());
        }
    }

    @Test
    void anAccountIsOneClientWhereverItIsAndAnAddressAnother() throws IOException {
        try (TestRegistry registry = registry(new HttpSettings.Rates(3, 0, 0, 0));
                RawClient client = registry.connect()) {
            String token = "Authorization: Bearer " + registry.token() + "\r\n";
            String me = "GET /auth/me HTTP/1.1\r\nHost: test\r\n" + token + "\r\n";
            for (int i = 0; i < 3; i++) {
                assertEquals(200, client.send(me).answer().status());
            }
            assertEquals(429, client.send(me).answer().status());
            assertEquals(200, client.get("/registry/info").answer().status());
        }
    }

    @Test
    void credentialsThatDoNotCountAreLimitedByAddress() throws IOException {
        try (TestRegistry registry = registry(new HttpSettings.Rates(3, 0, 0, 0));
                RawClient client = registry.connect()) {
            for (int i = 0; i < 3; i++) {
                String guess = "GET /auth/me HTTP/1.1\r\nHost: test\r\nAuthorization: Bearer guess" + i + "\r\n\r\n";
                assertEquals(401, client.send(guess).answer().status());
            }
            String another = "GET /auth/me HTTP/1.1\r\nHost: test\r\nAuthorization: Bearer guess\r\n\r\n";
            assertEquals(429, client.send(another).answer().status());
        }
    }

    @Test
    void withoutLimitsNothingIsSaidOfThem() throws IOException {
        try (TestRegistry registry = registry(HttpSettings.Rates.NONE);
                RawClient client = registry.connect()) {
            for (int i = 0; i < 20; i++) {
                assertEquals("", login(client, LOGIN).header("ratelimit-limit"));
            }
        }
    }
}
