package dev.crewx.cli.install;

import dev.crewx.application.install.InstallRequest.Aim;
import dev.crewx.application.install.InstallRequest.Option;
import dev.crewx.application.install.InstallRequest.Requirement;
import dev.crewx.application.install.InstallResult;
import dev.crewx.application.install.InstallResult.Installed;
import dev.crewx.application.install.InstallResult.InstalledPackage;
import dev.crewx.application.install.InstallResult.Planned;
import dev.crewx.application.install.spi.Agent;
import dev.crewx.cli.connection.Specifiers;
import dev.crewx.cli.console.CliContext;
import dev.crewx.cli.console.CommandFailure;
import dev.crewx.cli.console.Console;
import dev.crewx.cli.console.ExitCode;
import dev.crewx.cli.console.FailureType;
import dev.crewx.cli.console.JsonShape;
import dev.crewx.domain.manifest.PackageId;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** {@code crewx registry install}. */
@CommandLine.Command(
        name = "install",
        description = {
            "Install packages and what they depend on.",
            "Without any, what crewx-skills.lock says, exactly; what crewx-skills.json requires beyond it is added."
        },
        footer = {
            "",
            "Examples:",
            "  crewx registry install @acme/pdf-tools@^1.2.0",
            "  crewx registry install --target claude-code,codex",
            "  crewx registry install --frozen"
        })
@JsonShape({
    "plan: add[], update[], restore[], keep[], remove[] (each id, before, after, requested, wants[]), permissions[]"
            + " (what needs a yes: id, version, permissions[]), elsewhere[], downloads, downloadBytes",
    "packages[]: id, version, location, registry, requested, installed (whether this install put it there)",
    "placed[]: paths of skills that were put into agents' folders",
    "unplaced[]: paths of skills that were taken out of them",
    "targets[]: the agents that the project installs for",
    "drift: with --dry-run or --check, whether the project is not as it should be",
    "warnings[]: what the user should know"
})
final class InstallCommand extends ChangeCommand {
    @Parameters(arity = "0..*", paramLabel = "<id[@range]>", description = "What to install.")
    private List<String> packages = List.of();

    @CommandLine.Option(
            names = "--target",
            split = ",",
            order = 50,
            paramLabel = "<agent>",
            description = {
                "Also put the skills where this agent looks, from now on; may be repeated.",
                "auto: the agents that the project shows signs of."
            })
    private List<String> targets = List.of();

    @CommandLine.Option(
            names = "--dir",
            order = 51,
            paramLabel = "<dir>",
            description = "Install the packages here from now on, instead of node_modules/.crewx/skills.")
    private @Nullable Path directory;

    @CommandLine.Option(
            names = "--frozen",
            order = 52,
            description = "Fail where the lockfile does not go with what is required; never change it.")
    private boolean frozen;

    @CommandLine.Option(
            names = "--check",
            order = 53,
            description = "Change nothing; end with 9 where the project is not as it should be.")
    private boolean check;

    InstallCommand(CliContext context) {
        super(context, "Install failed: ");
    }

    @Override
    protected ExitCode run(Console console) {
        List<Requirement> requirements =
                packages.stream().map(Specifiers::requirement).toList();
        if (frozen && !requirements.isEmpty()) {
            throw CommandFailure.of(
                    FailureType.USAGE, "--frozen installs what the lockfile says; leave out the packages or --frozen.");
        }
        ProjectAccess project = new ProjectAccess(context(), console, reach(), Optional.ofNullable(directory));
        console.talk("📦", "Installing " + what(requirements, project) + " …");
        Aim aim = requirements.isEmpty() ? new Aim.Restore() : new Aim.Add(requirements);
        InstallResult outcome = carryOut(project, aim, options(), agents(targets, project), Set.of(), console);
        if (outcome instanceof Planned planned) {
            return tell(planned, console);
        }
        if (outcome instanceof Installed installed) {
            tell(installed, requirements, project, console);
        }
        return done(console);
    }

    private Set<Option> options() {
        Set<Option> options = EnumSet.noneOf(Option.class);
        if (frozen) {
            options.add(Option.FROZEN);
        }
        if (check) {
            options.add(Option.DRY_RUN);
        }
        return options;
    }

    private String what(List<Requirement> requirements, ProjectAccess project) {
        return requirements.isEmpty()
                ? "what " + project.folder() + " requires"
                : String.join(" ", packages) + " from "
                        + project.addressFor(requirements.getFirst().id());
    }

    private ExitCode tell(Planned planned, Console console) {
        console.say(
                planned.isDrift()
                        ? "Nothing was changed; the plan is what would be."
                        : "The project is as it should be.");
        return check && planned.isDrift() ? ExitCode.DRIFT : ExitCode.DONE;
    }

    private void tell(Installed installed, List<Requirement> requirements, ProjectAccess project, Console console) {
        if (installed.packages().isEmpty() && installed.removed().isEmpty()) {
            console.say("Nothing to install: " + project.folder() + " requires no packages.");
            return;
        }
        if (requirements.isEmpty() && !installed.changedAnything()) {
            console.say(
                    "✅", "Nothing to do: " + count(installed.packages().size(), "package") + " installed as locked.");
            return;
        }
        List<PackageId> asked = requirements.stream().map(Requirement::id).toList();
        List<InstalledPackage> named = installed.packages().stream()
                .filter(p -> asked.isEmpty() ? p.requested() : asked.contains(p.id()))
                .toList();
        console.say("✅", "Package installed successfully!");
        for (InstalledPackage p : named) {
            console.say("   Package: " + p.id() + "@" + p.version());
            console.say("   Location: " + p.location());
        }
        installed.packages().stream()
                .map(InstalledPackage::registry)
                .distinct()
                .forEach(registry -> console.say("   Registry: " + registry));
        Set<String> needed = project.store()
                .load()
                .lockfile()
                .reachableFrom(named.stream().map(p -> p.id().toString()).toList());
        List<InstalledPackage> others = installed.packages().stream()
                .filter(p -> needed.contains(p.id().toString()) && !named.contains(p))
                .toList();
        if (!others.isEmpty()) {
            console.say("   Dependencies: " + others.size() + " packages installed");
            console.say("     "
                    + others.stream().map(p -> p.id() + "@" + p.version()).collect(Collectors.joining(", ")));
        }
        if (!installed.removed().isEmpty()) {
            console.say("   Removed: " + String.join(", ", names(installed.removed())));
        }
        tellPlaces(installed, console);
        suggestAgents(installed, project, console);
    }

    /** Somebody who uses an agent here may not know that it finds nothing below node_modules. */
    private void suggestAgents(Installed installed, ProjectAccess project, Console console) {
        if (!installed.targets().isEmpty()) {
            return;
        }
        String detected = context().services().agents(project.folder()).detected().stream()
                .map(Agent::id)
                .collect(Collectors.joining(","));
        if (!detected.isEmpty()) {
            console.talk(
                    "💡",
                    "This project shows signs of " + detected.replace(",", ", ")
                            + "; \"crewx registry install --target " + detected
                            + "\" puts the skills where these look.");
        }
    }
}
