package dev.crewx.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The sessions and the manual tell of the same commands. */
final class TranscriptCoverageTest {
    private static final Pattern SECTION = Pattern.compile("## `(crewx[^`]*)`");
    private static final Pattern MEMBER = Pattern.compile("- `([^`]*)`: .*");
    private static final Pattern TYPED = Pattern.compile("(?m)^\\$ (crewx .*)\\n((?:(?!\\n?[$#] ).*\\n?)*)");

    /** What goes on until it is ended, and the runtime's commands, which have tests of their own. */
    private static final List<String> ELSEWHERE = List.of(
            "crewx quickstart",
            "crewx skill list",
            "crewx skill show",
            "crewx skill validate",
            "crewx skill run",
            "crewx skill serve");

    /** The names of the members that each command's {@code --json} has, by the manual. */
    private static Map<String, Set<String>> manual() throws IOException {
        Map<String, Set<String>> members = new TreeMap<>();
        String command = "";
        for (String line : Files.readAllLines(Path.of("..", "docs", "CLI.md"))) {
            Matcher section = SECTION.matcher(line);
            Matcher member = MEMBER.matcher(line);
            if (section.matches()) {
                command = section.group(1);
                members.put(command, new TreeSet<>(Set.of("exitCode", "problem")));
            } else if (member.matches()) {
                members.get(command)
                        .addAll(List.of(member.group(1).replace("[]", "").split(", ", -1)));
            }
        }
        return members;
    }

    private record Typed(String line, String answer) {}

    private static List<Typed> typed() throws IOException {
        List<Typed> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(TranscriptTest.file("any").getParent())) {
            for (Path file : files.sorted().toList()) {
                Matcher matcher = TYPED.matcher(Files.readString(file));
                while (matcher.find()) {
                    all.add(new Typed(matcher.group(1), matcher.group(2)));
                }
            }
        }
        return all;
    }

    private static String commandOf(String line, Set<String> commands) {
        return commands.stream()
                .filter(command -> (line + " ").startsWith(command + " "))
                .max(Comparator.comparingInt(String::length))
                .orElse("");
    }

    @Test
    void everyCommandHasASession() throws IOException {
        Set<String> commands = manual().keySet();
        Set<String> without = new TreeSet<>(commands);
        typed().forEach(typed -> without.remove(commandOf(typed.line(), commands)));
        assertEquals(new TreeSet<>(ELSEWHERE), without);
    }

    @Test
    void everyMemberOfTheJsonIsInTheManual() throws IOException {
        Map<String, Set<String>> manual = manual();
        int objects = 0;
        for (Typed typed : typed()) {
            int begin = typed.answer().indexOf("{\n");
            if (!typed.line().contains("--json") || begin < 0) {
                continue;
            }
            objects++;
            Set<String> undocumented = new TreeSet<>();
            read(typed.answer().substring(begin)).fieldNames().forEachRemaining(undocumented::add);
            undocumented.removeAll(manual.get(commandOf(typed.line(), manual.keySet())));
            assertEquals(Set.of(), undocumented, typed.line());
        }
        assertTrue(objects > 30, "only " + objects + " objects were found");
    }

    /** The object that a text begins with. */
    private static JsonNode read(String text) {
        try {
            return new ObjectMapper().reader().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(text, e);
        }
    }
}
