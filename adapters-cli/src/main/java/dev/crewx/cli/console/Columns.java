package dev.crewx.cli.console;

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
