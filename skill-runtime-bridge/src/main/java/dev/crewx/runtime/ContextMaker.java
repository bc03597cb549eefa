package dev.crewx.runtime;

import dev.crewx.application.skill.spi.AgentProvider;
import dev.crewx.application.skill.spi.AgentRequest;
import dev.crewx.domain.manifest.Finding;
import dev.crewx.runtime.Agents.Choice;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Makes a skill that was found ready for a run, or says why that cannot be. */
final class ContextMaker {
    private final Path project;
    private final Map<String, String> surroundings;
    private final Agents agents;
    private final SkillContents contents;

    ContextMaker(Path project, Map<String, String> surroundings, Agents agents, SkillContents contents) {
        this.project = project;
        this.surroundings = surroundings;
        this.agents = agents;
        this.contents = contents;
    }

    /** What is ready, or why not. */
    sealed interface Made {
        /** It is ready. */
        record Ready(Execution execution) implements Made {}

        /** It is not. */
        record Not(Preparation.Refused refusal) implements Made {}
    }

    /** Where a run of the skill would take place, before anybody has said which agent runs it. */
    Requirements.Place place(PrepareOptions options) {
        return new Requirements.Place(
                options.workingDirectory().orElse(project).toAbsolutePath().normalize(),
                Surroundings.passedOn(surroundings, Set.of()));
    }

    Made make(
            SkillDescriptor skill,
            SkillValidation validation,
            SkillDependencies dependencies,
            Asked asked,
            CacheUse use) {
        AgentConfig agent = asked.agent();
        if (!agent.skills().admits(skill.name())) {
            return not(new Preparation.NotForAgent(error(
                    skill,
                    "not-for-agent",
                    "The agent " + agent.id() + " does not use the skill \"" + skill.name() + "\"",
                    "add it to the agent's skills.include, or take it out of skills.exclude, in crewx.yaml")));
        }
        Optional<Preparation.Refused> refusal = refusal(skill, validation);
        if (refusal.isPresent()) {
            return not(refusal.get());
        }
        return switch (agents.choose(agent, asked.configuration(), surroundings)) {
            case Choice.Untrusted(String provider, Path folder) ->
                not(new Preparation.NotTrusted(
                        error(
                                skill,
                                "folder-not-trusted",
                                "The project names the command of " + provider + " itself, and " + folder
                                        + " is not trusted",
                                "crewx trust " + folder + " lets it name commands"),
                        folder));
            case Choice.Unavailable(List<String> reasons, List<String> known) ->
                not(new Preparation.NoSuchAgent(
                        error(
                                skill,
                                "agent-unavailable",
                                "The agent " + agent.id() + " cannot run here: " + String.join("; ", reasons),
                                "choose one of " + String.join(", ", known)),
                        known));
            case Choice.Chosen(AgentProvider provider) -> ready(skill, provider, validation, dependencies, asked, use);
        };
    }

    /** What the caller wants. */
    record Asked(AgentConfig agent, ProjectConfiguration configuration, PrepareOptions options) {}

    private Made ready(
            SkillDescriptor skill,
            AgentProvider provider,
            SkillValidation validation,
            SkillDependencies dependencies,
            Asked asked,
            CacheUse use) {
        try {
            if (provider.name().equals(AgentProvider.SCRIPT)
                    && Scripts.of(skill).isEmpty()) {
                return not(new Preparation.NoScript(error(
                        skill,
                        "no-script",
                        "The skill \"" + skill.name() + "\" has no script of its own",
                        "put " + skill.name() + ".sh, .js or .py beside its SKILL.md, or name an agent")));
            }
            Optional<SkillDefinition> definition = contents.of(skill, use);
            return definition.isPresent()
                    ? new Made.Ready(execution(definition.get(), provider, validation, dependencies, asked, use))
                    : not(new Preparation.TooLong(
                            error(skill, "skill-too-long", "The text of " + skill.file() + " is too long")));
        } catch (IOException e) {
            throw SkillRuntimeException.io(
                    Stage.PREPARE, Optional.of(skill.name()), "The files of " + skill.file() + " cannot be read", e);
        }
    }

    private static Optional<Preparation.Refused> refusal(SkillDescriptor skill, SkillValidation validation) {
        if (validation.valid()) {
            return Optional.empty();
        }
        List<RequirementCheck> unmet = validation.requirements().stream()
                .filter(RequirementCheck::isUnmet)
                .toList();
        List<Finding> others = validation.errors().stream()
                .filter(finding -> !finding.code().equals("requirement-unmet"))
                .toList();
        if (others.isEmpty()) {
            String list = String.join("; ", unmet.stream().map(Object::toString).toList());
            return Optional.of(new Preparation.RequirementsUnmet(
                    error(
                            skill,
                            "requirement-unmet",
                            "The machine has not what \"" + skill.name() + "\" needs: " + list),
                    unmet));
        }
        return Optional.of(new Preparation.Invalid(
                error(
                                skill,
                                others.getFirst().code(),
                                "The skill \"" + skill.name() + "\" cannot be used: "
                                        + String.join(
                                                "; ",
                                                others.stream()
                                                        .map(Finding::message)
                                                        .toList()))
                        .suggesting(suggestions(others)),
                validation));
    }

    private static List<String> suggestions(List<Finding> findings) {
        return findings.stream()
                .map(Finding::code)
                .distinct()
                .flatMap(code -> switch (code) {
                    case "dependency-missing" -> Stream.of("install what is missing: crewx registry install <id>");
                    case "dependency-version" -> Stream.of("bring it up to date: crewx registry update <id>");
                    case "dependency-cycle" -> Stream.of("take one of these dependencies out");
                    default -> Stream.of("mend the skill's frontmatter");
                })
                .toList();
    }

    private Execution execution(
            SkillDefinition definition,
            AgentProvider provider,
            SkillValidation validation,
            SkillDependencies dependencies,
            Asked asked,
            CacheUse use) {
        SkillDescriptor skill = definition.descriptor();
        String id = "exec_" + UUID.randomUUID();
        Map<String, String> environment =
                new LinkedHashMap<>(Surroundings.passedOn(surroundings, provider.environment()));
        environment.putAll(asked.options().environment());
        environment.put("SKILL_DIR", skill.folder().toString());
        environment.put(AgentRequest.EXECUTION_ID, id);
        List<SkillDescriptor> offered = new ArrayList<>(List.of(skill));
        List<String> exclude = asked.agent().skills().exclude();
        dependencies.inOrder().stream()
                .filter(other -> !exclude.contains(other.name()))
                .forEach(offered::add);
        ExecutionContext context = new ExecutionContext(
                id,
                definition,
                asked.agent(),
                provider.name(),
                place(asked.options()).workingDirectory(),
                environment,
                asked.options().timeout(),
                validation.requirements(),
                offered,
                validation.warnings().stream().map(Object::toString).toList(),
                use.hits(),
                use.misses());
        return new Execution(context, provider);
    }

    private static Made not(Preparation.Refused refusal) {
        return new Made.Not(refusal);
    }

    private static SkillError error(SkillDescriptor skill, String code, String message, String... suggestions) {
        return SkillError.of(Stage.PREPARE, code, skill.name(), message, suggestions);
    }
}
