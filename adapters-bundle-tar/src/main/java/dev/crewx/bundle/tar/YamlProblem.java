package dev.crewx.bundle.tar;

/** YAML that cannot be read; never leaves the parser. */
final class YamlProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final String text;
    private final boolean hostile;

    YamlProblem(int line, String text, boolean hostile) {
        super(text);
        this.line = line;
        this.text = text;
        this.hostile = hostile;
    }

    /** The line in the file, counted from 1. */
    int line() {
        return line;
    }

    String text() {
        return text;
    }

    /** Whether no honest mistake looks like this, so that nothing should be tried to mend it. */
    boolean isHostile() {
        return hostile;
    }
}
