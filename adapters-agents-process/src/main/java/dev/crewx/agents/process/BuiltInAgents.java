package dev.crewx.agents.process;

import dev.crewx.application.skill.spi.AgentCommand;
import dev.crewx.application.skill.spi.AgentCommand.Channel;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The command lines that are known without configuration, each in the mode in which it reads a prompt, answers and ends,
 * with the variables by which it finds its account and the network.
 */
final class BuiltInAgents {
    private static final Set<String> NETWORK = Set.of(
            "HTTP_PROXY",
            "HTTPS_PROXY",
            "ALL_PROXY",
            "NO_PROXY",
            "http_proxy",
            "https_proxy",
            "all_proxy",
            "no_proxy",
            "SSL_CERT_FILE",
            "SSL_CERT_DIR",
            "NODE_EXTRA_CA_CERTS",
            "XDG_CONFIG_HOME",
            "XDG_DATA_HOME",
            "XDG_CACHE_HOME",
            "XDG_STATE_HOME",
            "XDG_RUNTIME_DIR");

    static final List<AgentCommand> COMMANDS = List.of(
            agent("claude", List.of("claude", "--print"), "ANTHROPIC_*", "CLAUDE_*"),
            agent("gemini", List.of("gemini"), "GEMINI_*", "GOOGLE_*"),
            agent("codex", List.of("codex", "exec", "--skip-git-repo-check", "-"), "OPENAI_*", "CODEX_*"),
            agent("copilot", List.of("copilot"), "COPILOT_*", "GH_TOKEN", "GITHUB_TOKEN", "GH_HOST"));

    private BuiltInAgents() {}

    private static AgentCommand agent(String name, List<String> command, String... environment) {
        return new AgentCommand(
                "cli/" + name,
                command,
                Channel.STDIN,
                Stream.concat(NETWORK.stream(), Stream.of(environment)).collect(Collectors.toUnmodifiableSet()));
    }
}
