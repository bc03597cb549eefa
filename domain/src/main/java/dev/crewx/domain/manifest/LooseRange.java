package dev.crewx.domain.manifest;

import dev.crewx.domain.version.VersionRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Versions of a tool as people write them where they do not know npm's syntax: {@code 3.9+}, {@code Python 3.9 or
 * higher}, {@code at least 18}, Python's own {@code >=3.9,!=3.10.*} and {@code ~=3.9}. Only for what a tool must be; the
 * versions of packages are written as npm does.
 *
 * @see <a href="https://packaging.python.org/en/latest/specifications/version-specifiers/">Python's specifiers</a>
 */
final class LooseRange {
    private static final String NUMBER = "v?\\d+(?:\\.(?:\\d+|x|\\*))*(?:-[0-9a-z.-]+)?";

    /** A tool's name and words around it, up to the first sign or number. */
    private static final Pattern BEFORE = Pattern.compile("[a-z][a-z0-9.]*(?:\\s+|(?=[<>=~^!]))");

    private static final Pattern OR_MORE =
            Pattern.compile("(" + NUMBER + ")\\s*(?:\\+|(?:or|and)\\s+(?:later|higher|newer|above|greater|up|more)"
                    + "|onwards?|upwards?)(?:\\s+versions?)?");
    private static final Pattern AT_LEAST = Pattern.compile("(?:at\\s+least|min(?:imum)?)\\s+(" + NUMBER + ")");
    private static final Pattern AT_MOST = Pattern.compile("(?:at\\s+most|max(?:imum)?|up\\s+to)\\s+(" + NUMBER + ")");
    private static final Pattern ABOVE = Pattern.compile("(?:newer|greater|higher|later)\\s+than\\s+(" + NUMBER + ")");
    private static final Pattern BELOW =
            Pattern.compile("(?:below|before|under|(?:less|lower|older)\\s+than)\\s+(" + NUMBER + ")");
    private static final Pattern SPAN =
            Pattern.compile("(" + NUMBER + ")\\s*(?:to|through|[-\\u2013\\u2014])\\s*(" + NUMBER + ")");
    private static final Pattern NOT = Pattern.compile("!=\\s*(\\d+(?:\\.\\d+)*)(\\.\\*)?");
    private static final Pattern COMPATIBLE = Pattern.compile("~=\\s*(\\d+(?:\\.\\d+)+)");

    private LooseRange() {}

    /** The range that is meant; empty where it cannot be told. */
    static Optional<VersionRange> tryParse(String text) {
        String clean = text.strip()
                .toLowerCase(Locale.ROOT)
                .replace("\u2265", ">=")
                .replace("\u2264", "<=")
                .replace("=>", ">=")
                .replace("=<", "<=")
                .replace("node.js", "node")
                .replaceAll("={2,3}", "=")
                .replaceAll("\\s*(?:,|&&|\\band\\b(?!\\s+(?:later|higher|newer|above|greater|up|more)))\\s*", " ");
        clean = words(clean);
        clean = withoutNames(clean);
        clean = clean.replaceAll("\\s+or\\s+|\\s*\\|{1,2}\\s*", " || ").strip();
        List<String> alternatives = new ArrayList<>();
        for (String alternative : clean.split("\\|\\|", -1)) {
            alternatives.addAll(withoutExclusions(compatible(alternative)));
        }
        String range = String.join(" || ", alternatives).replaceAll("\\s+", " ").strip();
        return range.isEmpty() || range.length() > CommonRange.MAX_LENGTH
                ? Optional.empty()
                : VersionRange.tryParse(range);
    }

    private static String words(String text) {
        String signs = OR_MORE.matcher(text).replaceAll(">=$1");
        signs = AT_LEAST.matcher(signs).replaceAll(">=$1");
        signs = AT_MOST.matcher(signs).replaceAll("<=$1");
        signs = ABOVE.matcher(signs).replaceAll(">$1");
        signs = BELOW.matcher(signs).replaceAll("<$1");
        return SPAN.matcher(signs).replaceAll("$1 - $2");
    }

    /** Without what stands before the first sign: the tool's name, {@code version}, {@code requires}. */
    private static String withoutNames(String text) {
        Matcher matcher = BEFORE.matcher(text);
        int start = 0;
        while (matcher.find(start) && matcher.start() == start && !text.startsWith("or ", start)) {
            if (text.substring(start, matcher.end()).matches("[vx][0-9.].*|x\\s*")) {
                break;
            }
            start = matcher.end();
        }
        return text.substring(start);
    }

    /** {@code ~=3.9.1} is at least that, and the same but for the last number. */
    private static String compatible(String text) {
        return COMPATIBLE.matcher(text).replaceAll(match -> {
            String[] parts = match.group(1).split("\\.", -1);
            StringBuilder upper = new StringBuilder();
            for (int i = 0; i < parts.length - 2; i++) {
                upper.append(parts[i]).append('.');
            }
            upper.append(next(parts[parts.length - 2]));
            return ">=" + match.group(1) + " <" + upper;
        });
    }

    /** npm has no {@code !=}: what is excluded divides the range in two. */
    private static List<String> withoutExclusions(String text) {
        List<String> parts = new ArrayList<>(List.of(NOT.matcher(text).replaceAll(" ")));
        Matcher matcher = NOT.matcher(text);
        while (matcher.find()) {
            String version = matcher.group(1);
            String above = matcher.group(2) == null ? ">" + full(version) : ">=" + following(version);
            List<String> divided = new ArrayList<>();
            for (String part : parts) {
                divided.add(part + " <" + full(version));
                divided.add(part + " " + above);
            }
            parts = divided;
        }
        return parts;
    }

    private static String full(String version) {
        return switch (version.split("\\.", -1).length) {
            case 1 -> version + ".0.0";
            case 2 -> version + ".0";
            default -> version;
        };
    }

    private static String following(String version) {
        int dot = version.lastIndexOf('.');
        return version.substring(0, dot + 1) + next(version.substring(dot + 1));
    }

    private static String next(String number) {
        return number.length() > 15 ? number : Long.toString(Long.parseLong(number) + 1);
    }
}
