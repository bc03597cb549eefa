package dev.crewx.application.remote.spi;

/**
 * What one place says.
 *
 * @param kind whose place it is
 * @param source the place, for people: a file's path
 * @param present whether there is such a file
 * @param settings what it says
 */
public record SettingsLayer(Kind kind, String source, boolean present, RegistrySettings settings) {

    /** Whose place it is, the weakest first. */
    public enum Kind {
        /** The machine's: {@code /etc/crewx/config.json}. */
        MACHINE,
        /** The user's: {@code config.json} in their folder for settings. */
        USER,
        /** The project's: {@code crewx-skills.json}. */
        PROJECT
    }
}
