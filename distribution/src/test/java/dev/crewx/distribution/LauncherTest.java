package dev.crewx.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The launcher of people who cloned, in a tree of its own where a small script stands for Maven: it notes that it was
 * called and makes a layout whose command prints its arguments.
 */
final class LauncherTest {
    private Path tree;
    private Path builds;

    @BeforeEach
    void plant(@TempDir Path root) throws IOException {
        // A name with a space: paths are quoted everywhere or nowhere.
        tree = Files.createDirectories(root.resolve("a clone"));
        builds = root.resolve("builds");
        Path project = Path.of("..").toAbsolutePath().normalize();
        Files.copy(project.resolve("crewx"), tree.resolve("crewx"));
        makeExecutable(tree.resolve("crewx"));
        Path launcher = Files.createDirectories(tree.resolve("distribution/src/main/launcher"));
        Files.copy(project.resolve("distribution/src/main/launcher/find-java.sh"), launcher.resolve("find-java.sh"));
        Files.createDirectories(tree.resolve("examples"));
        Files.writeString(tree.resolve("pom.xml"), "<project/>");
        Files.writeString(tree.resolve("distribution/pom.xml"), "<project/>");
        script(root.resolve("tools/mvn"), """
                #!/usr/bin/env bash
                echo built >>"%s"
                sleep "${SLOW_BUILD:-0}"
                [ -z "${BROKEN_BUILD:-}" ] || { echo "[ERROR] it is broken"; exit 1; }
                mkdir -p distribution/target/crewx/bin
                cat >distribution/target/crewx/bin/crewx <<'SH'
                #!/usr/bin/env bash
                echo "ran: $*"
                exit 42
                SH
                chmod +x distribution/target/crewx/bin/crewx
                """.formatted(builds));
    }

    private static void script(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        makeExecutable(file);
    }

    private static void makeExecutable(Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private ProcessBuilder launcher(String... arguments) {
        ProcessBuilder builder = new ProcessBuilder(tree.resolve("crewx").toString()).redirectErrorStream(true);
        builder.command().addAll(List.of(arguments));
        builder.environment().put("PATH", tree.resolveSibling("tools") + ":" + System.getenv("PATH"));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().remove("CREWX_JAVA_HOME");
        return builder;
    }

    private static Answer finish(Process process) throws IOException, InterruptedException {
        process.getOutputStream().close();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        return new Answer(process.exitValue(), text);
    }

    private long builds() throws IOException {
        return Files.exists(builds) ? Files.readAllLines(builds).size() : 0;
    }

    private record Answer(int exitCode, String text) {}

    @Test
    void buildsOnceAndBecomesTheCommand() throws Exception {
        Answer first = finish(launcher("one", "two words").start());
        assertEquals(42, first.exitCode(), first.text());
        assertTrue(first.text().contains("ran: one two words"), first.text());
        assertTrue(first.text().contains("building"), first.text());

        Answer second = finish(launcher("again").start());
        assertEquals("ran: again\n", second.text());
        assertEquals(1, builds());
    }

    @Test
    void buildsAgainWhenASourceIsNewer() throws Exception {
        finish(launcher().start());
        Path source =
                Files.createDirectories(tree.resolve("domain/src/main/java")).resolve("A.java");
        Files.writeString(source, "class A {}");
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(5)));
        finish(launcher().start());
        assertEquals(2, builds());
    }

    @Test
    void whenTwoStartAtOnceOneBuildsAndTheOtherWaits() throws Exception {
        List<Process> both = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            ProcessBuilder builder = launcher("run", Integer.toString(i));
            builder.environment().put("SLOW_BUILD", "1");
            both.add(builder.start());
        }
        for (int i = 0; i < 2; i++) {
            Answer answer = finish(both.get(i));
            assertEquals(42, answer.exitCode(), answer.text());
            assertTrue(answer.text().contains("ran: run " + i), answer.text());
        }
        assertEquals(1, builds());
    }

    @Test
    void aBrokenBuildSaysWhyAndIsTriedAgain() throws Exception {
        ProcessBuilder broken = launcher();
        broken.environment().put("BROKEN_BUILD", "1");
        Answer answer = finish(broken.start());
        assertEquals(1, answer.exitCode());
        assertTrue(answer.text().contains("the build failed"), answer.text());
        assertTrue(answer.text().contains("it is broken"), answer.text());
        assertFalse(answer.text().contains("ran:"), answer.text());
        assertEquals(42, finish(launcher().start()).exitCode());
        assertEquals(2, builds());
    }

    @Test
    void runsThroughALinkFromElsewhere(@TempDir Path bin) throws Exception {
        Path link = Files.createSymbolicLink(bin.resolve("crewx"), tree.resolve("crewx"));
        ProcessBuilder builder = launcher();
        builder.command(link.toString(), "linked").directory(bin.toFile());
        Answer answer = finish(builder.start());
        assertTrue(answer.text().contains("ran: linked"), answer.text());
    }

    @Test
    void saysInOneLineWhatToInstallWhereThereIsNoJava() throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                "bash",
                "-c",
                ". distribution/src/main/launcher/find-java.sh; read_release() { return 1; }; find_java jdk");
        builder.directory(tree.toFile()).redirectErrorStream(true);
        Answer answer = finish(builder.start());
        assertEquals(1, answer.exitCode());
        assertEquals(1, answer.text().lines().count(), answer.text());
        assertTrue(answer.text().contains("a JDK 25 is needed"), answer.text());
    }
}
