package dev.crewx.distribution;

import dev.crewx.cli.CrewxCli;
import dev.crewx.cli.console.CliEnvironment;
import dev.crewx.cli.console.Terminal;
import dev.crewx.workspace.files.StepObserver;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** The command as it is shipped, in a process that is killed before one of its steps on the disk. */
final class KilledCrewx {
    private KilledCrewx() {}

    /** The number of the step, then the command's own arguments. */
    public static void main(String[] arguments) {
        int last = Integer.parseInt(arguments[0]);
        AtomicInteger steps = new AtomicInteger();
        StepObserver death = step -> {
            if (steps.incrementAndGet() >= last) {
                die();
            }
        };
        CliEnvironment environment = new CliEnvironment(
                Path.of("").toAbsolutePath(),
                System.getenv(),
                System.in,
                System.out,
                System.err,
                Terminal.NONE,
                Path.of("..").toAbsolutePath());
        int code = new CrewxCli(surroundings -> new Wiring(surroundings, death))
                .run(environment, Arrays.copyOfRange(arguments, 1, arguments.length));
        System.exit(code);
    }

    /** Not by the JVM, which might put something in order, but by the system. */
    private static void die() throws IOException {
        new ProcessBuilder("kill", "-9", String.valueOf(ProcessHandle.current().pid())).start();
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            throw new AssertionError("Not dead", e);
        }
    }
}
