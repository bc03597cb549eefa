package dev.crewx.http.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.crewx.application.testkit.TinyPasswordHasher;
import dev.crewx.application.testkit.Versions;
import dev.crewx.domain.access.Account;
import dev.crewx.domain.access.Role;
import dev.crewx.domain.access.Username;
import dev.crewx.http.HttpSettings;
import dev.crewx.http.RawClient;
import dev.crewx.http.RawClient.Answer;
import dev.crewx.http.TestRegistry;
import dev.crewx.http.TickingClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Signing in and staying so, API keys, and who is told what, over a real port and by a clock that tests move. */
final class SessionsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final TickingClock clock = new TickingClock();
    private TestRegistry registry;

    @BeforeEach
    void start() {
        registry = TestRegistry.start(TestRegistry.settings(HttpSettings.Rates.NONE), clock);
        account("root", Role.ADMIN);
        account("eve", Role.USER);
    }

    private void account(String name, Role role) {
        registry.storage()
                .accounts()
                .create(new Account(
                        new Username(name),
                        new TinyPasswordHasher().hash(TestRegistry.PASSWORD),
                        role,
                        false,
                        Versions.PUBLISHED_AT));
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    void anAccessTokenLastsAQuarterOfAnHourAndHalfAMinute() throws IOException {
        JsonNode session = session("ada");
        assertEquals("2026-01-01T00:15:00Z", session.get("expiresAt").asText());
        clock.pass(Duration.ofSeconds(929));
        assertEquals(200, me(token(session)).status());
        clock.pass(Duration.ofSeconds(1));
        assertEquals(401, me(token(session)).status());
    }

    @Test
    void aRefreshTokenIsTradedOnceAndWhoTradesItAgainEndsTheFamily() throws IOException {
        JsonNode first = session("ada");
        JsonNode second = JSON.readTree(refresh(first).text());
        assertNotEquals(first.get("refreshToken"), second.get("refreshToken"));
        assertEquals(200, me(token(second)).status());
        Answer reused = refresh(first);
        assertEquals(401, reused.status());
        assertTrue(reused.text().contains("traded before"), reused.text());
        assertEquals(401, refresh(second).status(), "the thief, or the one who was robbed, is out too");
        assertEquals(401, me(token(second)).status());
    }

    @Test
    void whoSignsOutIsOutAtOnceAndNobodyElse() throws IOException {
        JsonNode here = session("ada");
        JsonNode elsewhere = session("ada");
        assertEquals(204, send("POST", "/auth/logout", "{}", token(here)).status());
        assertEquals(401, me(token(here)).status());
        assertEquals(401, refresh(here).status());
        assertEquals(200, me(token(elsewhere)).status());
    }

    @Test
    void anAccountThatIsShutOutIsOutAtOnceAndComesBackByANewSignIn() throws IOException {
        String root = token(session("root"));
        JsonNode ada = session("ada");
        assertEquals(
                200,
                send("PUT", "/users/ada/disabled", "{\"disabled\":true}", root).status());
        assertEquals(401, me(token(ada)).status());
        assertEquals(401, login("ada", TestRegistry.PASSWORD).status());
        assertEquals(
                200,
                send("PUT", "/users/ada/disabled", "{\"disabled\":false}", root).status());
        assertEquals(200, me(token(session("ada"))).status());
    }

    @Test
    void aNewPasswordEndsWhatTheOldOneBegan() throws IOException {
        JsonNode ada = session("ada");
        String wrong = "{\"currentPassword\":\"not this one\",\"password\":\"quite another one\"}";
        assertEquals(401, send("PUT", "/users/ada/password", wrong, token(ada)).status());
        assertEquals(200, me(token(ada)).status());
        String right = "{\"currentPassword\":\"" + TestRegistry.PASSWORD + "\",\"password\":\"quite another one\"}";
        assertEquals(204, send("PUT", "/users/ada/password", right, token(ada)).status());
        assertEquals(401, refresh(ada).status());
        assertEquals(401, login("ada", TestRegistry.PASSWORD).status());
        assertEquals(200, login("ada", "quite another one").status());
    }

    @Test
    void whoGuessesPasswordsWaitsAndIsToldHowLong() throws IOException {
        for (int i = 0; i < 5; i++) {
            assertEquals(401, login("ada", "wrong").status());
        }
        login("ada", "wrong");
        Answer told = login("ada", TestRegistry.PASSWORD);
        assertEquals(429, told.status());
        assertTrue(told.text().contains("too-many-attempts"), told.text());
        int seconds = Integer.parseInt(told.header("Retry-After"));
        clock.pass(Duration.ofSeconds(seconds));
        assertEquals(200, login("ada", TestRegistry.PASSWORD).status());
    }

    @Test
    void aNameThatIsNoneIsAnsweredAsAnyOther() throws IOException {
        Answer none = login("x".repeat(5_000), "wrong");
        Answer nobody = login("nobody", "wrong");
        Answer somebody = login("ada", "wrong");
        assertEquals(401, none.status());
        assertEquals(detail(somebody), detail(none));
        assertEquals(detail(somebody), detail(nobody));
    }

    @Test
    void aTokenOfAnotherAlgorithmOrKeyCountsForNothing() throws IOException {
        String token = token(session("ada"));
        String[] parts = token.split("\\.");
        String none = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8));
        assertEquals(401, me(none + "." + parts[1] + ".").status());
        assertEquals(401, me(none + "." + parts[1] + "." + parts[2]).status());
        String other = parts[2].charAt(0) == 'A' ? "B" : "A";
        assertEquals(
                401,
                me(parts[0] + "." + parts[1] + "." + other + parts[2].substring(1))
                        .status());
    }

    @Test
    void anApiKeyIsShownOnceEndsWhenItSaysAndAtOnceWhenItIsTakenBack() throws IOException {
        String ada = token(session("ada"));
        JsonNode lasting =
                key(ada, "{\"name\":\"ci\",\"permissions\":[\"read\"],\"packages\":[\"@ada/*\"],\"expiresInDays\":1}");
        JsonNode other = key(ada, "{\"name\":\"other\",\"permissions\":[\"read\",\"publish\"]}");
        assertTrue(lasting.get("key").asText().startsWith("crwx_"));
        Answer list = send("GET", "/api-keys", "", ada);
        assertEquals(2, JSON.readTree(list.text()).get("total").asInt());
        assertFalse(list.text().contains("crwx_"), "no list shows a secret");
        assertEquals(200, me(lasting.get("key").asText()).status());
        clock.pass(Duration.ofDays(1));
        assertEquals(401, me(lasting.get("key").asText()).status());
        assertEquals(200, me(other.get("key").asText()).status());
        String again = token(session("ada"));
        String id = other.get("id").asText();
        assertEquals(
                404,
                send("DELETE", "/api-keys/" + id, "", token(session("eve"))).status());
        assertEquals(200, me(other.get("key").asText()).status());
        assertEquals(204, send("DELETE", "/api-keys/" + id, "", again).status());
        assertEquals(401, me(other.get("key").asText()).status());
    }

    @Test
    void aKeyCanDoNoMoreThanItsMakerAndMakesNone() throws IOException {
        String ada = token(session("ada"));
        for (String refused : List.of(
                "{\"name\":\"k\",\"permissions\":[\"nosuch\"]}",
                "{\"name\":\"k\",\"permissions\":[]}",
                "{\"name\":\"k\",\"permissions\":[\"read\"],\"packages\":[]}",
                "{\"name\":\"k\",\"permissions\":[\"read\"],\"packages\":[\"not an id\"]}",
                "{\"name\":\" \",\"permissions\":[\"read\"]}",
                "{\"name\":\"k\",\"permissions\":[\"read\"],\"expiresInDays\":0}")) {
            assertEquals(422, send("POST", "/api-keys", refused, ada).status(), refused);
        }
        assertEquals(
                403,
                send("POST", "/api-keys", "{\"name\":\"k\",\"permissions\":[\"admin\"]}", ada)
                        .status());
        String key = key(ada, "{\"name\":\"k\",\"permissions\":[\"read\"]}")
                .get("key")
                .asText();
        assertEquals(
                403,
                send("POST", "/api-keys", "{\"name\":\"l\",\"permissions\":[\"read\"]}", key)
                        .status());
        assertEquals(
                1,
                JSON.readTree(send("GET", "/api-keys", "", ada).text())
                        .get("total")
                        .asInt());
    }

    @Test
    void theAuditTrailTellsWhoDidWhatFromWhereAndBeginsWithTheNewest() throws IOException {
        login("ada", "wrong");
        String ada = token(session("ada"));
        key(ada, "{\"name\":\"ci\",\"permissions\":[\"read\"]}");
        String root = token(session("root"));
        JsonNode events =
                JSON.readTree(send("GET", "/audit?actor=ada", "", root).text());
        assertEquals(3, events.get("total").asInt(), events.toString());
        assertEquals("done", events.at("/items/0/outcome").asText());
        assertEquals("refused", events.at("/items/2/outcome").asText());
        assertEquals("127.0.0.1", events.at("/items/0/address").asText());
        assertFalse(events.at("/items/0/requestId").asText().isEmpty());
        JsonNode page = JSON.readTree(
                send("GET", "/audit?actor=ada&limit=1&offset=2", "", root).text());
        assertEquals(events.at("/items/2"), page.at("/items/0"));
        assertEquals(400, send("GET", "/audit?action=nosuch", "", root).status());
    }

    private JsonNode session(String name) throws IOException {
        return JSON.readTree(login(name, TestRegistry.PASSWORD).text());
    }

    private JsonNode key(String token, String wanted) throws IOException {
        Answer made = send("POST", "/api-keys", wanted, token);
        assertEquals(201, made.status(), made.text());
        return JSON.readTree(made.text());
    }

    private static String token(JsonNode session) {
        return session.get("token").asText();
    }

    private static String detail(Answer answer) throws IOException {
        return JSON.readTree(answer.text()).get("detail").asText();
    }

    private Answer login(String name, String password) throws IOException {
        return send("POST", "/auth/login", "{\"username\":\"" + name + "\",\"password\":\"" + password + "\"}", "");
    }

    private Answer refresh(JsonNode session) throws IOException {
        return send("POST", "/auth/refresh", "{\"refreshToken\":" + session.get("refreshToken") + "}", "");
    }

    private Answer me(String token) throws IOException {
        return send("GET", "/auth/me", "", token);
    }

    private Answer send(String method, String path, String body, String token) throws IOException {
        String authorization = token.isEmpty() ? "" : "Authorization: Bearer " + token + "\r\n";
        try (RawClient client = registry.connect()) {
            return client.send(method, path, "application/json", body, authorization)
                    .answer();
        }
    }
}
