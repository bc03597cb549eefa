package dev.crewx.cli.skill;

import dev.crewx.cli.console.CliContext;
import dev.crewx.cli.console.Command;
import dev.crewx.cli.console.Console;
import dev.crewx.cli.console.ExitCode;
import dev.crewx.domain.json.JsonValue;
import dev.crewx.domain.json.JsonValue.JsonObject;
import dev.crewx.runtime.SkillDescriptor;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** {@code crewx skill show}. */
@CommandLine.Command(
        name = "show",
        description = "Show a skill's text.",
        footer = {"", "Example:", "  crewx skill show word-count"})
final class ShowCommand extends Command {
    @Parameters(paramLabel = "<skill>", description = "The skill's name.")
    private String name = "";

    ShowCommand(CliContext context) {
        super(context);
    }

    @Override
    protected ExitCode run(Console console) {
        Skills skills = new Skills(context());
        SkillDescriptor skill = skills.require(name);
        String content = skills.content(skill);
        Map<String, JsonValue> members = new LinkedHashMap<>();
        members.put("name", JsonValue.of(skill.name()));
        members.put("description", JsonValue.of(skill.metadata().description()));
        members.put("path", JsonValue.of(skills.display(skill.file())));
        members.put("content", JsonValue.of(content));
        result("skill", new JsonObject(members));
        console.say(content.stripTrailing());
        return ExitCode.DONE;
    }
}
