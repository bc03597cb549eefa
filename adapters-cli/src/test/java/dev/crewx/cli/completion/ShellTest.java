package dev.crewx.cli.completion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;

final class ShellTest {
    private static CompletionTree tree() {
        CommandLine add = new CommandLine(new Add());
        CommandLine tag = new CommandLine(new Tag()).addSubcommand(add);
        return CompletionTree.of(
                new CommandLine(new Root()).addSubcommand(tag).addSubcommand(new CommandLine(new Run())));
    }

    @CommandLine.Command(name = "crewx", description = "All.")
    private static final class Root {}

    @CommandLine.Command(name = "tag", description = "It's \"tags\": $HOME `x`.")
    private static final class Tag {}

    @CommandLine.Command(name = "add", description = "Add one.")
    private static final class Add {
        @CommandLine.Option(
                names = {"-q", "--quiet"},
                description = "Say less.")
        private boolean quiet;
    }

    @CommandLine.Command(name = "run", description = "Run.")
    private static final class Run {}

    /** What bash offers when these words have been typed. */
    private static List<String> offered(Path folder, String... words) throws IOException, InterruptedException {
        Path script = Files.writeString(folder.resolve("completion.bash"), Shell.BASH.script(tree()));
        StringBuilder line = new StringBuilder(". '" + script + "'; COMP_WORDS=(");
        for (String word : words) {
            line.append('\'').append(word).append("' ");
        }
        line.append("); COMP_CWORD=").append(words.length - 1).append("; _crewx; printf '%s\\n' \"${COMPREPLY[@]}\"");
        Process bash = new ProcessBuilder("bash", "--norc", "-c", line.toString())
                .redirectErrorStream(true)
                .start();
        bash.getOutputStream().close();
        String text = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, bash.waitFor(), text);
        return text.lines().filter(word -> !word.isEmpty()).toList();
    }

    @Test
    void bashOffersWhatComesNext(@TempDir Path folder) throws Exception {
        assertEquals(List.of("tag", "run"), offered(folder, "crewx", ""));
        assertEquals(List.of("tag"), offered(folder, "crewx", "t"));
        assertEquals(List.of("add"), offered(folder, "crewx", "tag", ""));
        assertEquals(List.of("-q", "--quiet"), offered(folder, "crewx", "tag", "add", "-"));
        assertEquals(List.of("--quiet"), offered(folder, "crewx", "tag", "add", "id@1.0.0", "--q"));
        assertEquals(List.of(), offered(folder, "crewx", "run", ""));
    }

    @ParameterizedTest
    @EnumSource(Shell.class)
    void eachKnowsAllWordsAndNoneThatAShellWouldRun(Shell shell) {
        String script = shell.script(tree());
        for (String word : List.of("tag", "add", "run", "quiet")) {
            assertTrue(script.contains(word), shell + " does not know " + word);
        }
        assertTrue(!script.contains("$HOME") && !script.contains("`x`"), script);
    }
}
