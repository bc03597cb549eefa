package dev.crewx.application.testkit;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A server that answers what a test tells it, however wrong: one answer a request, in their order. Once the script has
 * ended it answers 599.
 */
public final class ScriptedServer implements AutoCloseable {
    private final ServerSocket socket;
    private final Deque<Answer> script = new ArrayDeque<>();
    private final List<Seen> seen = new ArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connections = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);

    private ScriptedServer(ServerSocket socket) {
        this.socket = socket;
    }

    /** A server on a free port, with these answers. */
    public static ScriptedServer answering(Answer... answers) {
        try {
            ScriptedServer server = new ScriptedServer(new ServerSocket(0, 100, InetAddress.getLoopbackAddress()));
            server.then(answers);
            Thread.ofVirtual().start(server::accept);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds answers to the script. */
    public synchronized ScriptedServer then(Answer... answers) {
        script.addAll(List.of(answers));
        return this;
    }

    /** Where it is. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    /** What it was asked. */
    public synchronized List<Seen> seen() {
        return List.copyOf(seen);
    }

    /** Each request's method and path. */
    public List<String> requests() {
        return seen().stream()
                .map(request -> request.method() + " " + request.path())
                .toList();
    }

    /** How many connections were made to it. */
    public int connections() {
        return connections.get();
    }

    /** How many answers are left. */
    public synchronized int left() {
        return script.size();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                open.add(client);
                connections.incrementAndGet();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                InputStream in = new BufferedInputStream(client.getInputStream());
                OutputStream out = new BufferedOutputStream(client.getOutputStream())) {
            client.setTcpNoDelay(true);
            for (Optional<Seen> request = read(in); request.isPresent(); request = read(in)) {
                Answer answer = next(request.get());
                boolean stays = answer.write(request.get(), out, this);
                out.flush();
                if (!stays) {
                    return;
                }
            }
        } catch (IOException e) {
            // The client went away, as some tests want it to.
            return;
        } finally {
            open.remove(client);
        }
    }

    private synchronized Answer next(Seen request) {
        seen.add(request);
        return script.isEmpty() ? json(599, "{\"detail\":\"The script has ended.\"}") : script.pop();
    }

    private static Optional<Seen> read(InputStream in) throws IOException {
        String line = line(in);
        if (!line.matches("[A-Z]+ \\S+ HTTP/1\\.1")) {
            return Optional.empty();
        }
        String[] words = line.split(" ", -1);
        Map<String, String> headers = new TreeMap<>();
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            int colon = header.indexOf(':');
            headers.put(
                    header.substring(0, colon).toLowerCase(Locale.ROOT),
                    header.substring(colon + 1).strip());
        }
        byte[] body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
        return Optional.of(new Seen(words[0], words[1], headers, body));
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
            if (b != '\r') {
                line.write(b);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            socket.close();
            for (Socket client : open) {
                client.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a request said. */
    public static final class Seen {
        private final String method;
        private final String path;
        private final Map<String, String> headers;
        private final byte[] body;

        private Seen(String method, String path, Map<String, String> headers, byte[] body) {
            this.method = method;
            this.path = path;
            this.headers = headers;
            this.body = body;
        }

        /** Its method. */
        public String method() {
            return method;
        }

        /** Its path and query. */
        public String path() {
            return path;
        }

        /** A header, by its name in lower case. */
        public Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name));
        }

        /** Its body. */
        public byte[] body() {
            return body.clone();
        }

        /** The body as text. */
        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    /** Answers one request. */
    @FunctionalInterface
    public interface Answer {
        /** Writes the answer; false to break the connection afterwards. */
        boolean write(Seen request, OutputStream out, ScriptedServer server) throws IOException;
    }

    /** A whole answer in JSON. */
    public static Answer json(int status, String body, String... headers) {
        return bytes(status, "application/json", body.getBytes(StandardCharsets.UTF_8), headers);
    }

    /** A problem document. */
    public static Answer problem(int status, String type, String detail, String... headers) {
        return bytes(
                status,
                "application/problem+json",
                ("{\"type\":\"/problems/" + type + "\",\"status\":" + status + ",\"detail\":\"" + detail + "\"}")
                        .getBytes(StandardCharsets.UTF_8),
                headers);
    }

    /** A whole answer. */
    public static Answer bytes(int status, String type, byte[] body, String... headers) {
        return part(status, type, body, body.length, headers);
    }

    /** An answer that says it is as long as {@code length}, and breaks off where the body ends if that is longer. */
    public static Answer part(int status, String type, byte[] body, long length, String... headers) {
        return (request, out, server) -> {
            StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " X\r\nContent-Type: " + type + "\r\n");
            for (String header : headers) {
                head.append(header).append("\r\n");
            }
            if (status != 304 && status != 204) {
                head.append("Content-Length: ").append(length).append("\r\n");
            }
            out.write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
            out.write(body);
            return body.length == length;
        };
    }

    /** These characters and then the end. */
    public static Answer raw(String text) {
        return (request, out, server) -> {
            out.write(text.getBytes(StandardCharsets.ISO_8859_1));
            return false;
        };
    }

    /** Nothing: the connection breaks. */
    public static Answer hangUp() {
        return (request, out, server) -> false;
    }

    /** Nothing, for as long as the server lives. */
    public static Answer silence() {
        return (request, out, server) -> {
            try {
                server.closed.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return false;
        };
    }

    /** A body without an end, of this type. */
    public static Answer endless(String type) {
        return (request, out, server) -> {
            out.write(("HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
            byte[] some = "[[[[[[[[[[[[[[[[".repeat(4096).getBytes(StandardCharsets.ISO_8859_1);
            while (server.closed.getCount() > 0) {
                out.write(some);
            }
            return false;
        };
    }
}
