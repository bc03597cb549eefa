package dev.crewx.cli.skill;

import dev.crewx.cli.console.CliContext;
import dev.crewx.cli.console.Group;
import picocli.CommandLine;

/** {@code crewx skill} and what is below it. */
public final class SkillCommands {
    private SkillCommands() {}

    /** The group, in this context. */
    public static CommandLine in(CliContext context) {
        return new CommandLine(new Skill())
                .addSubcommand(new ListCommand(context))
                .addSubcommand(new ShowCommand(context))
                .addSubcommand(new RunCommand(context));
    }

    @CommandLine.Command(name = "skill", description = "The skills of this project.")
    private static final class Skill extends Group {}
}
