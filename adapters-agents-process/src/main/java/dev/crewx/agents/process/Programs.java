package dev.crewx.agents.process;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds programs as a shell would, but for folders of the path that are relative: what is there depends on the project. */
final class Programs {
    private static final boolean WINDOWS =
            System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");

    private Programs() {}

    /** Where the program of this name lies. */
    static Optional<Path> find(String name, Map<String, String> environment) {
        try {
            Path given = Path.of(name);
            if (given.getNameCount() != 1 || given.isAbsolute()) {
                return runnable(given.toAbsolutePath(), environment);
            }
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
        return Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(Programs::absolute)
                .flatMap(Optional::stream)
                .flatMap(folder -> runnable(folder.resolve(name), environment).stream())
                .findFirst();
    }

    private static Optional<Path> absolute(String folder) {
        try {
            return Optional.of(Path.of(folder)).filter(Path::isAbsolute);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static Optional<Path> runnable(Path program, Map<String, String> environment) {
        return endings(environment).stream()
                .map(ending -> program.resolveSibling(program.getFileName() + ending))
                .filter(Files::isRegularFile)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** What a program's file name may end in beside its name. */
    private static List<String> endings(Map<String, String> environment) {
        return WINDOWS
                ? List.of(environment
                        .getOrDefault("PATHEXT", ".COM;.EXE;.BAT;.CMD")
                        .split(";"))
                : List.of("");
    }
}
