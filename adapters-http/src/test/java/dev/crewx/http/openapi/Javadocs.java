package dev.crewx.http.openapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the sources say of routes and wire types. */
final class Javadocs {
    private static final Pattern DOCUMENTED = Pattern.compile(
            "/\\*\\*((?:(?!\\*/).)*)\\*/\\s*(?:@[A-Z]\\w*(?:\\((?:[^()]|\\([^()]*\\))*\\))?\\s*)*"
                    + "(?:public |private |static |final )*(?:(?:record|enum) (\\w+)|[\\w<>?, .\\[\\]]+? (\\w+)\\()",
            Pattern.DOTALL);
    private static final Pattern PARAMETER = Pattern.compile("@param (\\S+) (.*?)(?=@param |@return |@throws |$)");

    private final Map<String, String> comments = new HashMap<>();

    private Javadocs() {}

    static Javadocs of(Path sources) {
        Javadocs docs = new Javadocs();
        try (Stream<Path> files = Files.walk(sources)) {
            files.filter(file -> file.toString().endsWith(".java")).forEach(docs::read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return docs;
    }

    private void read(Path file) {
        try {
            Matcher matcher = DOCUMENTED.matcher(Files.readString(file));
            String owner = file.getFileName().toString().replace(".java", "");
            while (matcher.find()) {
                String name = matcher.group(2) == null ? owner + "." + matcher.group(3) : matcher.group(2);
                comments.put(name, plain(matcher.group(1)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String plain(String comment) {
        String text = Stream.of(comment.split("\n"))
                .map(line -> line.strip().replaceFirst("^\\*\\s?", "").strip())
                .reduce("", (all, line) -> all + " " + line)
                .strip();
        return text.replaceAll("\\{@code ([^}]*)}", "`$1`")
                .replaceAll("\\{@link(?:plain)? (?:[^} ]* )?#?([^}]*)}", "$1");
    }

    /** What is said of a route's method, or of a type, before anything is said of its parts; empty where nothing is. */
    String of(String name) {
        return comments.getOrDefault(name, "")
                .replaceFirst("@(?:param|return|throws) .*", "")
                .strip();
    }

    /** What is said of the parts of a record. */
    Map<String, String> parts(String name) {
        Map<String, String> parts = new HashMap<>();
        Matcher matcher = PARAMETER.matcher(comments.getOrDefault(name, ""));
        while (matcher.find()) {
            parts.put(matcher.group(1), matcher.group(2).strip());
        }
        return parts;
    }

    /** The first sentence, without its full stop, and what follows it. */
    static List<String> sentence(String text) {
        int end = text.indexOf(". ");
        return end < 0
                ? List.of(text.replaceFirst("\\.$", ""), "")
                : List.of(text.substring(0, end), text.substring(end + 2));
    }
}
