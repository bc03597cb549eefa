package dev.crewx.cli.install;

import dev.crewx.application.install.InstallRequest;
import dev.crewx.application.install.InstallRequest.Aim;
import dev.crewx.application.install.InstallResult;
import dev.crewx.application.install.ProjectDamage;
import dev.crewx.application.install.VerifyProject;
import dev.crewx.application.install.spi.FileChange;
import dev.crewx.cli.console.CliContext;
import dev.crewx.cli.console.Command;
import dev.crewx.cli.console.Console;
import dev.crewx.cli.console.ExitCode;
import dev.crewx.cli.console.JsonShape;
import dev.crewx.cli.console.Members;
import dev.crewx.domain.json.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code crewx registry verify}. */
@CommandLine.Command(
        name = "verify",
        description = {
            "Compare every installed file with what was installed, and put back what is missing.",
            "What was changed is only told, since it may be your work; --force puts it back too."
        },
        footer = {"", "Examples:", "  crewx registry verify", "  crewx registry verify --check"})
@JsonShape({
    "findings[]: kind, subject (a package, or a path in an agent's folder), files[] (path, kind), repaired",
    "packages: how many were looked at"
})
final class VerifyCommand extends Command {
    @Option(
            names = "--check",
            order = 53,
            description = "Change nothing; end with 9 where something is not as it should be.")
    private boolean check;

    @Option(names = "--force", order = 61, description = "Also put back what was changed.")
    private boolean force;

    @Mixin
    private ReachOptions reach = new ReachOptions();

    VerifyCommand(CliContext context) {
        super(context);
    }

    @Override
    protected ExitCode run(Console console) {
        ProjectAccess project = new ProjectAccess(context(), console, reach, Optional.empty());
        VerifyProject verify = new VerifyProject(project.installer());
        VerifyProject.Report report = check ? verify.check(project.host()) : repair(verify, project, console);
        result("packages", JsonValue.of(report.packages()));
        result("findings", Members.list(report.found(), damage -> members(damage, report.left())));
        for (ProjectDamage damage : report.found()) {
            console.say((report.left().contains(damage) ? "  ✗ " : "  ✓ put back: ") + DamageText.of(damage));
            damage.files()
                    .forEach(file ->
                            console.say("      " + file.kind().name().toLowerCase(Locale.ROOT) + " " + file.path()));
        }
        report.repair()
                .filter(outcome -> !(outcome instanceof InstallResult.Installed))
                .ifPresent(refusal -> {
                    throw InstallFailures.of(refusal).prefixed("Verify failed: ");
                });
        return tell(report, console);
    }

    private VerifyProject.Report repair(VerifyProject verify, ProjectAccess project, Console console) {
        InstallRequest request = InstallRequest.of(new Aim.Restore(), project.host())
                .over(reach.network())
                .with(force ? List.of(InstallRequest.Option.FORCE) : List.of())
                .until(interruption()::isRequested);
        try (InstallTalk talk = new InstallTalk(console, question())) {
            return verify.repair(request, talk);
        }
    }

    private ExitCode tell(VerifyProject.Report report, Console console) {
        String packages = ChangeCommand.count(report.packages(), "package");
        if (report.found().isEmpty()) {
            console.say("✅", packages + " verified: every file is as it was installed.");
        } else if (report.left().isEmpty()) {
            console.say("✅", packages + " verified and mended.");
        } else {
            console.say(packages + " verified; " + report.left().size() + " of "
                    + ChangeCommand.count(report.found().size(), "finding") + " left.");
            report.left().stream()
                    .filter(damage -> !check && !damage.isMendable())
                    .findFirst()
                    .ifPresent(damage -> console.talk("", DamageText.remedy(damage)));
        }
        return report.left().isEmpty() ? ExitCode.DONE : ExitCode.DRIFT;
    }

    private static Members members(ProjectDamage damage, List<ProjectDamage> left) {
        return new Members()
                .put("kind", damage.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .put("subject", damage.subject())
                .put("files", Members.list(damage.files(), VerifyCommand::members))
                .put("repaired", !left.contains(damage));
    }

    private static Members members(FileChange change) {
        return new Members()
                .put("path", change.path())
                .put("kind", change.kind().name().toLowerCase(Locale.ROOT));
    }
}
