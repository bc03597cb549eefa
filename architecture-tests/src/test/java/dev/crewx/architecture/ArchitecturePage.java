package dev.crewx.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * {@code docs/ARCHITECTURE.md}, of which one part is drawn from the code.
 *
 * @param text all of it
 */
record ArchitecturePage(String text) {
    static final String COMMAND =
            "mvn -pl architecture-tests -am verify -Dtest=ModuleGraphTest -Dsurefire.failIfNoSpecifiedTests=false"
                    + " -Dcrewx.docs.update=true";

    private static final String BEGIN = "<!-- module-graph:begin -->\n";
    private static final String END = "<!-- module-graph:end -->\n";

    static Path file(Path root) {
        return root.resolve("docs").resolve("ARCHITECTURE.md");
    }

    static ArchitecturePage read(Path root) {
        try {
            return new ArchitecturePage(Files.readString(file(root)).replace("\r\n", "\n"));
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read " + file(root), e);
        }
    }

    void write(Path root) {
        try {
            Files.writeString(file(root), text);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not write " + file(root), e);
        }
    }

    /** The page with this graph between its markers. */
    ArchitecturePage with(ModuleGraph graph) {
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalStateException("The page has no lines " + BEGIN.strip() + " and " + END.strip());
        }
        return new ArchitecturePage(text.substring(0, begin + BEGIN.length()) + graph.mermaid() + text.substring(end));
    }

    /** Whether the graph it shows is this one. */
    boolean shows(ModuleGraph graph) {
        return with(graph).equals(this);
    }
}
