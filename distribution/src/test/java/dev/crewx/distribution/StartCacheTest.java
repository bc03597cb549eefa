package dev.crewx.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How {@code bin/crewx} deals with AOT caches, in a layout of its own where a small script stands for the JVM: it notes
 * what it was called with, makes a cache where it is asked for one, and refuses caches that do not hold "good".
 */
final class StartCacheTest {
    private static final String JVM = """
            #!/usr/bin/env bash
            echo "$*" >>"$CALLS"
            for argument in "$@"; do
              case $argument in
                -XX:AOTCacheOutput=*) output=${argument#*=} ;;
                -XX:AOTCache=*) cache=${argument#*=} ;;
                -Xlog:*file=*) refused=${argument#*file=\\"} && refused=${refused%%\\"*} ;;
              esac
            done
            case "$*" in
              *"-XX:AOTCacheOutput"*"registry serve"*)
                trap 'echo good >"$output"; exit 143' TERM
                echo "Listening on http://127.0.0.1:1"
                while :; do sleep 0.02; done ;;
              *Training*)
                [ -z "${FAIL_TRAINING:-}" ] || exit 1
                echo good >"$output" ;;
              *)
                # As a JVM does, the log is emptied at each start.
                [ -z "${refused:-}" ] || : >"$refused"
                [ -z "${cache:-}" ] || [ "$(cat "$cache")" = good ] || {
                  [ -z "${refused:-}" ] || echo "it does not fit" >"$refused"
                  case "$*" in *AOTMode=on*) exit 1 ;; esac
                }
                case "$*" in *AOTMode=on*) exit 0 ;; esac
                echo "ran"
                exit 42 ;;
            esac
            """;

    private Path layout;
    private Path java;
    private Path calls;
    private Path client;

