package dev.crewx.cli.skill;

import dev.crewx.cli.console.CliContext;
import dev.crewx.cli.console.Command;
import dev.crewx.cli.console.Console;
import dev.crewx.cli.console.ExitCode;
import dev.crewx.cli.console.JsonShape;
import dev.crewx.runtime.SkillDefinition;
import dev.crewx.runtime.SkillDescriptor;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** {@code crewx skill show}. */
@CommandLine.Command(
        name = "show",
        description = "Show a skill's text.",
        footer = {"", "Example:", "  crewx skill show word-count"})
@JsonShape("skill: name, version, description, path, source, package, dependencies, script, content")
final class ShowCommand extends Command {
    @Parameters(paramLabel = "<skill>", description = "The skill's name.")
    private String name = "";

    ShowCommand(CliContext context) {
        super(context);
    }

    @Override
    protected ExitCode run(Console console) {
        try (Skills skills = new Skills(context())) {
            SkillDefinition definition = skills.require(name);
            SkillDescriptor skill = definition.descriptor();
            List<String> dependencies = skills.runtime().resolveDependencies(skill.name()).stream()
                    .flatMap(all -> all.inOrder().stream())
                    .map(SkillDescriptor::name)
                    .toList();
            result(
                    "skill",
                    skills.members(skill)
                            .put("dependencies", dependencies)
                            .put("script", skills.runtime().scriptOf(skill).map(skills::display))
                            .put("content", definition.text())
                            .object());
            console.say(definition.text().replace("\r\n", "\n").stripTrailing());
            return ExitCode.DONE;
        }
    }
}
