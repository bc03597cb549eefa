package dev.crewx.runtime;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything that is ready for running a skill. {@link SkillRuntime#cleanup} releases it.
 *
 * @param id names the execution
 * @param skill the skill with its text
 * @param agent the agent it was prepared for
 * @param provider what runs it, of those that the agent names
 * @param workingDirectory where it runs
 * @param environment all the variables that it sees
 * @param timeout after which it is ended
 * @param requirements what it needs, held against the machine
 * @param skills what the agent is offered: the skill itself, then what it depends on, nearest first
 * @param warnings what is not as it should be and stops nothing
 * @param cacheHits how often a cache helped in making this
 * @param cacheMisses how often a file was read for it
 */
public record ExecutionContext(
        String id,
        SkillDefinition skill,
        AgentConfig agent,
        String provider,
        Path workingDirectory,
        Map<String, String> environment,
        Duration timeout,
        List<RequirementCheck> requirements,
        List<SkillDescriptor> skills,
        List<String> warnings,
        int cacheHits,
        int cacheMisses) {
    /** Copies the collections. */
    public ExecutionContext {
        environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
        requirements = List.copyOf(requirements);
        skills = List.copyOf(skills);
        warnings = List.copyOf(warnings);
    }

    /** The names of the variables only: their values may be secrets. */
    @Override
    public String toString() {
        return "ExecutionContext[" + id + ", " + skill.descriptor().name() + ", " + provider + ", " + workingDirectory
                + ", " + environment.keySet() + ", " + timeout + "]";
    }
}
