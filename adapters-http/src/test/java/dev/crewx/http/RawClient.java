package dev.crewx.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;

/** A client that sends whatever a test wants, well-formed or not, and reads answers byte by byte. */
public final class RawClient implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 20_000;

    private final Socket socket;
    private final InputStream in;

    private RawClient(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    /** Connected to a server. */
    public static RawClient to(URI server) throws IOException {
        Socket socket = new Socket(server.getHost(), server.getPort());
        socket.setSoTimeout(PATIENCE_MILLIS);
        return new RawClient(socket);
    }

    /** Sends text as it stands, one byte a character. */
    public RawClient send(String text) throws IOException {
        return send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Sends bytes. */
    public RawClient send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
        return this;
    }

    /** Sends a GET without a body. */
    public RawClient get(String target) throws IOException {
        return send("GET " + target + " HTTP/1.1\r\nHost: test\r\n\r\n");
    }

    /** Sends a request with a body. */
    public RawClient send(String method, String target, String type, String body, String... headers)
            throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        send(method + " " + target + " HTTP/1.1\r\nHost: test\r\nContent-Type: " + type + "\r\nContent-Length: "
                + bytes.length + "\r\n" + String.join("", headers) + "\r\n");
        return send(bytes);
    }

    /** Reads the answer to a request that was no HEAD; interim ones are passed over. */
    public Answer answer() throws IOException {
        return answer(true);
    }

    /** Reads an interim answer; its status. */
    public int interim() throws IOException {
        int status = Integer.parseInt(line().orElseThrow().split(" ", 3)[1]);
        line();
        return status;
    }

    /** Reads an answer's head and leaves its body where it is. */
    public Answer head() throws IOException {
        return answer(false);
    }

    /** Reads an answer that has no body, whatever its length says. */
    public Answer answerWithoutBody() throws IOException {
        return answer(false);
    }

    private Answer answer(boolean withBody) throws IOException {
        String status = line().orElseThrow(() -> new IOException("The connection ended before an answer"));
        TreeMap<String, String> headers = new TreeMap<>();
        for (String line = line().orElse(""); !line.isEmpty(); line = line().orElse("")) {
            int colon = line.indexOf(':');
            headers.merge(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip(),
                    (first, second) -> first + ", " + second);
        }
        int code = Integer.parseInt(status.split(" ", 3)[1]);
        if (code < 200) {
            return answer(withBody);
        }
        byte[] body = withBody && code != 204 && code != 304 ? body(headers) : new byte[0];
        return new Answer(code, headers, body);
    }

    private byte[] body(TreeMap<String, String> headers) throws IOException {
        if ("chunked".equals(headers.get("transfer-encoding"))) {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            for (int length = Integer.parseInt(line().orElseThrow(), 16);
                    length > 0;
                    length = Integer.parseInt(line().orElseThrow(), 16)) {
                all.write(in.readNBytes(length));
                line();
            }
            line();
            return all.toByteArray();
        }
        String length = headers.get("content-length");
        return length == null ? in.readAllBytes() : in.readNBytes(Integer.parseInt(length));
    }

    private Optional<String> line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                return line.size() == 0 ? Optional.empty() : Optional.of(line.toString(StandardCharsets.ISO_8859_1));
            }
            if (b != '\r') {
                line.write(b);
            }
        }
        return Optional.of(line.toString(StandardCharsets.ISO_8859_1));
    }

    /** Waits for the server to end the connection; how many bytes came before. */
    public int untilTheEnd() throws IOException {
        return in.readAllBytes().length;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    /**
     * An answer.
     *
     * @param status its status
     * @param headers its headers, names in lower case
     * @param body its body
     */
    public record Answer(int status, TreeMap<String, String> headers, byte[] body) {
        /** The body as text. */
        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        /** A header, empty when it is not there. */
        public String header(String name) {
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
        }
    }
}
