package dev.crewx.cli.install;

import dev.crewx.application.bundle.spi.BundleFault;
import dev.crewx.application.install.InstallRequest;
import dev.crewx.application.install.InstallRequest.Aim;
import dev.crewx.application.install.InstallRequest.Option;
import dev.crewx.application.install.InstallResult;
import dev.crewx.application.install.InstallResult.Installed;
import dev.crewx.application.install.InstallResult.InstalledPackage;
import dev.crewx.application.install.InstallResult.Planned;
import dev.crewx.application.install.spi.Agent;
import dev.crewx.application.install.spi.AgentPlace;
import dev.crewx.application.remote.spi.ClientStateException;
import dev.crewx.application.remote.spi.RemoteException;
import dev.crewx.cli.console.CliContext;
import dev.crewx.cli.console.Command;
import dev.crewx.cli.console.CommandFailure;
import dev.crewx.cli.console.Console;
import dev.crewx.cli.console.ExitCode;
import dev.crewx.cli.console.FailureType;
import dev.crewx.cli.console.Members;
import dev.crewx.domain.json.JsonValue;
import dev.crewx.domain.manifest.PackageId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import picocli.CommandLine.Mixin;

/** A command that changes what a project uses. */
abstract class ChangeCommand extends Command {
    private static final String DETECTED = "auto";

    private final String failed;

    @Mixin
    private ChangeOptions change = new ChangeOptions();

    @Mixin
    private ReachOptions reach = new ReachOptions();

    /** @param failed what the line of a failure begins with */
    ChangeCommand(CliContext context, String failed) {
        super(context);
        this.failed = failed;
    }

    final ReachOptions reach() {
        return reach;
    }

    /**
     * Carries out a change.
     *
     * @param more options beside those of the command line
     * @param add the agents to install for from now on
     * @param remove those to install for no more
     * @return what was done
     * @throws CommandFailure when nothing was
     */
    final InstallResult carryOut(
            ProjectAccess project, Aim aim, Set<Option> more, Set<String> add, Set<String> remove, Console console) {
        Set<Option> options = EnumSet.noneOf(Option.class);
        options.addAll(change.options());
        options.addAll(more);
        InstallRequest request = InstallRequest.of(aim, project.host())
                .over(reach.network())
                .with(options)
                .targeting(add, remove)
                .until(interruption()::isRequested);
        InstallResult outcome;
        try (InstallTalk talk = new InstallTalk(console, question())) {
            outcome = guarded(project, () -> project.installer().install(request, talk));
            talk.plan().ifPresent(plan -> result("plan", PlanText.json(plan)));
        }
        switch (outcome) {
            case Installed installed -> tell(installed, console);
            case Planned planned -> {
                result("plan", PlanText.json(planned.plan()));
                result("drift", JsonValue.of(planned.isDrift()));
                result("warnings", JsonValue.ofStrings(planned.warnings()));
                planned.warnings().forEach(console::warn);
            }
            default -> throw InstallFailures.of(outcome).prefixed(failed);
        }
        return outcome;
    }

    /** Says of a fault what it leaves behind. */
    private InstallResult guarded(ProjectAccess project, Supplier<InstallResult> work) {
        try {
            return work.get();
        } catch (RemoteException e) {
            throw CommandFailure.of(FailureType.NETWORK, failed + e.getMessage())
                    .hint(InstallFailures.AS_IT_WAS);
        } catch (BundleFault e) {
            throw CommandFailure.of(FailureType.IO, failed + e.getMessage()).hint(InstallFailures.AS_IT_WAS);
        } catch (ClientStateException e) {
            CommandFailure failure = CommandFailure.of(FailureType.CLIENT_STATE, failed + e.getMessage());
            throw project.store().isSettled() ? failure.hint(InstallFailures.AS_IT_WAS) : failure;
        }
    }

    private void tell(Installed installed, Console console) {
        result("plan", PlanText.json(installed.plan()));
        result("packages", Members.list(installed.packages(), ChangeCommand::members));
        result("placed", JsonValue.ofStrings(paths(installed.placed())));
        result("unplaced", JsonValue.ofStrings(paths(installed.unplaced())));
        result("targets", JsonValue.ofStrings(installed.targets()));
        result("warnings", JsonValue.ofStrings(installed.warnings()));
        installed.warnings().forEach(console::warn);
    }

    private static List<String> paths(List<AgentPlace> places) {
        return places.stream().map(AgentPlace::path).toList();
    }

    private static Members members(InstalledPackage installed) {
        return new Members()
                .put("id", installed.id())
                .put("version", installed.version())
                .put("location", installed.location())
                .put("registry", installed.registry())
                .put("requested", installed.requested())
                .put("installed", installed.fresh());
    }

    /** The code to end with after a change, which came too late where somebody wanted to stop it. */
    final ExitCode done(Console console) {
        if (interruption().isRequested()) {
            console.talk("", "Interrupted when everything was done already: the project is changed, wholly.");
            return ExitCode.INTERRUPTED;
        }
        return ExitCode.DONE;
    }

    /** Tells of what was put into agents' folders or taken out of them. */
    static void tellPlaces(Installed installed, Console console) {
        if (!installed.placed().isEmpty()) {
            console.say("   Agents: " + String.join(", ", installed.targets()) + "; "
                    + count(installed.placed().size(), "skill") + " put where they look");
        }
        if (!installed.unplaced().isEmpty()) {
            console.say("   Taken out of agents' folders: " + String.join(", ", paths(installed.unplaced())));
        }
    }

    static String count(int number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }

    static List<String> names(List<PackageId> ids) {
        return ids.stream().map(PackageId::toString).toList();
    }

    /** The agents that a command line names; {@code auto} is those that the project shows signs of. */
    final Set<String> agents(List<String> named, ProjectAccess project) {
        Set<String> agents = new TreeSet<>();
        for (String name : named) {
            if (name.equals(DETECTED)) {
                List<Agent> detected =
                        context().services().agents(project.folder()).detected();
                if (detected.isEmpty()) {
                    throw CommandFailure.of(
                            FailureType.UNKNOWN_AGENT,
                            "The project at " + project.folder() + " shows signs of no agent; name one.");
                }
                detected.forEach(agent -> agents.add(agent.id()));
            } else {
                agents.add(name);
            }
        }
        return agents;
    }
}
