package dev.crewx.agents.process;

import dev.crewx.application.skill.spi.AgentRequest;
import dev.crewx.application.skill.spi.AgentRun;
import dev.crewx.application.testkit.AgentRunContract;
import java.util.List;
import java.util.Optional;

final class ProcessRunTest extends AgentRunContract {
    @Override
    protected AgentRun start(Behaviour behaviour, AgentRequest request) {
        String script = switch (behaviour) {
            case Behaviour.Says(String out, String err, int status) ->
                "printf '%s' '" + out + "'; printf '%s' '" + err + "' >&2; exit " + status;
            case Behaviour.Waits() -> "echo ready; sleep 1000";
            case Behaviour.Floods(int bytes) -> "head -c " + bytes + " /dev/zero | tr '\\0' x";
            case Behaviour.SaysVariable(String name) -> "printf '%s' \"$" + name + "\"";
            case Behaviour.MakesFile(String name) -> ": > " + name;
        };
        return ProcessRun.start(List.of("/bin/sh", "-c", script), request, Optional.empty());
    }
}
