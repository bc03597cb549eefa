package dev.crewx.workspace.files.source;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One line of an ignore file in gitignore's syntax.
 *
 * @param segments the pattern's parts between slashes; {@code **} stands for any number of folders
 * @param negated whether it takes back what an earlier line left out
 * @param foldersOnly whether it ended with a slash
 * @param anchored whether it holds for the ignore file's own folder, not for every folder below
 * @see <a href="https://git-scm.com/docs/gitignore">gitignore</a>
 */
record IgnorePattern(List<String> segments, boolean negated, boolean foldersOnly, boolean anchored) {
    IgnorePattern {
        segments = List.copyOf(segments);
    }

    /** The pattern of a line; empty for blank lines and comments. */
    static Optional<IgnorePattern> parse(String line) {
        String text = withoutTrailingBlanks(line);
        if (text.isEmpty() || text.startsWith("#")) {
            return Optional.empty();
        }
        boolean negated = text.startsWith("!");
        String pattern = negated ? text.substring(1) : text;
        boolean foldersOnly = pattern.endsWith("/");
        if (foldersOnly) {
            pattern = pattern.substring(0, pattern.length() - 1);
        }
        boolean anchored = pattern.indexOf('/') >= 0;
        List<String> segments = new ArrayList<>();
        for (String segment : pattern.split("/", -1)) {
            boolean repeated = segment.equals("**")
                    && !segments.isEmpty()
                    && segments.get(segments.size() - 1).equals("**");
            if (!segment.isEmpty() && !repeated) {
                segments.add(segment);
            }
        }
        return segments.isEmpty()
                ? Optional.empty()
                : Optional.of(new IgnorePattern(segments, negated, foldersOnly, anchored));
    }

    /** Whether it speaks of this path, given relative to the ignore file's folder. */
    boolean matches(String path, boolean folder) {
        if (foldersOnly && !folder) {
            return false;
        }
        String[] parts = path.split("/", -1);
        if (!anchored) {
            return glob(segments.get(0), parts[parts.length - 1]);
        }
        return matches(0, parts, 0);
    }

    private boolean matches(int segment, String[] parts, int part) {
        // reachable[i]: the segments so far can end just before parts[i]
        boolean[] reachable = new boolean[parts.length + 1];
        reachable[part] = true;
        for (int s = segment; s < segments.size(); s++) {
            String pattern = segments.get(s);
            boolean[] next = new boolean[parts.length + 1];
            boolean any = pattern.equals("**");
            boolean last = s == segments.size() - 1;
            for (int i = 0; i <= parts.length; i++) {
                if (!reachable[i]) {
                    continue;
                }
                if (any) {
                    // "a/**" is everything inside a, but not a itself.
                    Arrays.fill(next, last ? Math.min(i + 1, parts.length + 1) : i, parts.length + 1, true);
                } else if (i < parts.length && glob(pattern, parts[i])) {
                    next[i + 1] = true;
                }
            }
            reachable = next;
        }
        return reachable[parts.length];
    }

    /** A shell pattern without slashes: {@code *}, {@code ?}, {@code [a-z]}, {@code [!a]}, {@code \x}. */
    static boolean glob(String pattern, String name) {
        int p = 0;
        int n = 0;
        int starPattern = -1;
        int starName = 0;
        while (n < name.length()) {
            int length = p < pattern.length() ? matchOne(pattern, p, name.charAt(n)) : 0;
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                starPattern = ++p;
                starName = n;
            } else if (length > 0) {
                p += length;
                n++;
            } else if (starPattern >= 0) {
                p = starPattern;
                n = ++starName;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }

    /** How many characters of the pattern match this one character; 0 when they do not. */
    private static int matchOne(String pattern, int p, char c) {
        return switch (pattern.charAt(p)) {
            case '?' -> 1;
            case '*' -> 0;
            case '\\' -> p + 1 < pattern.length() && pattern.charAt(p + 1) == c ? 2 : 0;
            case '[' -> matchClass(pattern, p, c);
            default -> pattern.charAt(p) == c ? 1 : 0;
        };
    }

    private static int matchClass(String pattern, int start, char c) {
        int p = start + 1;
        boolean negated = p < pattern.length() && (pattern.charAt(p) == '!' || pattern.charAt(p) == '^');
        if (negated) {
            p++;
        }
        boolean found = false;
        boolean first = true;
        while (p < pattern.length() && (first || pattern.charAt(p) != ']')) {
            first = false;
            if (pattern.charAt(p) == '\\' && p + 1 < pattern.length()) {
                p++;
            }
            char low = pattern.charAt(p);
            char high = low;
            if (p + 2 < pattern.length() && pattern.charAt(p + 1) == '-' && pattern.charAt(p + 2) != ']') {
                high = pattern.charAt(p + 2);
                p += 2;
            }
            found |= c >= low && c <= high;
            p++;
        }
        if (p >= pattern.length()) {
            return 0; // never closed: it matches nothing, as in git
        }
        return found != negated ? p + 1 - start : 0;
    }

    private static String withoutTrailingBlanks(String line) {
        int end = line.length();
        if (end > 0 && line.charAt(end - 1) == '\r') {
            end--;
        }
        while (end > 0 && line.charAt(end - 1) == ' ' && !(end > 1 && line.charAt(end - 2) == '\\')) {
            end--;
        }
        return line.substring(0, end);
    }
}
