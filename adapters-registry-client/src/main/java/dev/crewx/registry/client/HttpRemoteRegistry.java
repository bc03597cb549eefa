package dev.crewx.registry.client;

import dev.crewx.application.bundle.spi.JsonText;
import dev.crewx.application.remote.spi.RemoteException;
import dev.crewx.application.remote.spi.RemoteRegistry;
import dev.crewx.application.remote.spi.Reply;
import dev.crewx.domain.access.Username;
import dev.crewx.domain.catalog.IndexEntry;
import dev.crewx.domain.json.JsonValue;
import dev.crewx.domain.json.JsonValue.JsonObject;
import dev.crewx.domain.manifest.PackageId;
import dev.crewx.domain.version.SemanticVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A registry at a URL, over its HTTP API. */
public final class HttpRemoteRegistry implements RemoteRegistry {
    private final HttpCalls calls;
    private final URI address;

    /**
     * A registry that is asked with this token.
     *
     * @param address its URL, without a path of its own or with the one it is mounted at
     * @param token what proves who asks; empty asks as nobody
     * @param json reads and writes JSON
     */
    public HttpRemoteRegistry(URI address, Optional<String> token, JsonText json) {
        String text = address.toString();
        this.address = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
        this.calls = new HttpCalls(this.address, token, json);
    }

    @Override
    public URI address() {
        return address;
    }

    @Override
    public Reply<Session> login(String username, String password) {
        return calls.post("/auth/login", credentials("username", username, password), Answers::session);
    }

    @Override
    public Reply<Username> whoAmI() {
        return calls.get("/auth/me", Answers::user);
    }

    @Override
    public Reply<Username> createUser(String name, String password) {
        return calls.post("/users", credentials("name", name, password), Answers::user);
    }

    private static JsonObject credentials(String nameField, String name, String password) {
        Map<String, JsonValue> body = new LinkedHashMap<>();
        body.put(nameField, JsonValue.of(name));
        body.put("password", JsonValue.of(password));
        return new JsonObject(body);
    }

    @Override
    public Reply<SearchResult> search(String text, int limit) {
        return calls.get("/packages/search?limit=" + limit + "&q=" + encode(text), Answers::searchResult);
    }

    @Override
    public Reply<PackageDetails> details(PackageId id, Optional<SemanticVersion> version) {
        String query = version.map(v -> "?version=" + encode(v.toString())).orElse("");
        return calls.get("/packages/" + encode(id.toString()) + query, Answers::details);
    }

    @Override
    public Reply<IndexEntry> index(PackageId id) {
        return calls.get("/index/" + encode(id.toString()), Answers::index);
    }

    @Override
    public Reply<Long> download(PackageId id, SemanticVersion version, OutputStream sink) {
        return calls.exchange(
                "GET",
                versionPath(id, version) + "/download",
                HttpCalls.Body.NONE,
                (status, body) -> body.transferTo(sink));
    }

    @Override
    public Reply<Published> publish(PackageId id, SemanticVersion version, Path bundle) {
        HttpCalls.Body body = new HttpCalls.Body("application/octet-stream", length(bundle), sink -> {
            try (InputStream in = Files.newInputStream(bundle)) {
                in.transferTo(sink);
            }
        });
        return calls.json(
                "POST", versionPath(id, version), body, (status, answer) -> Answers.published(answer, status == 201));
    }

    private static long length(Path bundle) {
        try {
            return Files.size(bundle);
        } catch (IOException e) {
            throw new RemoteException("Cannot read the bundle " + bundle + ": " + e.getMessage(), e);
        }
    }

    private static String versionPath(PackageId id, SemanticVersion version) {
        return "/packages/" + encode(id.toString()) + "/versions/" + encode(version.toString());
    }

    private static String encode(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
