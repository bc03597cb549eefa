package dev.crewx.registry.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLConnection;
import java.util.Optional;
import javax.net.ssl.HttpsURLConnection;

/**
 * One request on its way. On {@link HttpURLConnection}, since a command that makes one call starts sooner than with
 * {@code java.net.http} (ADR 3).
 */
final class Wire implements AutoCloseable {
    private static final int MAX_BUFFERED = 64 << 10;

    private final HttpURLConnection connection;
    private final Transport transport;
    private final Request.Body body;

    private Wire(HttpURLConnection connection, Transport transport, Request.Body body) {
        this.connection = connection;
        this.transport = transport;
        this.body = body;
    }

    /** Sends a request, body and all. */
    static Wire open(Transport transport, Request request, URI url, Optional<String> token) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) connection(transport, url);
        connection.setRequestMethod(request.method());
        connection.setInstanceFollowRedirects(false);
        connection.setConnectTimeout((int) transport.patience().connect().toMillis());
        connection.setReadTimeout((int) transport.patience().silence().toMillis());
        connection.setUseCaches(false);
        connection.setRequestProperty("Accept", "application/json, application/octet-stream;q=0.9");
        connection.setRequestProperty("User-Agent", transport.agent());
        request.headers().get().forEach(connection::setRequestProperty);
        token.ifPresent(value -> connection.setRequestProperty("Authorization", "Bearer " + value));
        if (connection instanceof HttpsURLConnection https) {
            transport.authorities().ifPresent(https::setSSLSocketFactory);
        }
        Wire wire = new Wire(connection, transport, request.body());
        if (!request.body().isNone()) {
            wire.send();
        }
        return wire;
    }

    private static URLConnection connection(Transport transport, URI url) throws IOException {
        Optional<Proxies.Through> through;
        try {
            through = transport.proxies().forUrl(url);
        } catch (IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        }
        if (through.isEmpty()) {
            return url.toURL().openConnection();
        }
        URLConnection connection = url.toURL().openConnection(through.get().proxy());
        through.get().authenticator().ifPresent(((HttpURLConnection) connection)::setAuthenticator);
        return connection;
    }

    private void send() throws IOException {
        connection.setDoOutput(true);
        connection.setRequestProperty("Content-Type", body.type());
        if (body.length() > MAX_BUFFERED) {
            // Streaming keeps a bundle out of memory, but then the connection gives no body with a 401.
            connection.setFixedLengthStreamingMode(body.length());
        }
        try (OutputStream sink = connection.getOutputStream()) {
            body.writer().write(sink);
        } catch (IOException e) {
            // The registry may have answered before it read everything: that answer is the better reason.
            if (connection.getErrorStream() == null) {
                connection.disconnect();
                throw e;
            }
        }
    }

    /** What came back, its body still to be read. */
    Answer answer() throws IOException {
        int status = connection.getResponseCode();
        if (status < 0) {
            throw new IOException("what came is no HTTP");
        }
        InputStream content = status >= 400 ? connection.getErrorStream() : connection.getInputStream();
        if (content == null) {
            return new Answer(status, connection, InputStream.nullInputStream(), -1);
        }
        return new Answer(
                status,
                connection,
                new PatientInput(content, transport.patience(), transport.nanoClock()),
                connection.getContentLengthLong());
    }

    @Override
    public void close() {
        if (!body.isNone()) {
            // An unread refusal of a half-sent body would poison a reused connection.
            connection.disconnect();
        }
    }
}
