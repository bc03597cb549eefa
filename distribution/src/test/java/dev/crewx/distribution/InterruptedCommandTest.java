package dev.crewx.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.crewx.distribution.Workplace.Answer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The real command, in a process of its own, told to end by the system while a download hangs: it leaves the project as it
 * was, says so, and ends with 130.
 */
final class InterruptedCommandTest {
    private static final int INTERRUPTED = 130;

    @TempDir
    private Path root;

    private final CountDownLatch downloading = new CountDownLatch(1);
    private final CountDownLatch over = new CountDownLatch(1);
    private Workplace work;
    private HttpServer hanging;
    private HttpClient http;

    @BeforeEach
    void open() throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/bin/kill")) || Files.isExecutable(Path.of("/usr/bin/kill")));
        work = Workplace.in(root.resolve("work"));
        work.signIn();
        Answer published =
                work.run("registry", "publish", Workplace.example("word-count").toString());
        assertEquals(0, published.exitCode(), published.toString());
        http = HttpClient.newHttpClient();
        hanging = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        hanging.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        hanging.createContext("/", this::pass);
        hanging.start();
    }

    @AfterEach
    void close() {
        over.countDown();
        hanging.stop(0);
        http.close();
        work.close();
    }

    /** Passes on what the registry says, but for downloads, of which only the beginning comes. */
    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            HttpResponse<byte[]> answer = http.send(
                    HttpRequest.newBuilder(URI.create(
                                    work.registry() + exchange.getRequestURI().toString()))
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length);
            try (OutputStream body = exchange.getResponseBody()) {
                if (exchange.getRequestURI().getPath().endsWith("/download")) {
                    body.write(answer.body(), 0, 100);
                    body.flush();
                    downloading.countDown();
                    over.await();
                }
                body.write(answer.body());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM"})
    void endsAHangingInstallAndLeavesTheProjectAsItWas(String signal) throws Exception {
        Path project = work.folder("interrupted");
        Path output = root.resolve("output");
        Process process = crewx(project, output, "registry", "install", "word-count");
        assertTrue(downloading.await(60, TimeUnit.SECONDS), () -> "no download begins: " + read(output));
        kill(signal, process);
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), "does not end");
        assertEquals(INTERRUPTED, process.exitValue(), () -> read(output));
        assertTrue(read(output).contains("Interrupted; the project is as it was."), () -> read(output));
        try (Stream<Path> left = Files.list(project)) {
            assertEquals(List.of(), left.toList());
        }
    }

    @Test
    void endsOneThatWaitsForAnother() throws Exception {
        Path project = work.folder("interrupted");
        Process first = crewx(project, root.resolve("first"), "registry", "install", "word-count");
        assertTrue(downloading.await(60, TimeUnit.SECONDS), () -> "no download begins: " + read(root.resolve("first")));
        Path output = root.resolve("second");
        Process second = crewx(project, output, "registry", "install", "word-count");
        for (int i = 0; i < 600 && !read(output).contains("waiting for it"); i++) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        kill("INT", second);
        assertTrue(second.waitFor(60, TimeUnit.SECONDS), "does not end");
        assertEquals(INTERRUPTED, second.exitValue(), () -> read(output));
        over.countDown();
        assertTrue(first.waitFor(60, TimeUnit.SECONDS), "does not end");
    }

    private Process crewx(Path project, Path output, String... arguments) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName())
                .directory(project.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.command().addAll(List.of(arguments));
        builder.environment().putAll(work.variables());
        builder.environment()
                .put(
                        "CREWX_REGISTRY",
                        "http://127.0.0.1:" + hanging.getAddress().getPort());
        return builder.start();
    }

    private static void kill(String signal, Process process) throws IOException, InterruptedException {
        assertEquals(
                0,
                new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid()))
                        .start()
                        .waitFor());
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
