package dev.crewx.cli.skill;

import dev.crewx.cli.console.CliContext;
import dev.crewx.cli.console.Command;
import dev.crewx.cli.console.Console;
import dev.crewx.cli.console.ExitCode;
import dev.crewx.cli.console.Table;
import dev.crewx.domain.json.JsonValue;
import dev.crewx.domain.json.JsonValue.JsonArray;
import dev.crewx.domain.json.JsonValue.JsonObject;
import dev.crewx.runtime.LoadReport;
import dev.crewx.runtime.SkillDescriptor;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;

/** {@code crewx skill list}. */
@CommandLine.Command(
        name = "list",
        description = "List the skills of this project, installed and local.",
        footer = {"", "Example:", "  crewx skill list"})
final class ListCommand extends Command {
    ListCommand(CliContext context) {
        super(context);
    }

    @Override
    protected ExitCode run(Console console) {
        Skills skills = new Skills(context());
        LoadReport report = skills.load();
        result(
                "skills",
                new JsonArray(report.skills().stream()
                        .map(skill -> json(skills, skill))
                        .toList()));
        report.shadowed()
                .forEach(skill -> console.warn("skill \"" + skill.name() + "\" at " + skills.display(skill.file())
                        + " is hidden by an earlier one of that name"));
        report.skipped()
                .forEach(skipped ->
                        console.warn(skills.display(skipped.file()) + " is no usable skill: " + skipped.reason()));
        if (report.skills().isEmpty()) {
            console.say("No skills in " + skills.project() + ".");
            return ExitCode.DONE;
        }
        Table table = new Table("SKILL", "VERSION", "WHERE", "DESCRIPTION");
        report.skills()
                .forEach(skill -> table.row(
                        skill.name(),
                        version(skill),
                        skills.display(skill.folder()),
                        skill.metadata().description()));
        console.say(table);
        return ExitCode.DONE;
    }

    private static String version(SkillDescriptor skill) {
        return skill.metadata().version().map(Object::toString).orElse("-");
    }

    private static JsonValue json(Skills skills, SkillDescriptor skill) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        members.put("name", JsonValue.of(skill.name()));
        members.put("version", JsonValue.of(version(skill)));
        members.put("description", JsonValue.of(skill.metadata().description()));
        members.put("path", JsonValue.of(skills.display(skill.file())));
        return new JsonObject(members);
    }
}
