package dev.crewx.agents.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Starts programs in a session of their own, so that they can be ended together with all that they start, also with what
 * has lost its parent: {@code setsid} on Linux, Perl's {@code setsid} elsewhere. The program takes the place of the
 * helper, so its process id is the session's. Windows has nothing of the kind.
 */
final class Sessions {
    private static final Optional<List<String>> HELPER = Stream.of("/usr/bin/setsid", "/bin/setsid", "/usr/bin/perl")
            .filter(program -> Files.isExecutable(Path.of(program)))
            .map(Sessions::helper)
            .findFirst();

    private Sessions() {}

    private static List<String> helper(String program) {
        return program.endsWith("perl")
                ? List.of(program, "-MPOSIX", "-e", "POSIX::setsid(); exec {$ARGV[0]} @ARGV; exit 127")
                : List.of(program);
    }

    /** Whether programs can be started in sessions here. */
    static boolean available() {
        return HELPER.isPresent();
    }

    /** The command that starts this one in a session of its own; itself where there are none. */
    static List<String> own(List<String> command) {
        List<String> whole = new ArrayList<>(HELPER.orElse(List.of()));
        whole.addAll(command);
        return whole;
    }
}
