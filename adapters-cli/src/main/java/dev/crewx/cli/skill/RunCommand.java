package dev.crewx.cli.skill;

import dev.crewx.cli.console.CliContext;
import dev.crewx.cli.console.Command;
import dev.crewx.cli.console.CommandFailure;
import dev.crewx.cli.console.Console;
import dev.crewx.cli.console.Durations;
import dev.crewx.cli.console.ExitCode;
import dev.crewx.cli.console.FailureType;
import dev.crewx.domain.json.JsonValue;
import dev.crewx.domain.json.JsonValue.JsonObject;
import dev.crewx.runtime.ScriptAgent;
import dev.crewx.runtime.SkillDescriptor;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code crewx skill run}. */
@CommandLine.Command(
        name = "run",
        description = "Run a skill's own script.",
        footer = {"", "Example:", "  crewx skill run word-count README.md"})
final class RunCommand extends Command {
    @Parameters(index = "0", paramLabel = "<skill>", description = "The skill's name.")
    private String name = "";

    @Parameters(index = "1..*", arity = "0..*", paramLabel = "<input>", description = "The script's arguments.")
    private List<String> input = List.of();

    @Option(
            names = "--timeout",
            defaultValue = "30s",
            paramLabel = "<duration>",
            description = "How long it may take (30s).")
    private String timeout = "";

    RunCommand(CliContext context) {
        super(context);
    }

    @Override
    protected ExitCode run(Console console) {
        Duration limit = Durations.parse(timeout);
        Skills skills = new Skills(context());
        SkillDescriptor skill = skills.require(name);
        Path entry = ScriptAgent.entryOf(skill)
                .orElseThrow(() -> CommandFailure.of(
                                FailureType.NO_SCRIPT,
                                "Skill \"" + name + "\" has no script of its own, and no agent is configured.")
                        .hint("A script is " + name
                                + ".js, .sh or .py, index.js or main.js beside its SKILL.md; \"crewx skill show " + name
                                + "\" prints what an agent would read."));
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        OutputStream out = isJson() ? kept : context().environment().out();
        ScriptAgent.Outcome outcome = new ScriptAgent(context().environment().variables())
                .run(
                        skill,
                        entry,
                        input,
                        skills.project(),
                        limit,
                        out,
                        context().environment().err());
        Map<String, JsonValue> members = new LinkedHashMap<>();
        members.put("skill", JsonValue.of(name));
        members.put("success", JsonValue.of(outcome.equals(new ScriptAgent.Exited(0))));
        members.put("output", JsonValue.of(kept.toString(StandardCharsets.UTF_8)));
        result("run", new JsonObject(members));
        return switch (outcome) {
            case ScriptAgent.Exited(int status) when status == 0 -> ExitCode.DONE;
            case ScriptAgent.Exited(int status) ->
                throw CommandFailure.of(
                        FailureType.RUN_FAILED, "Skill \"" + name + "\" ended with status " + status + ".");
            case ScriptAgent.TimedOut(Duration given) ->
                throw CommandFailure.of(
                        FailureType.RUN_TIMED_OUT,
                        "Skill \"" + name + "\" took longer than " + Durations.format(given) + " and was ended.");
        };
    }
}
