package dev.crewx.cli.console;

import java.util.Optional;

/**
 * How a stream may be decorated.
 *
 * @param symbols whether symbols may stand before lines
 * @param colours whether escape sequences for colours may be written
 */
public record Style(boolean symbols, boolean colours) {
    /** Text and nothing else. */
    public static final Style PLAIN = new Style(false, false);

    private static final char ESCAPE = 0x1b;

    /**
     * The style of a stream: plain where {@code --no-color} or {@code NO_COLOR} says so; decorated where
     * {@code CLICOLOR_FORCE} does, or on a terminal that is not dumb.
     *
     * @param plain whether {@code --no-color} was given
     * @param watched whether the stream is a terminal
     */
    public static Style of(CliEnvironment environment, boolean plain, boolean watched) {
        if (plain || environment.variable("NO_COLOR").isPresent()) {
            return PLAIN;
        }
        boolean forced = environment
                .variable("CLICOLOR_FORCE")
                .filter(value -> !value.equals("0"))
                .isPresent();
        boolean able = watched
                && !environment.variable("TERM").equals(Optional.of("dumb"))
                && !environment.variable("CLICOLOR").equals(Optional.of("0"));
        return forced || able ? new Style(true, true) : PLAIN;
    }

    String heading(String text) {
        return sequence("1", text);
    }

    String warning(String text) {
        return sequence("33", text);
    }

    String failure(String text) {
        return sequence("31", text);
    }

    String aside(String text) {
        return sequence("2", text);
    }

    private String sequence(String code, String text) {
        return colours ? ESCAPE + "[" + code + "m" + text + ESCAPE + "[0m" : text;
    }
}
