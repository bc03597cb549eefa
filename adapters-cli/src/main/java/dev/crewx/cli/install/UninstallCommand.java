package dev.crewx.cli.install;

import dev.crewx.application.install.InstallRequest.Aim;
import dev.crewx.application.install.InstallResult;
import dev.crewx.application.install.InstallResult.Installed;
import dev.crewx.cli.connection.Specifiers;
import dev.crewx.cli.console.CliContext;
import dev.crewx.cli.console.CommandFailure;
import dev.crewx.cli.console.Console;
import dev.crewx.cli.console.ExitCode;
import dev.crewx.cli.console.FailureType;
import dev.crewx.cli.console.JsonShape;
import dev.crewx.domain.manifest.PackageId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** {@code crewx registry uninstall}. */
@CommandLine.Command(
        name = "uninstall",
        description = {
            "Remove packages that the project requires, and what nothing else needs.",
            "With --target, also or only stop installing for agents."
        },
        footer = {
            "",
            "Examples:",
            "  crewx registry uninstall @acme/pdf-tools",
            "  crewx registry uninstall --target codex"
        })
@JsonShape({"plan, packages[], placed[], unplaced[], targets[], drift, warnings[]: as of crewx registry install"})
final class UninstallCommand extends ChangeCommand {
    @Parameters(arity = "0..*", paramLabel = "<id>", description = "What to remove.")
    private List<String> packages = List.of();

    @CommandLine.Option(
            names = "--target",
            split = ",",
            order = 50,
            paramLabel = "<agent>",
            description = "Take the skills out of this agent's folder, and install for it no more; may be repeated.")
    private List<String> targets = List.of();

    UninstallCommand(CliContext context) {
        super(context, "Uninstall failed: ");
    }

    @Override
    protected ExitCode run(Console console) {
        TreeSet<PackageId> ids = new TreeSet<>();
        packages.stream().map(Specifiers::packageId).forEach(ids::add);
        if (ids.isEmpty() && targets.isEmpty()) {
            throw CommandFailure.of(FailureType.USAGE, "Name what to remove: packages, or agents with --target.");
        }
        ProjectAccess project = new ProjectAccess(context(), console, reach(), Optional.empty());
        Aim aim = ids.isEmpty() ? new Aim.Restore() : new Aim.Remove(ids);
        InstallResult outcome = carryOut(project, aim, Set.of(), Set.of(), agents(targets, project), console);
        if (outcome instanceof Installed installed) {
            tell(installed, ids, console);
            return done(console);
        }
        console.say("Nothing was changed; the plan is what would be.");
        return ExitCode.DONE;
    }

    private static void tell(Installed installed, Set<PackageId> asked, Console console) {
        console.say(
                "✅",
                asked.isEmpty()
                        ? "Agents that the project installs for: "
                                + (installed.targets().isEmpty() ? "none" : String.join(", ", installed.targets()))
                        : "Package removed: " + String.join(", ", names(List.copyOf(asked))));
        List<PackageId> unneeded =
                installed.removed().stream().filter(id -> !asked.contains(id)).toList();
        if (!unneeded.isEmpty()) {
            console.say("   Needed no more: " + String.join(", ", names(unneeded)));
        }
        List<PackageId> kept = installed.packages().stream()
                .map(InstallResult.InstalledPackage::id)
                .filter(asked::contains)
                .toList();
        if (!kept.isEmpty()) {
            console.say("   Still installed, since others need it: " + String.join(", ", names(kept)));
        }
        tellPlaces(installed, console);
    }
}
