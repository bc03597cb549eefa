package dev.crewx.registry.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.Optional;

/**
 * A registry's answer, its body still to be read.
 *
 * @param status the HTTP status
 * @param connection gives the headers
 * @param body the body, as it comes
 * @param length how long the body is said to be; -1 when it is not said
 */
record Answer(int status, HttpURLConnection connection, InputStream body, long length) {

    Optional<String> header(String name) {
        return Optional.ofNullable(connection.getHeaderField(name));
    }

    boolean isGood() {
        return status >= 200 && status < 300;
    }

    /**
     * The whole body.
     *
     * @param limit at most so many bytes are read
     * @return empty when there are more
     * @throws IOException when it ends before its end
     */
    Optional<byte[]> read(int limit) throws IOException {
        byte[] bytes = body.readNBytes(limit + 1);
        return bytes.length > limit ? Optional.empty() : Optional.of(bytes);
    }

    /** How long the registry asks to wait. A date is measured by the registry's own clock. */
    Optional<Duration> retryAfter() {
        Optional<String> text = header("Retry-After").map(String::strip);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (text.get().matches("[0-9]{1,6}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(text.get())));
        }
        long then = connection.getHeaderFieldDate("Retry-After", 0);
        long now = connection.getDate();
        return then > now && now > 0 ? Optional.of(Duration.ofMillis(then - now)) : Optional.empty();
    }
}
