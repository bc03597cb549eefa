package dev.crewx.distribution;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.crewx.distribution.Workplace.Answer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A session at the command line, as a text: comments ({@code #}), what is typed ({@code $}), what it says on standard
 * error ({@code !}) and on standard output, and how it ends where that is not with 0. What is typed is a {@code crewx}
 * command, perhaps with {@code <<< 'input'}, or one of {@code cd}, {@code put}, {@code rm}, {@code cp}, {@code export}.
 * JSON is laid out, and what differs from one day and machine to the next is named instead.
 */
final class Transcript {
    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");
    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Path root;
    private final Shell shell;
    private final Map<String, String> variables = new TreeMap<>();
    private final Map<Pattern, String> names = new LinkedHashMap<>();
    private final StringBuilder text = new StringBuilder();
    private Path folder;

    /** Runs commands. */
    @FunctionalInterface
    interface Shell {
        /** Runs one, with these environment variables beside its own. */
        Answer run(Path folder, Map<String, String> variables, String input, List<String> arguments) throws IOException;
    }

    /**
     * A session in a folder.
     *
     * @param registry the registry that it is held with
     */
    Transcript(Path root, URI registry, Shell shell) {
        this.root = root;
        this.shell = shell;
        this.folder = root.resolve("project");
        name(Pattern.quote(registry.toString()), "http://registry");
        name(Pattern.quote(registry.getAuthority()), "registry");
        name(Pattern.quote(root.toString()), "<root>");
        names.put(Pattern.compile("(java: |\"message\" : \")[^\"\n]*; crewx"), "$1<java>; crewx");
        name(Pattern.quote(ProductVersion.CURRENT), "<version>");
        name("sha256:[0-9a-f]{64}", "sha256:<digest>");
        name("crwx_[0-9A-Za-z]+", "crwx_<key>");
        name("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z", "<time>");
        name("\\d{4}-\\d\\d-\\d\\d", "<date>");
        name("\\b[0-9a-f]{16}\\b", "<id>");
    }

    private void name(String pattern, String name) {
        names.put(Pattern.compile(pattern), Matcher.quoteReplacement(name));
    }

    /** What a command said, with names for what is another each time. */
    private String named(String output) {
        String named = output;
        for (Map.Entry<Pattern, String> name : names.entrySet()) {
            named = name.getKey().matcher(named).replaceAll(name.getValue());
        }
        return named;
    }

    /** Does again what was typed in a session; its text as it is now. */
    String replay(String earlier) throws IOException {
        Files.createDirectories(folder);
        boolean blank = true;
        for (String line : earlier.lines().toList()) {
            if (line.startsWith("# ")) {
                text.append(blank ? "" : "\n").append(line).append('\n');
                blank = true;
            } else if (line.startsWith("$ ")) {
                text.append(blank ? "" : "\n").append(line).append('\n');
                type(line.substring(2));
                blank = false;
            }
        }
        return text.toString();
    }

    private void type(String line) throws IOException {
        int at = line.indexOf(" <<< ");
        List<String> words = words(at < 0 ? line : line.substring(0, at));
        String input = at < 0 ? "" : String.join("\n", words(line.substring(at + 5))) + "\n";
        List<String> arguments = words.subList(1, words.size());
        switch (words.getFirst()) {
            case "crewx" -> crewx(arguments, input);
            case "cd" -> folder = Files.createDirectories(at(arguments.getFirst()));
            case "put" -> put(at(arguments.getFirst()), arguments.subList(1, arguments.size()));
            case "rm" -> remove(at(arguments.getFirst()));
            case "cp" -> copy(at(arguments.getFirst()), at(arguments.getLast()));
            case "export" -> {
                String[] parts = arguments.getFirst().split("=", 2);
                variables.put(parts[0], parts[1]);
            }
            default -> throw new IllegalArgumentException("Nobody can type this: " + line);
        }
    }

    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(line);
        while (matcher.find()) {
            words.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
        }
        return words;
    }

    private Path at(String path) {
        return folder.resolve(path).normalize();
    }

    private void crewx(List<String> arguments, String input) throws IOException {
        Answer answer = shell.run(folder, Map.copyOf(variables), input, arguments);
        named(answer.err())
                .lines()
                .forEach(line -> text.append("! ").append(line).append('\n'));
        named(arguments.contains("--json") ? pretty(answer.out()) : answer.out())
                .lines()
                .forEach(line -> text.append(line).append('\n'));
        if (answer.exitCode() != 0) {
            text.append("[exit ").append(answer.exitCode()).append("]\n");
        }
    }

    private static String pretty(String json) {
        try {
            DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
            printer.indentArraysWith(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE);
            return JSON.writer(printer).writeValueAsString(JSON.readTree(json));
        } catch (JsonProcessingException e) {
            throw new AssertionError("Not one JSON object: " + json, e);
        }
    }

    private static void put(Path file, List<String> lines) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, lines);
    }

    private static void remove(Path path) throws IOException {
        try (Stream<Path> all = Files.walk(path)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        }
    }

    static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path one : all.toList()) {
                Path target = to.resolve(from.relativize(one).toString());
                if (Files.isDirectory(one)) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(one, target);
                }
            }
        }
    }
}
