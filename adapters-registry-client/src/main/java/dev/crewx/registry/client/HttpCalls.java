package dev.crewx.registry.client;

import dev.crewx.application.bundle.spi.JsonText;
import dev.crewx.application.remote.spi.RemoteException;
import dev.crewx.application.remote.spi.Reply;
import dev.crewx.domain.json.JsonValue.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Requests to one registry and what comes back. On {@link HttpURLConnection}, since a command that makes one call
 * starts sooner than with {@code java.net.http} (ADR 3).
 */
final class HttpCalls {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(60);
    private static final int MAX_BUFFERED = 64 << 10;
    private static final int MAX_JSON_BYTES = 64 << 20;

    private final URI address;
    private final Optional<String> token;
    private final JsonText json;

    HttpCalls(URI address, Optional<String> token, JsonText json) {
        this.address = address;
        this.token = token;
        this.json = json;
    }

    <T> Reply<T> get(String path, Function<JsonObject, T> read) {
        return json("GET", path, Body.NONE, (status, answer) -> read.apply(answer));
    }

    <T> Reply<T> post(String path, JsonObject body, Function<JsonObject, T> read) {
        byte[] bytes = json.compact(body).getBytes(StandardCharsets.UTF_8);
        return json(
                "POST",
                path,
                new Body("application/json", bytes.length, sink -> sink.write(bytes)),
                (status, answer) -> read.apply(answer));
    }

    /** Sends a request whose good answer is a JSON object; its status and the object go to {@code read}. */
    <T> Reply<T> json(String method, String path, Body body, BiFunction<Integer, JsonObject, T> read) {
        return exchange(
                method,
                path,
                body,
                (status, stream) -> read(method, path, stream, answer -> read.apply(status, answer)));
    }

    /** Sends a request; a good answer's status and body go to {@code read}. */
    <T> Reply<T> exchange(String method, String path, Body body, BodyReader<T> read) {
        HttpURLConnection connection = null;
        try {
            connection = open(method, path, body);
            int status = connection.getResponseCode();
            if (status >= 200 && status < 300) {
                try (InputStream answer = connection.getInputStream()) {
                    return new Reply.Ok<>(read.read(status, answer));
                }
            }
            return refusal(status, connection.getErrorStream());
        } catch (IOException e) {
            throw new RemoteException(
                    "The registry at " + address + " cannot be reached: " + reason(e) + " (" + method + " " + path
                            + ")",
                    e);
        } finally {
            if (connection != null && !body.isNone()) {
                // An unread refusal of a half-sent body would poison a reused connection.
                connection.disconnect();
            }
        }
    }

    private HttpURLConnection open(String method, String path, Body body) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(address + path).toURL().openConnection();
        connection.setRequestMethod(method);
        connection.setConnectTimeout(Math.toIntExact(CONNECT_TIMEOUT.toMillis()));
        connection.setReadTimeout(Math.toIntExact(READ_TIMEOUT.toMillis()));
        // A token must not follow a redirect to somewhere else.
        connection.setInstanceFollowRedirects(false);
        connection.setRequestProperty("Accept", "application/json, application/octet-stream;q=0.9");
        connection.setRequestProperty("User-Agent", "crewx");
        token.ifPresent(value -> connection.setRequestProperty("Authorization", "Bearer " + value));
        if (!body.isNone()) {
            connection.setDoOutput(true);
            connection.setRequestProperty("Content-Type", body.type());
            if (body.length() > MAX_BUFFERED) {
                // Streaming keeps a bundle out of memory, but then the connection gives no body with a 401.
                connection.setFixedLengthStreamingMode(body.length());
            }
            try (OutputStream sink = connection.getOutputStream()) {
                body.writer().write(sink);
            } catch (IOException e) {
                // The server may have answered before it read everything: that answer is the better reason.
                if (connection.getErrorStream() == null) {
                    throw e;
                }
            }
        }
        return connection;
    }

    private <T> Reply<T> refusal(int status, @Nullable InputStream body) throws IOException {
        byte[] bytes = body == null ? new byte[0] : body.readNBytes(MAX_JSON_BYTES);
        JsonObject problem = object(bytes).orElse(JsonObject.EMPTY);
        String type = problem.text("type")
                .map(t -> t.substring(t.lastIndexOf('/') + 1))
                .orElse("");
        String detail = problem.text("detail").orElse("The registry at " + address + " answered " + status + ".");
        List<String> errors = problem.array("errors").stream()
                .map(error -> error instanceof JsonObject o
                        ? o.text("pointer").orElse("") + ": "
                                + o.text("message").orElse("")
                        : "")
                .filter(text -> !text.isEmpty())
                .toList();
        return new Reply.Refused<>(status, type, detail, errors);
    }

    private <T> T read(String method, String path, InputStream stream, Function<JsonObject, T> read)
            throws IOException {
        JsonObject answer = object(stream.readNBytes(MAX_JSON_BYTES))
                .orElseThrow(() -> new RemoteException("What is at " + address + " is no CrewX registry: its answer to "
                        + method + " " + path + " is not JSON"));
        try {
            return read.apply(answer);
        } catch (IllegalArgumentException e) {
            throw new RemoteException(
                    "The registry at " + address + " gave an answer to " + method + " " + path
                            + " that makes no sense: " + e.getMessage(),
                    e);
        }
    }

    private Optional<JsonObject> object(byte[] bytes) {
        return json.parse(bytes) instanceof JsonText.Reading.Parsed(JsonObject object)
                ? Optional.of(object)
                : Optional.empty();
    }

    private static String reason(IOException e) {
        return switch (e) {
            case UnknownHostException unknown -> "there is no host \"" + unknown.getMessage() + "\"";
            case SocketTimeoutException ignored -> "it took too long to answer";
            case ConnectException refused ->
                String.valueOf(refused.getMessage()).toLowerCase(Locale.ROOT);
            default -> e.getClass().getSimpleName() + ": " + e.getMessage();
        };
    }

    /** Reads an answer's body. */
    interface BodyReader<T> {
        T read(int status, InputStream answer) throws IOException;
    }

    /** Writes a request's body. */
    interface BodyWriter {
        void write(OutputStream sink) throws IOException;
    }

    /** A request's body. */
    record Body(String type, long length, BodyWriter writer) {
        static final Body NONE = new Body("", 0, sink -> {});

        boolean isNone() {
            return type.isEmpty();
        }
    }
}
