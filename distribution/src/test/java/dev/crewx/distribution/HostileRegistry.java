package dev.crewx.distribution;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands before a real registry and passes on what it says, but for what it was told to do to some requests. */
final class HostileRegistry implements AutoCloseable {
    private static final List<String> ASKED = List.of("Range", "If-Range", "If-None-Match", "Authorization");
    private static final List<String> ANSWERED =
            List.of("Content-Type", "Content-Range", "Accept-Ranges", "ETag", "Cache-Control");

    private final URI registry;
    private final HttpClient http = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private final CountDownLatch over = new CountDownLatch(1);
    private final ConcurrentMap<String, Deed> deeds = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, AtomicInteger> asked = new ConcurrentHashMap<>();

    /** What is done to a request; the number tells how many there were of its kind, this one included. */
    @FunctionalInterface
    interface Deed {
        void answer(HttpExchange exchange, HttpResponse<byte[]> real, int number)
                throws IOException, InterruptedException;
    }

    HostileRegistry(URI registry) throws IOException {
        this.registry = registry;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** From now on does this to requests whose path ends so. */
    void at(String end, Deed deed) {
        deeds.put(end, deed);
        asked.put(end, new AtomicInteger());
    }

    /** How many requests there were whose path ends so, since it was told what to do to them. */
    int asked(String end) {
        return asked.get(end).get();
    }

    /** Nothing more comes until the test is over. */
    void hang() throws InterruptedException {
        over.await();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            HttpResponse<byte[]> real = ask(exchange);
            for (String end : deeds.keySet()) {
                if (path.endsWith(end)) {
                    deeds.get(end).answer(exchange, real, asked.get(end).incrementAndGet());
                    return;
                }
            }
            pass(exchange, real);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpResponse<byte[]> ask(HttpExchange exchange) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(registry + exchange.getRequestURI().toString()))
                .method(
                        exchange.getRequestMethod(),
                        HttpRequest.BodyPublishers.ofByteArray(
                                exchange.getRequestBody().readAllBytes()));
        List<String> headers = new ArrayList<>(ASKED);
        headers.add("Content-Type");
        for (String header : headers) {
            String value = exchange.getRequestHeaders().getFirst(header);
            if (value != null) {
                request.header(header, value);
            }
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    /** What the registry says, as it says it. */
    static void pass(HttpExchange exchange, HttpResponse<byte[]> real) throws IOException {
        begin(exchange, real);
        try (OutputStream body = exchange.getResponseBody()) {
            body.write(real.body());
        }
    }

    /** The head of what the registry says, which promises the whole body. */
    static void begin(HttpExchange exchange, HttpResponse<byte[]> real) throws IOException {
        for (String header : ANSWERED) {
            real.headers()
                    .firstValue(header)
                    .ifPresent(value -> exchange.getResponseHeaders().set(header, value));
        }
        int length = real.body().length;
        exchange.sendResponseHeaders(real.statusCode(), length == 0 ? -1 : length);
    }

    /** An answer without a body. */
    static void refuse(HttpExchange exchange, int status) throws IOException {
        exchange.sendResponseHeaders(status, -1);
    }

    @Override
    public void close() {
        over.countDown();
        server.stop(0);
        threads.shutdownNow();
        http.shutdownNow();
    }
}
