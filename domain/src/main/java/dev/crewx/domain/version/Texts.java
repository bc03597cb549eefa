package dev.crewx.domain.version;

/** Character classes of the version syntax, and texts fit for a message. */
final class Texts {
    private static final int SHOWN = 80;

    private Texts() {}

    static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    /** A letter, a digit or a hyphen: what prerelease and build identifiers are made of. */
    static boolean isIdentifierPart(int c) {
        return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-';
    }

    /** What ECMAScript's {@code \s} and {@code trim} take for a blank. */
    static boolean isBlank(int c) {
        return c == ' '
                || (c >= '\t' && c <= '\r')
                || c == 0xA0
                || c == 0xFEFF
                || c == 0x2028
                || c == 0x2029
                || (c > 0xFF && Character.getType(c) == Character.SPACE_SEPARATOR);
    }

    /** The text, cut after {@value #SHOWN} characters, so that a message stays readable. */
    static String shorten(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}
