package dev.crewx.application.install;

import dev.crewx.application.install.spi.Agent;
import dev.crewx.application.install.spi.AgentTable;
import dev.crewx.application.install.spi.ProjectState;
import dev.crewx.domain.resolution.ProjectRequirements;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The agents that a project installs for. The table is looked at only where there is one. */
final class Targets {
    private final AgentTable table;
    private final InstallRequest request;

    Targets(AgentTable table, InstallRequest request) {
        this.table = table;
        this.request = request;
    }

    /**
     * The state with the agents that the request adds and without those it takes away.
     *
     * @throws Refusal when there is no agent of such an id
     */
    ProjectState in(ProjectState state) {
        if (request.addTargets().isEmpty() && request.removeTargets().isEmpty()) {
            return state;
        }
        Map<String, Agent> known = byId();
        SortedSet<String> targets = new TreeSet<>(state.requirements().targets());
        Stream.concat(request.addTargets().stream(), request.removeTargets().stream())
                .filter(id -> !known.containsKey(id) && !targets.contains(id))
                .findFirst()
                .ifPresent(id -> {
                    throw new Refusal(new InstallResult.NoSuchAgent(id, List.copyOf(new TreeSet<>(known.keySet()))));
                });
        targets.addAll(request.addTargets());
        targets.removeAll(request.removeTargets());
        return new ProjectState(state.requirements().withTargets(targets), state.lockfile());
    }

    /**
     * The agents that these requirements name.
     *
     * @throws Refusal when there is no agent of such an id
     */
    List<Agent> of(ProjectRequirements requirements) {
        if (requirements.targets().isEmpty()) {
            return List.of();
        }
        Map<String, Agent> known = byId();
        return requirements.targets().stream()
                .map(id -> {
                    Agent agent = known.get(id);
                    if (agent == null) {
                        throw new Refusal(
                                new InstallResult.NoSuchAgent(id, List.copyOf(new TreeSet<>(known.keySet()))));
                    }
                    return agent;
                })
                .toList();
    }

    /** The folders of the agents that the project installed for or is to install for. */
    List<String> folders(Goal goal) {
        SortedSet<String> ids = new TreeSet<>(goal.before().requirements().targets());
        ids.addAll(goal.state().requirements().targets());
        return ids.isEmpty()
                ? List.of()
                : table.agents().stream()
                        .filter(agent -> ids.contains(agent.id()))
                        .map(Agent::folder)
                        .distinct()
                        .toList();
    }

    private Map<String, Agent> byId() {
        return table.agents().stream().collect(Collectors.toMap(Agent::id, Function.identity()));
    }
}
