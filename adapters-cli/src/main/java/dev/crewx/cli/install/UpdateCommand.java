package dev.crewx.cli.install;

import dev.crewx.application.install.InstallPlan.Kind;
import dev.crewx.application.install.InstallRequest.Aim;
import dev.crewx.application.install.InstallRequest.Option;
import dev.crewx.application.install.InstallResult;
import dev.crewx.application.install.InstallResult.Installed;
import dev.crewx.application.install.InstallResult.Planned;
import dev.crewx.cli.connection.Specifiers;
import dev.crewx.cli.console.CliContext;
import dev.crewx.cli.console.Console;
import dev.crewx.cli.console.ExitCode;
import dev.crewx.cli.console.JsonShape;
import dev.crewx.domain.manifest.PackageId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** {@code crewx registry update}. */
@CommandLine.Command(
        name = "update",
        description = {
            "Bring packages to the newest versions that the requirements allow.",
            "A package that wants to be allowed more than before needs your yes."
        },
        footer = {"", "Examples:", "  crewx registry update", "  crewx registry update @acme/pdf-tools --dry-run"})
@JsonShape({"plan, packages[], placed[], unplaced[], targets[], drift, warnings[]: as of crewx registry install"})
final class UpdateCommand extends ChangeCommand {
    @Parameters(arity = "0..*", paramLabel = "<id>", description = "What to update; all when none is named.")
    private List<String> packages = List.of();

    @CommandLine.Option(
            names = "--check",
            order = 53,
            description = "Change nothing; end with 9 where there is something newer.")
    private boolean check;

    UpdateCommand(CliContext context) {
        super(context, "Update failed: ");
    }

    @Override
    protected ExitCode run(Console console) {
        TreeSet<PackageId> ids = new TreeSet<>();
        packages.stream().map(Specifiers::packageId).forEach(ids::add);
        ProjectAccess project = new ProjectAccess(context(), console, reach(), Optional.empty());
        console.talk(
                "📦",
                "Updating " + (ids.isEmpty() ? "all packages of " + project.folder() : String.join(" ", packages))
                        + " …");
        Set<Option> options = check ? Set.of(Option.DRY_RUN) : Set.of();
        InstallResult outcome = carryOut(project, new Aim.Update(ids), options, Set.of(), Set.of(), console);
        if (outcome instanceof Planned planned) {
            console.say(
                    planned.isDrift()
                            ? "Nothing was changed; the plan is what would be."
                            : "Everything is as new as the requirements allow.");
            return check && planned.isDrift() ? ExitCode.DRIFT : ExitCode.DONE;
        }
        if (outcome instanceof Installed installed) {
            tell(installed, console);
        }
        return done(console);
    }

    private static void tell(Installed installed, Console console) {
        if (!installed.changedAnything()) {
            console.say("✅", "Everything is as new as the requirements allow.");
            return;
        }
        console.say("✅", count(installed.plan().steps(Kind.UPDATE).size(), "package") + " updated successfully!");
        installed
                .plan()
                .steps(Kind.UPDATE)
                .forEach(step -> console.say("   " + step.id() + " "
                        + step.before().map(Object::toString).orElse("") + " → "
                        + step.after().map(Object::toString).orElse("")));
        installed
                .plan()
                .steps(Kind.ADD)
                .forEach(step -> console.say("   Added: " + step.id() + "@"
                        + step.after().map(Object::toString).orElse("")));
        if (!installed.removed().isEmpty()) {
            console.say("   Removed: " + String.join(", ", names(installed.removed())));
        }
        tellPlaces(installed, console);
    }
}
