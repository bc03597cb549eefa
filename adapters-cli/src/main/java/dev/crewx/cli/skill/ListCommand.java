package dev.crewx.cli.skill;

import dev.crewx.cli.console.CliContext;
import dev.crewx.cli.console.Command;
import dev.crewx.cli.console.CommandFailure;
import dev.crewx.cli.console.Console;
import dev.crewx.cli.console.ExitCode;
import dev.crewx.cli.console.FailureType;
import dev.crewx.cli.console.JsonShape;
import dev.crewx.cli.console.Members;
import dev.crewx.cli.console.Table;
import dev.crewx.runtime.LoadReport;
import dev.crewx.runtime.LoadReport.Shadowed;
import dev.crewx.runtime.SkillDescriptor;
import dev.crewx.runtime.SkillSelection;
import dev.crewx.runtime.SkillSource.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** {@code crewx skill list}. */
@CommandLine.Command(
        name = "list",
        description = "List the skills of this project: installed, its own, and those in agents' folders.",
        footer = {"", "Example:", "  crewx skill list"})
@JsonShape({
    "skills[]: name, version, description, path, source, package",
    "shadowed[]: name, path, by: skills that another of their name hides",
    "skipped[]: path, reason: what is no usable skill"
})
final class ListCommand extends Command {
    @Option(names = "--agent", paramLabel = "<id>", description = "Only those that this agent of crewx.yaml uses.")
    private @Nullable String agent;

    ListCommand(CliContext context) {
        super(context);
    }

    @Override
    protected ExitCode run(Console console) {
        try (Skills skills = new Skills(context())) {
            SkillSelection selection = selection(skills);
            LoadReport report = skills.runtime().loadSkills();
            List<SkillDescriptor> listed = report.skills().stream()
                    .filter(skill -> selection.admits(skill.name()))
                    .toList();
            result("skills", Members.list(listed, skills::members));
            result(
                    "shadowed",
                    Members.list(
                            report.shadowed(),
                            one -> new Members()
                                    .put("name", one.skill().name())
                                    .put("path", skills.display(one.skill().file()))
                                    .put("by", skills.display(one.by().file()))));
            result(
                    "skipped",
                    Members.list(
                            report.skipped(),
                            one -> new Members()
                                    .put("path", skills.display(one.file()))
                                    .put("reason", one.reason())));
            skills.runtime().configuration().problems().forEach(console::warn);
            warn(skills, report, console);
            if (listed.isEmpty()) {
                console.say("No skills for " + skills.project() + ".");
                return ExitCode.DONE;
            }
            Table table = new Table("SKILL", "VERSION", "WHERE", "DESCRIPTION");
            listed.forEach(skill -> table.row(
                    skill.name(),
                    skill.version().map(Object::toString).orElse("-"),
                    skills.display(skill.flat() ? skill.file() : skill.folder()),
                    skill.metadata().description()));
            console.say(table);
            return ExitCode.DONE;
        }
    }

    private SkillSelection selection(Skills skills) {
        String id = agent;
        if (id == null) {
            return SkillSelection.ALL;
        }
        return skills.runtime()
                .configuration()
                .agent(id)
                .orElseThrow(() -> CommandFailure.of(
                                FailureType.NO_AGENT, "There is no agent \"" + id + "\" in the project's crewx.yaml.")
                        .hint("agents[].id in crewx.yaml names them."))
                .skills();
    }

    /** What a project hides or breaks is said one by one; copies in agents' folders are the rule, and only counted. */
    private static void warn(Skills skills, LoadReport report, Console console) {
        long copies = 0;
        for (Shadowed shadowed : report.shadowed()) {
            Kind kind = shadowed.skill().source().kind();
            if (kind == Kind.AGENT || kind == Kind.USER) {
                copies++;
            } else {
                console.warn("skill \"" + shadowed.skill().name() + "\" at "
                        + skills.display(shadowed.skill().file()) + " is hidden by "
                        + skills.display(shadowed.by().file()));
            }
        }
        if (copies > 0) {
            console.talk("", copies + " more in agents' folders have the name of one that is listed.");
        }
        report.skipped()
                .forEach(skipped ->
                        console.warn(skills.display(skipped.file()) + " is no usable skill: " + skipped.reason()));
    }
}
