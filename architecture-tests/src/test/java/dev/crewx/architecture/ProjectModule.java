package dev.crewx.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A module of the build.
 *
 * @param folder where it stands, absolute
 */
record ProjectModule(Path folder) {
    private static final List<String> WITHOUT_A_TYPE = List.of("module-info.java", "package-info.java");

    /** As {@code pom.xml} names it. */
    String name() {
        return folder.getFileName().toString();
    }

    Path sources() {
        return folder.resolve("src/main/java");
    }

    Path classes() {
        return folder.resolve("target/classes");
    }

    Path testClasses() {
        return folder.resolve("target/test-classes");
    }

    /** The full names of the top-level types that its production sources declare, one a file. */
    List<String> sourceTypes() {
        try (Stream<Path> files = Files.walk(sources())) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !WITHOUT_A_TYPE.contains(file.getFileName().toString()))
                    .map(file -> sources().relativize(file).toString())
                    .map(file -> file.substring(0, file.length() - ".java".length())
                            .replace(file.contains("\\") ? '\\' : '/', '.'))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Could not list " + sources(), e);
        }
    }
}
