package dev.crewx.application.skill.spi;

import java.util.List;
import java.util.Set;

/**
 * A command that can run skills, as somebody configured it.
 *
 * @param provider the name of the provider that it makes: {@code cli/} or {@code plugin/} and a name
 * @param command the program and its first arguments, at least the program
 * @param channel how it gets the prompt
 * @param environment the variables that it is given beside those that every agent is given
 */
public record AgentCommand(String provider, List<String> command, Channel channel, Set<String> environment) {
    /** Copies the lists. */
    public AgentCommand {
        command = List.copyOf(command);
        environment = Set.copyOf(environment);
        if (command.isEmpty()) {
            throw new IllegalArgumentException("The agent " + provider + " has no command");
        }
    }

    /** How a program gets the prompt. */
    public enum Channel {
        /** On standard input. */
        STDIN,
        /** As its last argument. */
        ARGUMENT
    }
}
