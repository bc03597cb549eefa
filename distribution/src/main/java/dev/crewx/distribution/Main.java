package dev.crewx.distribution;

import dev.crewx.cli.CrewxCli;
import dev.crewx.cli.console.CliEnvironment;
import dev.crewx.cli.console.Terminal;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The process's entry: gives the command what the process has, and ends with its code. */
public final class Main {
    private Main() {}

    /** Runs one command line. */
    public static void main(String[] arguments) {
        PrintStream out = utf8(FileDescriptor.out);
        PrintStream err = utf8(FileDescriptor.err);
        CliEnvironment environment = new CliEnvironment(
                Path.of("").toAbsolutePath(),
                System.getenv(),
                System.in,
                out,
                err,
                terminal(),
                Path.of(System.getProperty("crewx.distribution", "")).toAbsolutePath());
        int code = new CrewxCli(Wiring::new).run(environment, arguments);
        out.flush();
        err.flush();
        // Zero is what a process ends with anyway, and to exit, Java first sets up a logger that could tell of it.
        if (code != 0) {
            System.exit(code);
        }
    }

    /** As the launcher found the streams, by their numbers; Java itself cannot tell of one stream alone. */
    private static Terminal terminal() {
        String streams = System.getProperty("crewx.terminal");
        if (streams == null) {
            return System.console() == null ? Terminal.NONE : Terminal.ALL;
        }
        return new Terminal(streams.contains("0"), streams.contains("1"), streams.contains("2"));
    }

    /** UTF-8 whatever the locale: names and descriptions are in every script. */
    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
