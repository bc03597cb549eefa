package dev.crewx.agents.process;

import dev.crewx.application.skill.spi.AgentCommand;
import dev.crewx.application.skill.spi.AgentCommand.Channel;
import dev.crewx.application.skill.spi.AgentProvider;
import dev.crewx.application.skill.spi.AgentRequest;
import dev.crewx.application.skill.spi.AgentRun;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Runs a command that reads the prompt. */
final class CommandAgent implements AgentProvider {
    /** What Linux lets one argument hold, its end mark counted. */
    private static final int MAX_ARGUMENT_BYTES = 128 * 1024 - 1;

    private final AgentCommand command;

    CommandAgent(AgentCommand command) {
        this.command = command;
    }

    @Override
    public String name() {
        return command.provider();
    }

    @Override
    public Set<String> environment() {
        return command.environment();
    }

    @Override
    public Optional<String> missing(Map<String, String> environment) {
        String program = command.command().getFirst();
        return Programs.find(program, environment).isPresent()
                ? Optional.empty()
                : Optional.of("its program " + program + " is not installed, or not on the PATH");
    }

    @Override
    public AgentRun start(AgentRequest request) {
        Optional<Path> program = Programs.find(command.command().getFirst(), request.environment());
        if (program.isEmpty()) {
            return OverRun.notStarted(missing(request.environment()).orElse("its program is gone"));
        }
        List<String> arguments = new ArrayList<>(command.command());
        arguments.set(0, program.get().toString());
        if (command.channel() == Channel.STDIN) {
            return ProcessRun.start(arguments, request, Optional.of(request.prompt()));
        }
        int length = request.prompt().getBytes(StandardCharsets.UTF_8).length;
        if (length > MAX_ARGUMENT_BYTES) {
            return OverRun.notStarted("the prompt has " + length + " bytes, more than the " + MAX_ARGUMENT_BYTES
                    + " that an argument can hold; configure the agent to read it from standard input");
        }
        arguments.add(request.prompt());
        return ProcessRun.start(arguments, request, Optional.empty());
    }
}
