package dev.crewx.cli.skill;

import dev.crewx.cli.console.CliContext;
import dev.crewx.cli.console.Command;
import dev.crewx.cli.console.CommandFailure;
import dev.crewx.cli.console.Console;
import dev.crewx.cli.console.ExitCode;
import dev.crewx.cli.console.FailureType;
import dev.crewx.cli.console.JsonShape;
import dev.crewx.cli.console.Members;
import dev.crewx.domain.json.JsonValue.JsonArray;
import dev.crewx.domain.manifest.Finding;
import dev.crewx.domain.skill.Strictness;
import dev.crewx.runtime.LoadReport;
import dev.crewx.runtime.SkillDescriptor;
import dev.crewx.runtime.SkillSource.Kind;
import dev.crewx.runtime.SkillValidation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code crewx skill validate}. */
@CommandLine.Command(
        name = "validate",
        description = "Check skills: frontmatter, dependencies, and what they need on this machine.",
        footer = {"", "Example:", "  crewx skill validate word-count --strict"})
@JsonShape("skills[]: name, valid, findings[], portability[], requirements[]")
final class ValidateCommand extends Command {
    @Parameters(
            arity = "0..*",
            paramLabel = "<skill>",
            description = "Their names; without any, all skills but those in the user's own files.")
    private List<String> names = List.of();

    @Option(names = "--strict", description = "Take every broken rule for an error.")
    private boolean strict;

    @Option(names = "--portable", description = "Tell also in what they depart from the open standard.")
    private boolean portable;

    ValidateCommand(CliContext context) {
        super(context);
    }

    @Override
    protected ExitCode run(Console console) {
        try (Skills skills = new Skills(context())) {
            LoadReport report = skills.runtime().loadSkills();
            List<String> wanted = names.isEmpty()
                    ? report.skills().stream()
                            .filter(skill -> skill.source().kind() != Kind.USER)
                            .map(SkillDescriptor::name)
                            .toList()
                    : names;
            List<SkillValidation> results = new ArrayList<>();
            List<String> problems = new ArrayList<>();
            for (String name : wanted) {
                SkillValidation validation =
                        skills.runtime().validateSkill(name, strict ? Strictness.STRICT : Strictness.LENIENT);
                results.add(validation);
                tell(validation, console);
                validation.errors().forEach(error -> problems.add(name + ": " + error));
            }
            if (names.isEmpty()) {
                report.skipped()
                        .forEach(skipped -> problems.add(skills.display(skipped.file()) + ": " + skipped.reason()));
            }
            result("skills", Members.list(results, ValidateCommand::members));
            if (problems.isEmpty()) {
                console.say("✅", wanted.size() + (wanted.size() == 1 ? " skill is" : " skills are") + " valid.");
                return ExitCode.DONE;
            }
            throw CommandFailure.of(FailureType.SKILL_INVALID, "Skill validation failed:")
                    .details(problems);
        }
    }

    private void tell(SkillValidation validation, Console console) {
        validation.warnings().forEach(warning -> console.warn(validation.skill() + ": " + warning));
        if (portable) {
            validation
                    .portability()
                    .forEach(finding -> console.say(validation.skill() + ", open standard: " + finding));
        }
    }

    private static Members members(SkillValidation validation) {
        return new Members()
                .put("name", validation.skill())
                .put("valid", validation.valid())
                .put("findings", findings(validation.findings()))
                .put("portability", findings(validation.portability()))
                .put(
                        "requirements",
                        Members.list(
                                validation.requirements(),
                                check -> new Members()
                                        .put("name", check.name())
                                        .put("needed", check.needed())
                                        .put("found", check.found())
                                        .put("verdict", lower(check.verdict()))));
    }

    private static JsonArray findings(List<Finding> findings) {
        return Members.list(
                findings,
                finding -> new Members()
                        .put("severity", lower(finding.severity()))
                        .put("code", finding.code())
                        .put("location", finding.location())
                        .put("message", finding.message()));
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
