package dev.crewx.domain.version;

/** A text that is no version range: where it stops being one and what was expected there. */
public final class InvalidRangeException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** The offset of the first offending character, or the text's length when it ends too early. */
    private final int position;

    /** What would have been right at the position. */
    private final String expected;

    InvalidRangeException(String text, int position, String expected) {
        super("Invalid version range \"" + Texts.shorten(text) + "\" at position " + position + ": expected "
                + expected);
        this.position = position;
        this.expected = expected;
    }

    /** The offset (UTF-16 units, from 0) of the first offending character; the length when the text ends too early. */
    public int position() {
        return position;
    }

    /** What would have been right at the position, as a phrase. */
    public String expected() {
        return expected;
    }
}
