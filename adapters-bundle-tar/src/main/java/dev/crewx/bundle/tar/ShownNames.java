package dev.crewx.bundle.tar;

import java.util.Locale;

/** Names out of hostile archives, made fit to be shown: nothing invisible, nothing endless. */
final class ShownNames {
    private static final int MAX = 200;

    private ShownNames() {}

    static String of(String name) {
        StringBuilder shown = new StringBuilder();
        name.codePoints().limit(MAX).forEach(c -> {
            boolean plain = c == ' ' || Character.isLetterOrDigit(c) || isPlainSymbol(c);
            if (plain) {
                shown.appendCodePoint(c);
            } else {
                shown.append(String.format(Locale.ROOT, "\\u{%x}", c));
            }
        });
        return name.codePointCount(0, name.length()) > MAX ? shown + "…" : shown.toString();
    }

    private static boolean isPlainSymbol(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SPACE_SEPARATOR -> false;
            default -> true;
        };
    }
}
