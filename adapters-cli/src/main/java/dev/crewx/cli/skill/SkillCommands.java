package dev.crewx.cli.skill;

import dev.crewx.cli.console.CliContext;
import dev.crewx.cli.console.CommandTree;
import dev.crewx.cli.console.Group;
import picocli.CommandLine;

/** {@code crewx skill} and what is below it. */
public final class SkillCommands {
    private SkillCommands() {}

    /** The group, in this context. */
    public static CommandTree in(CliContext context) {
        return new CommandTree(Skill::new)
                .command("list", () -> new ListCommand(context))
                .command("show", () -> new ShowCommand(context))
                .command("validate", () -> new ValidateCommand(context))
                .command("run", () -> new RunCommand(context))
                .command("serve", () -> new ServeCommand(context));
    }

    @CommandLine.Command(name = "skill", description = "The skills of this project.")
    private static final class Skill extends Group {}
}
