package dev.crewx.registry.client;

import dev.crewx.application.remote.spi.Done;
import dev.crewx.application.remote.spi.RemoteException;
import dev.crewx.application.remote.spi.RemotePublishing;
import dev.crewx.application.remote.spi.Reply;
import dev.crewx.domain.access.Username;
import dev.crewx.domain.json.JsonValue;
import dev.crewx.domain.json.JsonValue.JsonObject;
import dev.crewx.domain.manifest.PackageId;
import dev.crewx.domain.version.SemanticVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;

/** Publishing to a registry at a URL. */
final class HttpRemotePublishing implements RemotePublishing {
    private static final int BUFFER = 64 << 10;

    private final HttpCalls calls;

    HttpRemotePublishing(HttpCalls calls) {
        this.calls = calls;
    }

    @Override
    public Reply<Published> publish(PackageId id, SemanticVersion version, Path bundle, LongConsumer sent) {
        Request.Body body =
                new Request.Body("application/octet-stream", length(bundle), sink -> send(bundle, sink, sent));
        // The same bytes again are the same publication: it may be sent again whatever happened.
        Request request = new Request("POST", Paths.ofVersion(id, version), body, Request.Repeat.ALWAYS, Map::of);
        return calls.json(request, (status, answer) -> Answers.published(answer, status == 201));
    }

    private static void send(Path bundle, OutputStream sink, LongConsumer sent) throws IOException {
        sent.accept(0);
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(bundle)) {
            long total = 0;
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                sink.write(buffer, 0, count);
                total += count;
                sent.accept(total);
            }
        }
    }

    private static long length(Path bundle) {
        try {
            return Files.size(bundle);
        } catch (IOException e) {
            throw new RemoteException("Cannot read the bundle " + bundle + ": " + e.getMessage(), e);
        }
    }

    @Override
    public Reply<Done> yank(PackageId id, SemanticVersion version) {
        return calls.done(Request.put(Paths.ofVersion(id, version) + "/yank", Request.Body.NONE));
    }

    @Override
    public Reply<Done> unyank(PackageId id, SemanticVersion version) {
        return calls.done(Request.put(Paths.ofVersion(id, version) + "/unyank", Request.Body.NONE));
    }

    @Override
    public Reply<Done> deprecate(PackageId id, SemanticVersion version, Optional<String> message) {
        JsonValue words = message.map(JsonValue::of).orElse(JsonValue.JsonNull.NULL);
        return calls.done(Request.put(
                Paths.ofVersion(id, version) + "/deprecate", calls.body(new JsonObject(Map.of("message", words)))));
    }

    @Override
    public Reply<Done> delete(PackageId id, SemanticVersion version, boolean force) {
        Query query = force ? new Query().add("force", "true") : new Query();
        return calls.done(Request.once("DELETE", Paths.ofVersion(id, version) + query, Request.Body.NONE));
    }

    @Override
    public Reply<Done> setTag(PackageId id, String tag, SemanticVersion version) {
        return calls.done(Request.put(
                tagPath(id, tag), calls.body(new JsonObject(Map.of("version", JsonValue.of(version.toString()))))));
    }

    @Override
    public Reply<Done> removeTag(PackageId id, String tag) {
        return calls.done(Request.once("DELETE", tagPath(id, tag), Request.Body.NONE));
    }

    private static String tagPath(PackageId id, String tag) {
        return Paths.ofPackage(id) + "/dist-tags/" + Paths.segment(tag);
    }

    @Override
    public Reply<List<String>> owners(PackageId id) {
        return calls.get(Paths.ofPackage(id) + "/owners", Answers::owners);
    }

    @Override
    public Reply<Done> addOwner(PackageId id, Username user) {
        return calls.done(Request.put(Paths.ofPackage(id) + "/owners/" + user, Request.Body.NONE));
    }

    @Override
    public Reply<Done> removeOwner(PackageId id, Username user) {
        return calls.done(Request.once("DELETE", Paths.ofPackage(id) + "/owners/" + user, Request.Body.NONE));
    }

    @Override
    public Reply<Done> addScopeOwner(String scope, Username user) {
        return calls.done(Request.put(scopePath(scope, user), Request.Body.NONE));
    }

    @Override
    public Reply<Done> removeScopeOwner(String scope, Username user) {
        return calls.done(Request.once("DELETE", scopePath(scope, user), Request.Body.NONE));
    }

    private static String scopePath(String scope, Username user) {
        return "/scopes/" + Paths.segment(scope) + "/owners/" + user;
    }
}
