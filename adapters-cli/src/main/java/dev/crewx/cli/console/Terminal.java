package dev.crewx.cli.console;

/**
 * Which of the standard streams a person sits at.
 *
 * @param input whether somebody can be asked
 * @param output whether data is watched
 * @param error whether talk is watched
 */
public record Terminal(boolean input, boolean output, boolean error) {
    /** Nobody is there. */
    public static final Terminal NONE = new Terminal(false, false, false);

    /** A person at all of them. */
    public static final Terminal ALL = new Terminal(true, true, true);
}
