package dev.crewx.runtime;

import dev.crewx.application.skill.spi.AgentProvider;
import java.util.List;
import java.util.Optional;

/**
 * An agent that a skill is prepared for.
 *
 * @param id what it is called
 * @param providers what runs it; of several the first that is there
 * @param skills which skills it uses
 * @param prompt what it is told before any skill; empty for nothing
 */
public record AgentConfig(String id, List<String> providers, SkillSelection skills, Optional<String> prompt) {
    /** Copies the providers. */
    public AgentConfig {
        providers = List.copyOf(providers);
        if (providers.isEmpty()) {
            throw new IllegalArgumentException("The agent " + id + " has no provider");
        }
    }

    /** No model: the skill's own script. */
    public static AgentConfig script() {
        return of(AgentProvider.SCRIPT);
    }

    /** The agent that is this provider and no more: {@code cli/claude}, or {@code claude} for short. */
    public static AgentConfig of(String provider) {
        return new AgentConfig(provider, List.of(providerName(provider)), SkillSelection.ALL, Optional.empty());
    }

    /** A provider's name in full. */
    static String providerName(String text) {
        return text.contains("/") || text.equals(AgentProvider.SCRIPT) ? text : "cli/" + text;
    }
}
