package dev.crewx.cli.console;

import java.util.ArrayList;
import java.util.List;
import org.jline.utils.WCWidth;

/** How wide text is on a terminal: East Asian characters and symbols take two columns, combining ones none. */
final class Columns {
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    private Columns() {}

    static int width(String text) {
        if (isPlain(text)) {
            return text.length();
        }
        int width = 0;
        int before = 0;
        for (int c : text.codePoints().toArray()) {
            width += width(before, c);
            before = c;
        }
        return width;
    }

    /** The text, cut to what fits, with a mark where it was cut. */
    static String cut(String text, int columns) {
        if (width(text) <= columns) {
            return text;
        }
        StringBuilder cut = new StringBuilder(columns);
        int width = 0;
        int before = 0;
        for (int c : text.codePoints().toArray()) {
            int next = width(before, c);
            if (width + next > columns - 1) {
                break;
            }
            cut.appendCodePoint(c);
            width += next;
            before = c;
        }
        return cut.append('…').toString();
    }

    /**
     * The text in lines, broken at blanks. A word that is longer than a line stands on one of its own.
     *
     * @param indent how far the lines after the first are set in, at most
     */
    static List<String> fold(String text, int columns, int indent) {
        if (width(text) <= columns) {
            return List.of(text);
        }
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split("(?<=\\S)(?= )", -1)) {
            if (!line.isEmpty() && width(line + word) > columns) {
                lines.add(line.toString().stripTrailing());
                line.setLength(0);
                String next = word.stripLeading();
                line.repeat(' ', Math.clamp((long) columns - width(next), 0, indent))
                        .append(next);
            } else {
                line.append(word);
            }
        }
        lines.add(line.toString().stripTrailing());
        return lines;
    }

    /** What follows a joiner melts into what stands before it. */
    private static int width(int before, int c) {
        return before == ZERO_WIDTH_JOINER ? 0 : Math.max(0, WCWidth.wcwidth(c));
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~') {
                return c == '…' && i == text.length() - 1;
            }
        }
        return true;
    }
}
