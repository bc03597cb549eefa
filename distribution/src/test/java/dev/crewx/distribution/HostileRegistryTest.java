package dev.crewx.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.distribution.Workplace.Answer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A command whose registry misbehaves gets there all the same, or says why not and leaves the project as it was. */
final class HostileRegistryTest {
    private static final String DOWNLOAD = "/download";
    private static final String INDEX = "/index/word-count";

    private Workplace work;
    private HostileRegistry hostile;

    @BeforeEach
    void open(@TempDir Path root) throws IOException {
        work = Workplace.in(root);
        work.signIn();
        Answer published =
                work.run("registry", "publish", Workplace.example("word-count").toString());
        assertEquals(0, published.exitCode(), published.toString());
        hostile = new HostileRegistry(work.registry());
        work.variable("CREWX_REGISTRY", hostile.address().toString());
    }

    @AfterEach
    void close() {
        hostile.close();
        work.close();
    }

    private Answer install() {
        return work.run("registry", "install", "word-count");
    }

    private void installs() throws IOException {
        Answer answer = install();
        assertEquals(0, answer.exitCode(), answer.toString());
        assertEquals(
                Files.readString(Workplace.example("word-count").resolve("SKILL.md")),
                Files.readString(
                        work.project().resolve("node_modules/.crewx/skills/word-count/skills/word-count/SKILL.md")));
    }

    private void fails(int exitCode, String... words) throws IOException {
        Answer answer = install();
        assertEquals(exitCode, answer.exitCode(), answer.toString());
        for (String word : words) {
            assertTrue(answer.err().contains(word), word + "\nis not in\n" + answer);
        }
        assertFalse(answer.err().contains("Exception"), answer.toString());
        try (Stream<Path> left = Files.list(work.project())) {
            assertEquals(List.of(), left.toList());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {INDEX, DOWNLOAD})
    void comesRoundWhenItRecovers(String at) throws IOException {
        hostile.at(at, (exchange, real, number) -> {
            if (number == 1) {
                HostileRegistry.refuse(exchange, 503);
            } else {
                HostileRegistry.pass(exchange, real);
            }
        });
        installs();
        assertEquals(2, hostile.asked(at));
    }

    @ParameterizedTest
    @ValueSource(strings = {INDEX, DOWNLOAD})
    void givesUpWhenItStaysUnavailable(String at) throws IOException {
        hostile.at(at, (exchange, real, number) -> HostileRegistry.refuse(exchange, 503));
        fails(5, "Install failed: ", "503", "The project is as it was.");
        assertEquals(4, hostile.asked(at));
    }

    @Test
    void doesNotAskAgainWhereItIsBroken() throws IOException {
        hostile.at(INDEX, (exchange, real, number) -> HostileRegistry.refuse(exchange, 500));
        fails(5, "Install failed: ", "500");
        assertEquals(1, hostile.asked(INDEX));
    }

    @Test
    void waitsWhenItIsAskedTo() throws IOException {
        hostile.at(INDEX, (exchange, real, number) -> {
            if (number == 1) {
                exchange.getResponseHeaders().set("Retry-After", "1");
                HostileRegistry.refuse(exchange, 429);
            } else {
                HostileRegistry.pass(exchange, real);
            }
        });
        installs();
        assertEquals(2, hostile.asked(INDEX));
    }

    @Test
    void doesNotWaitForAnHour() throws IOException {
        hostile.at(INDEX, (exchange, real, number) -> {
            exchange.getResponseHeaders().set("Retry-After", "3600");
            HostileRegistry.refuse(exchange, 429);
        });
        fails(5, "Install failed: ", "429");
        assertEquals(1, hostile.asked(INDEX));
    }

    @Test
    void goesOnWhereABodyBrokeOff() throws IOException {
        hostile.at(DOWNLOAD, (exchange, real, number) -> {
            if (number == 1) {
                HostileRegistry.begin(exchange, real);
                exchange.getResponseBody().write(real.body(), 0, real.body().length / 2);
                exchange.getResponseBody().flush();
            } else {
                assertEquals(206, real.statusCode(), "the rest is asked for, and no more");
                HostileRegistry.pass(exchange, real);
            }
        });
        installs();
        assertEquals(2, hostile.asked(DOWNLOAD));
    }

    @Test
    void refusesOtherBytesThanWereAnnounced() throws IOException {
        hostile.at(DOWNLOAD, (exchange, real, number) -> {
            HostileRegistry.begin(exchange, real);
            byte[] other = real.body().clone();
            other[other.length / 2] ^= 1;
            try (OutputStream body = exchange.getResponseBody()) {
                body.write(other);
            }
        });
        fails(6, "Install failed: ", "sha256:", "word-count@1.2.0");
    }

    @Test
    void doesNotReadMoreThanWasAnnounced() throws IOException {
        hostile.at(DOWNLOAD, (exchange, real, number) -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] zeros = new byte[1 << 16];
            try (OutputStream body = exchange.getResponseBody()) {
                while (true) {
                    body.write(zeros);
                }
            }
        });
        Answer answer = install();
        assertTrue(List.of(5, 6).contains(answer.exitCode()), answer.toString());
        assertFalse(Files.exists(work.project().resolve("node_modules")));
    }

    @Test
    void doesNotWaitForOneThatSaysNothing() throws IOException {
        work.variable("CREWX_TIMEOUT", "300ms");
        hostile.at(DOWNLOAD, (exchange, real, number) -> {
            HostileRegistry.begin(exchange, real);
            exchange.getResponseBody().write(real.body(), 0, number == 1 ? 10 : 0);
            exchange.getResponseBody().flush();
            hostile.hang();
        });
        fails(5, "Install failed: ", "The project is as it was.");
    }

    @Test
    void saysSoWhereSomethingElseAnswers() throws IOException {
        hostile.at(INDEX, (exchange, real, number) -> {
            byte[] page = "<html>Please sign in to the wireless network</html>".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
        });
        fails(5, "Install failed: ");
    }

    @Test
    void makesTheTricksOfItsWordsVisible() throws IOException {
        hostile.at(INDEX, (exchange, real, number) -> {
            byte[] problem = "{\"type\":\"nope\",\"status\":403,\"detail\":\"\\u001b]0;owned\\u0007\\u202egone\"}"
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/problem+json");
            exchange.sendResponseHeaders(403, problem.length);
            exchange.getResponseBody().write(problem);
        });
        Answer answer = install();
        assertEquals(3, answer.exitCode(), answer.toString());
        String said = answer.out() + answer.err();
        for (char trick : new char[] {0x1b, 0x07, 0x202e}) {
            assertEquals(-1, said.indexOf(trick), () -> Arrays.toString(said.toCharArray()));
        }
        assertTrue(said.contains("\\u{1b}]0;owned"), said);
    }
}
