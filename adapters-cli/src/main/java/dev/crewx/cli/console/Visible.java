package dev.crewx.cli.console;

/** Text that others wrote, made safe to print: what would move the cursor or turn the line around is spelled out. */
final class Visible {
    private Visible() {}

    static String of(String text) {
        if (text.codePoints().noneMatch(Visible::plays)) {
            return text;
        }
        StringBuilder safe = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            if (plays(c)) {
                safe.append(String.format("\\u{%x}", c));
            } else {
                safe.appendCodePoint(c);
            }
        });
        return safe.toString();
    }

    private static boolean plays(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL -> c != '\n' && c != '\t';
            // Bidirectional overrides, zero-width characters, tags.
            case Character.FORMAT -> c != 0x200D;
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE -> true;
            default -> false;
        };
    }
}
