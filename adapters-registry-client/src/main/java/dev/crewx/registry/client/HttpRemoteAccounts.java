package dev.crewx.registry.client;

import dev.crewx.application.remote.spi.Done;
import dev.crewx.application.remote.spi.RemoteAccounts;
import dev.crewx.application.remote.spi.Reply;
import dev.crewx.domain.access.Username;
import dev.crewx.domain.json.JsonValue;
import dev.crewx.domain.json.JsonValue.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Accounts of a registry at a URL. */
final class HttpRemoteAccounts implements RemoteAccounts {
    private final HttpCalls calls;

    HttpRemoteAccounts(HttpCalls calls) {
        this.calls = calls;
    }

    @Override
    public Reply<Session> login(String username, String password) {
        return calls.json(post("/auth/login", credentials("username", username, password)), Answers::session);
    }

    @Override
    public Reply<Session> refresh(String refreshToken) {
        JsonObject body = new JsonObject(Map.of("refreshToken", JsonValue.of(refreshToken)));
        return calls.json(post("/auth/refresh", body), Answers::session);
    }

    @Override
    public Reply<Done> logout() {
        return calls.done(Request.once("POST", "/auth/logout", Request.Body.NONE));
    }

    @Override
    public Reply<Identity> whoAmI() {
        return calls.get("/auth/me", Answers::identity);
    }

    @Override
    public Reply<Username> createUser(String name, String password) {
        return calls.json(post("/users", credentials("name", name, password)), Answers::user);
    }

    @Override
    public Reply<UserDetails> user(Username name) {
        return calls.get("/users/" + name, Answers::userDetails);
    }

    @Override
    public Reply<Done> changePassword(Username name, Optional<String> current, String next) {
        Map<String, JsonValue> body = new LinkedHashMap<>();
        current.ifPresent(password -> body.put("currentPassword", JsonValue.of(password)));
        body.put("password", JsonValue.of(next));
        return calls.done(Request.once("PUT", "/users/" + name + "/password", calls.body(new JsonObject(body))));
    }

    @Override
    public Reply<Done> setDisabled(Username name, boolean disabled) {
        return calls.done(Request.put(
                "/users/" + name + "/disabled",
                calls.body(new JsonObject(Map.of("disabled", JsonValue.of(disabled))))));
    }

    @Override
    public Reply<NewKey> createKey(KeyRequest request) {
        Map<String, JsonValue> body = new LinkedHashMap<>();
        body.put("name", JsonValue.of(request.name()));
        body.put("permissions", JsonValue.ofStrings(request.permissions()));
        if (!request.packages().isEmpty()) {
            body.put("packages", JsonValue.ofStrings(request.packages()));
        }
        request.lifetime().ifPresent(time -> body.put("expiresInDays", JsonValue.of(time.toDays())));
        return calls.json(post("/api-keys", new JsonObject(body)), Answers::newKey);
    }

    @Override
    public Reply<List<KeyDetails>> keys() {
        return calls.get(
                "/api-keys" + new Query().add("limit", 200),
                answer -> Answers.listing(answer, Answers::key).items());
    }

    @Override
    public Reply<Done> revokeKey(String keyId) {
        return calls.done(Request.once("DELETE", "/api-keys/" + Paths.segment(keyId), Request.Body.NONE));
    }

    private Request post(String path, JsonObject body) {
        return Request.once("POST", path, calls.body(body));
    }

    private static JsonObject credentials(String nameField, String name, String password) {
        Map<String, JsonValue> body = new LinkedHashMap<>();
        body.put(nameField, JsonValue.of(name));
        body.put("password", JsonValue.of(password));
        return new JsonObject(body);
    }
}
