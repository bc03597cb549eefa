package dev.crewx.runtime;

import dev.crewx.application.skill.spi.AgentCommand;
import dev.crewx.application.skill.spi.AgentProvider;
import dev.crewx.application.skill.spi.AgentSettings;
import dev.crewx.application.skill.spi.SkillHost;
import dev.crewx.application.skill.spi.TrustedFolders;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What can run skills in a project: built in, by the user's configuration, by the project's where it is trusted. */
final class Agents {
    private final SkillHost host;
    private final Optional<AgentSettings> settings;
    private final Optional<TrustedFolders> trusted;

    Agents(SkillHost host, Optional<AgentSettings> settings, Optional<TrustedFolders> trusted) {
        this.host = host;
        this.settings = settings;
        this.trusted = trusted;
    }

    /** The choice for an agent. */
    sealed interface Choice {
        /** This runs it. */
        record Chosen(AgentProvider provider) implements Choice {}

        /** The project names its command, and must be trusted first. */
        record Untrusted(String provider, Path folder) implements Choice {}

        /** Nothing of what it names can run here; why, each. */
        record Unavailable(List<String> reasons, List<String> known) implements Choice {}
    }

    /** The first of an agent's providers that can run in this environment. */
    Choice choose(AgentConfig agent, ProjectConfiguration configuration, Map<String, String> environment) {
        Map<String, AgentProvider> known = providers(configuration);
        List<String> reasons = new ArrayList<>();
        Optional<Choice> untrusted = Optional.empty();
        for (String name : agent.providers()) {
            AgentProvider provider = known.get(name);
            if (provider == null) {
                if (names(configuration, name)) {
                    untrusted = Optional.of(new Choice.Untrusted(name, folder(configuration)));
                }
                reasons.add("there is no provider \"" + name + "\"");
                continue;
            }
            Optional<String> missing = provider.missing(environment);
            if (missing.isEmpty()) {
                return new Choice.Chosen(provider);
            }
            reasons.add(missing.get());
        }
        reasons.addAll(configuration.problems());
        return untrusted.orElseGet(() -> new Choice.Unavailable(reasons, List.copyOf(known.keySet())));
    }

    /** The providers that may run skills, by name. */
    Map<String, AgentProvider> providers(ProjectConfiguration configuration) {
        List<AgentCommand> commands =
                new ArrayList<>(settings.map(AgentSettings::commands).orElse(List.of()));
        if (!configuration.commands().isEmpty()
                && trusted.filter(folders -> folders.isTrusted(folder(configuration)))
                        .isPresent()) {
            commands.addAll(configuration.commands());
        }
        Map<String, AgentProvider> providers = new LinkedHashMap<>();
        host.agents(commands).forEach(provider -> providers.put(provider.name(), provider));
        return providers;
    }

    /** The user's choice where nobody names an agent. */
    Optional<String> preferred() {
        return settings.flatMap(AgentSettings::defaultAgent);
    }

    private static boolean names(ProjectConfiguration configuration, String provider) {
        return configuration.commands().stream()
                .anyMatch(command -> command.provider().equals(provider));
    }

    private static Path folder(ProjectConfiguration configuration) {
        return Objects.requireNonNull(configuration.file().orElseThrow().getParent());
    }
}
