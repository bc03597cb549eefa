package dev.crewx.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.crewx.distribution.Workplace.Answer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real command on a terminal, as a person has it: a bar that moves and goes, Ctrl-C, a question. */
final class PseudoTerminalTest {
    /** Runs a command on a terminal of its own; once it has written the one text, types the other. */
    private static final String TERMINAL = """
            import os, pty, sys
            wait, keys, command = sys.argv[1].encode(), sys.argv[2].encode(), sys.argv[3:]
            child, terminal = pty.fork()
            if child == 0:
                os.execvp(command[0], command)
            seen, typed = b"", False
            while True:
                try:
                    data = os.read(terminal, 65536)
                except OSError:
                    break
                if not data:
                    break
                seen += data
                if not typed and wait in seen:
                    os.write(terminal, keys)
                    typed = True
            sys.stdout.buffer.write(seen)
            sys.stdout.buffer.flush()
            os._exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) & 0xff)
            """;

    private static final String CTRL_C = "\u0003";

    @TempDir
    private Path root;

    private Workplace work;
    private HostileRegistry slow;

    @BeforeEach
    void open() throws IOException {
        assumeTrue(hasPython(), "there is no python3 to make a terminal with");
        work = Workplace.in(root.resolve("work"));
        work.signIn();
        Path skill = work.folder("large");
        Files.writeString(skill.resolve("SKILL.md"), "---\nname: large\ndescription: Is large.\n---\nLarge.\n");
        byte[] noise = new byte[200_000];
        new Random(1).nextBytes(noise);
        Files.write(skill.resolve("noise.bin"), noise);
        Answer published = work.run("registry", "publish", skill.toString(), "--version", "1.0.0");
        assertEquals(0, published.exitCode(), published.toString());
        slow = new HostileRegistry(work.registry());
        work.variable("CREWX_REGISTRY", slow.address().toString());
    }

    private static boolean hasPython() throws IOException {
        try {
            return new ProcessBuilder("python3", "-c", "import pty, os; os.waitstatus_to_exitcode")
                            .redirectErrorStream(true)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @AfterEach
    void close() {
        if (slow != null) {
            slow.close();
        }
        if (work != null) {
            work.close();
        }
    }

    /**
     * A bundle that comes piece by piece.
     *
     * @param whole whether all of it comes; else half of it
     */
    private void trickle(boolean whole) {
        slow.at("/download", (exchange, real, number) -> {
            HostileRegistry.begin(exchange, real);
            byte[] bytes = real.body();
            int end = whole ? bytes.length : bytes.length / 2;
            try (OutputStream body = exchange.getResponseBody()) {
                for (int from = 0; from < end; from += 10_000) {
                    body.write(bytes, from, Math.min(10_000, end - from));
                    body.flush();
                    TimeUnit.MILLISECONDS.sleep(60);
                }
                if (!whole) {
                    slow.hang();
                }
            }
        });
    }

    private Answer onTerminal(String wait, String keys, String... arguments) throws Exception {
        Path output = root.resolve("terminal");
        List<String> command = new ArrayList<>(List.of("python3", "-c", TERMINAL, wait, keys));
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dcrewx.terminal=012",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(work.project().toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(work.variables());
        builder.environment().put("TERM", "xterm");
        builder.environment().keySet().removeAll(List.of("NO_COLOR", "CLICOLOR_FORCE", "CLICOLOR"));
        Process process = builder.start();
        process.getOutputStream().close();
        assertTrue(process.waitFor(120, TimeUnit.SECONDS), "does not end");
        return new Answer(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8), "");
    }

    @Test
    void showsABarWithBytesAndRateAndTakesItAway() throws Exception {
        trickle(true);
        Answer answer = onTerminal("never", "", "registry", "install", "large");
        assertEquals(0, answer.exitCode(), answer.toString());
        assertTrue(answer.out().matches("(?s).*\\r[^\\r]*[0-9]+/[0-9]+ KiB[^\\r]*KiB/s.*"), answer.toString());
        String last = answer.out().substring(answer.out().lastIndexOf("KiB/s"));
        assertTrue(last.contains("\r"), "the line is free again: " + last);
        assertTrue(last.contains("Package installed successfully!"), answer.toString());
    }

    @Test
    void endsOnCtrlCAndLeavesTheProjectAsItWas() throws Exception {
        trickle(false);
        Answer answer = onTerminal("KiB/s", CTRL_C, "registry", "install", "large");
        assertEquals(130, answer.exitCode(), answer.toString());
        assertTrue(answer.out().contains("Interrupted; the project is as it was."), answer.toString());
        try (Stream<Path> left = Files.list(work.project())) {
            assertEquals(List.of(), left.toList());
        }
    }

    @Test
    void takesNoForAnAnswer() throws Exception {
        Answer answer = onTerminal(
                "[y/N]",
                "n\n",
                "registry",
                "delete",
                "large@1.0.0",
                "--registry",
                work.registry().toString());
        assertEquals(7, answer.exitCode(), answer.toString());
        assertTrue(answer.out().contains("Nothing was done."), answer.toString());
        assertFalse(answer.out().contains("Deleted"), answer.toString());
    }
}
