package dev.crewx.cli.skill;

import dev.crewx.application.skill.spi.AgentProvider;
import dev.crewx.cli.connection.RegistryOptions;
import dev.crewx.cli.console.CliContext;
import dev.crewx.cli.console.Command;
import dev.crewx.cli.console.CommandFailure;
import dev.crewx.cli.console.Console;
import dev.crewx.cli.console.Durations;
import dev.crewx.cli.console.ExitCode;
import dev.crewx.cli.console.FailureType;
import dev.crewx.cli.console.JsonShape;
import dev.crewx.cli.install.ProjectInstaller;
import dev.crewx.cli.install.ProjectInstaller.Asker;
import dev.crewx.runtime.AgentConfig;
import dev.crewx.runtime.ExecutionContext;
import dev.crewx.runtime.ExecutionResult;
import dev.crewx.runtime.Preparation;
import dev.crewx.runtime.PrepareOptions;
import dev.crewx.runtime.SkillError;
import dev.crewx.runtime.SkillInput;
import dev.crewx.runtime.SkillInstaller;
import dev.crewx.runtime.SkillRuntime;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code crewx skill run}. */
@CommandLine.Command(
        name = "run",
        description = "Run a skill: by its own script where it has one, else by the configured agent.",
        footer = {
            "",
            "Examples:",
            "  crewx skill run word-count README.md",
            "  crewx skill run code-review --agent cli/claude --timeout 5m \"look at the last commit\""
        })
@JsonShape("run: skill, agent, success, exitStatus, output, errorOutput, truncated, error, artifacts[], metadata")
final class RunCommand extends Command {
    @Mixin
    private RegistryOptions registry = new RegistryOptions();

    @Parameters(index = "0", paramLabel = "<skill>", description = "The skill's name.")
    private String name = "";

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "<input>",
            description = "The script's arguments, or what to tell the agent; what begins with - stands after --.")
    private List<String> input = List.of();

    @Option(
            names = "--agent",
            paramLabel = "<agent>",
            description = "script, cli/<name>, or an agent of the project's crewx.yaml.")
    private @Nullable String agent;

    @Option(
            names = "--timeout",
            defaultValue = "30s",
            paramLabel = "<duration>",
            description = "How long it may take (30s).")
    private String timeout = "";

    @Option(names = "--install", description = "Install the skill and what it depends on, where they are not there.")
    private boolean install;

    @Option(names = "--allow-permissions", description = "Approve of all permissions that these packages want.")
    private boolean allowPermissions;

    RunCommand(CliContext context) {
        super(context);
    }

    @Override
    protected ExitCode run(Console console) {
        PrepareOptions within = PrepareOptions.DEFAULT.within(time());
        PrepareOptions options = install ? within.installing() : within;
        try (Skills skills = new Skills(context(), install ? Optional.of(installer(console)) : Optional.empty())) {
            skills.runtime().configuration().problems().forEach(console::warn);
            ExecutionContext context = prepare(skills, options);
            context.warnings().forEach(console::warn);
            OutputStream out = isJson()
                    ? OutputStream.nullOutputStream()
                    : context().environment().out();
            ExecutionResult result = skills.runtime()
                    .executeSkill(
                            context,
                            SkillInput.of(input.toArray(String[]::new))
                                    .to(out, context().environment().err()));
            result("run", RunReport.members(context, result).object());
            return end(context, result);
        }
    }

    private Duration time() {
        Duration time = Durations.parse(timeout);
        if (time.isZero()) {
            throw CommandFailure.of(FailureType.BAD_DURATION, "A run needs time: --timeout " + timeout + " is none.");
        }
        return time;
    }

    private SkillInstaller installer(Console console) {
        return new ProjectInstaller(
                context(),
                console,
                registry.wish(),
                new Asker.Person(question(), interruption()::isRequested),
                allowPermissions);
    }

    private ExecutionContext prepare(Skills skills, PrepareOptions options) {
        SkillRuntime runtime = skills.runtime();
        String named = agent;
        Preparation preparation =
                runtime.prepareContext(name, named == null ? AgentConfig.script() : runtime.agent(named), options);
        if (named == null && preparation instanceof Preparation.NoScript) {
            AgentConfig preferred = runtime.preferredAgent().orElseThrow(() -> nobody(runtime));
            preparation = runtime.prepareContext(name, preferred, options);
        }
        return switch (preparation) {
            case Preparation.Prepared(ExecutionContext context) -> context;
            case Preparation.Refused refused -> throw Refusals.failure(refused);
        };
    }

    /** Neither a script nor an agent: what there is to choose from. */
    private CommandFailure nobody(SkillRuntime runtime) {
        return CommandFailure.of(
                        FailureType.NO_SCRIPT,
                        "Skill \"" + name + "\" has no script of its own, and no agent is configured.")
                .hint("Name one: --agent "
                        + runtime.getRuntimeInfo().agents().stream()
                                .filter(provider -> !provider.equals(AgentProvider.SCRIPT))
                                .collect(Collectors.joining(", "))
                        + "; \"agent\" in config.json names one for good. A script is " + name
                        + ".js, .sh or .py, index.js or main.js beside its SKILL.md.");
    }

    private ExitCode end(ExecutionContext context, ExecutionResult result) {
        if (result.success()) {
            return ExitCode.DONE;
        }
        SkillError error = result.error().orElseThrow();
        throw switch (error.code()) {
            case "timed-out" ->
                CommandFailure.of(
                        FailureType.RUN_TIMED_OUT,
                        "Skill \"" + name + "\" took longer than " + Durations.format(context.timeout())
                                + " and was ended.");
            case "exit-status" ->
                CommandFailure.of(
                        FailureType.RUN_FAILED,
                        "Skill \"" + name + "\" ended with status "
                                + result.exitStatus().orElseThrow() + ".");
            default -> CommandFailure.of(FailureType.RUN_FAILED, error.message() + ".");
        };
    }
}
