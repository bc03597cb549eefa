package dev.crewx.agents.process;

import dev.crewx.application.skill.spi.AgentProvider;
import dev.crewx.application.skill.spi.AgentRequest;
import dev.crewx.application.skill.spi.AgentRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Runs a skill's own script, without a model: {@code .js} by node, {@code .py} by python3, {@code .sh} by sh. */
final class ScriptAgent implements AgentProvider {
    @Override
    public String name() {
        return SCRIPT;
    }

    @Override
    public Set<String> environment() {
        return Set.of();
    }

    @Override
    public Optional<String> missing(Map<String, String> environment) {
        return Optional.empty(); // what interprets it depends on the script
    }

    @Override
    public AgentRun start(AgentRequest request) {
        if (request.script().isEmpty()) {
            return OverRun.notStarted("it has no script of its own");
        }
        Path script = request.script().get();
        List<String> interpreters = interpretersOf(script.toString());
        Optional<Path> interpreter = interpreters.stream()
                .flatMap(name -> Programs.find(name, request.environment()).stream())
                .findFirst();
        if (interpreter.isEmpty()) {
            return OverRun.notStarted(String.join(" or ", interpreters) + " is needed for " + script.getFileName()
                    + " and is not on the PATH");
        }
        List<String> command = new ArrayList<>(List.of(interpreter.get().toString(), script.toString()));
        command.addAll(request.arguments());
        return ProcessRun.start(command, request, Optional.empty());
    }

    private static List<String> interpretersOf(String script) {
        return script.endsWith(".js")
                ? List.of("node")
                : script.endsWith(".py") ? List.of("python3", "python") : List.of("sh");
    }
}