    @BeforeEach
    void plant(@TempDir Path root) throws IOException {
        layout = Files.createDirectories(root.resolve("a layout, here"));
        java = root.resolve("java");
        calls = root.resolve("calls");
        Path scripts = Path.of("src/main/launcher");
        Files.createDirectories(layout.resolve("bin"));
        for (String name : List.of("crewx", "find-java.sh", "jvm.sh", "make-aot.sh")) {
            Files.copy(scripts.resolve(name), layout.resolve("bin").resolve(name));
            makeExecutable(layout.resolve("bin").resolve(name));
        }
        for (String jar : List.of("client/a.jar", "server/b.jar")) {
            Path file = layout.resolve("lib").resolve(jar);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "jar");
            Files.setLastModifiedTime(file, FileTime.fromMillis(0));
        }
        Files.createDirectories(java.resolve("bin"));
        Files.writeString(java.resolve("bin/java"), JVM);
        makeExecutable(java.resolve("bin/java"));
        buildOfJava("25.0.9+1");
        client = layout.resolve("aot/25.0.9+1-A_Vendor/client.aot");
    }

    private void buildOfJava(String version) throws IOException {
        Files.writeString(
                java.resolve("release"),
                "IMPLEMENTOR=\"A Vendor\"\nJAVA_RUNTIME_VERSION=\"" + version + "\"\nJAVA_VERSION=\"25.0.9\"\n");
    }

    private static void makeExecutable(Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private ProcessBuilder process(String script, String... arguments) {
        ProcessBuilder builder =
                new ProcessBuilder(layout.resolve("bin").resolve(script).toString()).redirectErrorStream(true);
        builder.command().addAll(List.of(arguments));
        builder.environment().put("CREWX_JAVA_HOME", java.toString());
        builder.environment().put("CALLS", calls.toString());
        builder.environment().remove("CREWX_AOT");
        return builder;
    }

    /** Runs the command to its end; its answer and its code are the JVM's whatever becomes of caches. */
    private void crewx(String... arguments) throws IOException, InterruptedException {
        crewx(process("crewx", arguments));
    }

    private void crewx(ProcessBuilder builder) throws IOException, InterruptedException {
        Path said = Files.createTempFile(calls.getParent(), "said", ".txt");
        Process process = builder.redirectOutput(said.toFile()).start();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        assertEquals("ran\n", Files.readString(said));
        assertEquals(42, process.exitValue());
    }

    private void make() throws IOException, InterruptedException {
        make(0);
    }

    private void make(int expected) throws IOException, InterruptedException {
        Process process = process("make-aot.sh")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        assertEquals(expected, process.exitValue());
    }

    private List<String> calls() throws IOException {
        return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
    }

    private long trainings() throws IOException {
        return calls().stream().filter(call -> call.contains("Training")).count();
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < 3000 && !condition.getAsBoolean(); i++) {
            Thread.sleep(20);
        }
        assertTrue(condition.getAsBoolean());
    }

    private void awaitTheMaking() throws InterruptedException {
        await(() -> Files.exists(client) && Files.notExists(client.resolveSibling("making")));
    }

    @Test
    void startsWithoutACacheAndHasItMadeForTheNextStart() throws Exception {
        crewx("--version");
        awaitTheMaking();
        assertEquals("good\n", Files.readString(client));
        assertEquals("good\n", Files.readString(client.resolveSibling("server.aot")));

        crewx("--version");
        assertTrue(calls().getLast().contains("-XX:AOTCache=" + client), calls()::toString);
        assertEquals("", Files.readString(client.resolveSibling("client.refused")));
        crewx("--version");
        assertEquals(1, trainings());
    }

    @Test
    void aCacheThatTheJvmRefusesIsMadeAgain() throws Exception {
        make();
        Files.writeString(client, "stale");
        crewx("--version");
        assertEquals("it does not fit\n", Files.readString(client.resolveSibling("client.refused")));
        crewx("--version");
        await(() -> Files.notExists(client.resolveSibling("making"))
                && Files.notExists(client.resolveSibling("client.refused")));
        assertEquals("good\n", Files.readString(client));
        assertEquals(2, trainings());
    }

    @Test
    void eachBuildOfJavaHasItsOwn() throws Exception {
        make();
        buildOfJava("25.0.9+2");
        make();
        crewx("--version");
        assertTrue(calls().getLast().contains("-XX:AOTCache=" + layout.resolve("aot/25.0.9+2-A_Vendor/client.aot")));
        buildOfJava("25.0.9+1");
        crewx("--version");
        assertTrue(calls().getLast().contains("-XX:AOTCache=" + client));
        assertEquals(2, trainings());
    }

    @Test
    void aJarThatChangedWithoutItsSizeAndTimeIsNoticedByTheBuild() throws Exception {
        make();
        make();
        assertEquals(1, trainings());
        Path jar = layout.resolve("lib/client/a.jar");
        Files.writeString(jar, "raj");
        Files.setLastModifiedTime(jar, FileTime.fromMillis(0));
        make();
        assertEquals(2, trainings());
    }

    @Test
    void whatFailedIsNotTriedAtEveryStart() throws Exception {
        ProcessBuilder first = process("crewx", "--version");
        first.environment().put("FAIL_TRAINING", "1");
        crewx(first);
        await(() -> Files.exists(client.resolveSibling("failed")) && Files.notExists(client.resolveSibling("making")));
        make(1);
        assertFalse(Files.exists(client));
        assertEquals(1, trainings());

        Files.setLastModifiedTime(
                client.resolveSibling("failed"),
                FileTime.fromMillis(System.currentTimeMillis() - TimeUnit.DAYS.toMillis(3)));
        crewx("--version");
        awaitTheMaking();
        assertFalse(Files.exists(client.resolveSibling("failed")));
    }

    @Test
    void manyAtOnceMakeItOnce() throws Exception {
        List<Process> makers = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            makers.add(process("make-aot.sh")
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start());
        }
        for (Process maker : makers) {
            assertTrue(maker.waitFor(60, TimeUnit.SECONDS));
            assertEquals(0, maker.exitValue());
        }
        assertEquals(1, trainings());
        assertTrue(Files.exists(client));
    }

    @Test
    void theLockOfAMakerThatIsGoneIsNobodys() throws Exception {
        Path lock = Files.createDirectories(client.resolveSibling("making"));
        Files.writeString(lock.resolve("pid"), "999999999");
        make();
        assertTrue(Files.exists(client));
    }

    @Test
    void aFolderThatCannotBeWrittenToIsDoneWithout() throws Exception {
        Files.writeString(layout.resolve("aot"), "in the way");
        crewx("--version");
        crewx("--version");
        assertTrue(calls().stream().noneMatch(call -> call.contains("AOT")), calls()::toString);
    }

    @Test
    void nothingIsMadeOrUsedWhereItIsSwitchedOff() throws Exception {
        make();
        ProcessBuilder builder = process("crewx", "--version");
        builder.environment().put("CREWX_AOT", "off");
        crewx(builder);
        assertFalse(calls().getLast().contains("AOT"), calls()::toString);
    }

    @Test
    void onlyAServerGetsTheServersModules() throws Exception {
        make();
        for (List<String> command : List.of(
                List.of("registry", "serve"),
                List.of("--verbose", "registry", "serve"),
                List.of("skill", "serve"),
                List.of("quickstart"))) {
            crewx(command.toArray(String[]::new));
            String call = calls().getLast();
            assertTrue(call.contains(layout.resolve("lib/server") + " --add-modules ALL-MODULE-PATH"), call);
            assertTrue(call.contains("-XX:AOTCache=" + client.resolveSibling("server.aot")), call);
            assertEquals(command.contains("quickstart"), call.contains("TieredStopAtLevel"), call);
        }
        for (List<String> command : List.of(List.of("registry", "search", "x"), List.of("skill", "run", "serve"))) {
            crewx(command.toArray(String[]::new));
            assertFalse(calls().getLast().contains(layout.resolve("lib/server").toString()), calls()::toString);
        }
    }
}
