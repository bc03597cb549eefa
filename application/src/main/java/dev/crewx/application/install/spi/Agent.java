package dev.crewx.application.install.spi;

import java.util.List;
import java.util.Optional;

/**
 * An agent that reads skills.
 *
 * @param id the name it is chosen by: {@code claude-code}
 * @param folder where it looks in a project, relative, with {@code /} between its parts
 * @param userFolder where it looks in the user's own files, {@code ~} for the home; empty when nowhere
 * @param links whether it follows links there
 * @param signs files and folders by which a project is known to be used with it
 */
public record Agent(String id, String folder, Optional<String> userFolder, boolean links, List<String> signs) {
    /** Copies the signs. */
    public Agent {
        signs = List.copyOf(signs);
    }
}
