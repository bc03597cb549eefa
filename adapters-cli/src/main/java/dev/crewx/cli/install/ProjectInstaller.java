package dev.crewx.cli.install;

import dev.crewx.application.bundle.spi.BundleFault;
import dev.crewx.application.install.InstallListener;
import dev.crewx.application.install.InstallRequest;
import dev.crewx.application.install.InstallRequest.Aim;
import dev.crewx.application.install.InstallRequest.Option;
import dev.crewx.application.install.InstallRequest.Requirement;
import dev.crewx.application.install.InstallResult;
import dev.crewx.application.remote.RegistryAccess.Wish;
import dev.crewx.application.remote.spi.ClientStateException;
import dev.crewx.application.remote.spi.RemoteException;
import dev.crewx.cli.console.CliContext;
import dev.crewx.cli.console.CommandFailure;
import dev.crewx.cli.console.Console;
import dev.crewx.cli.console.FailureType;
import dev.crewx.cli.console.Question;
import dev.crewx.domain.manifest.PackageId;
import dev.crewx.domain.version.VersionRange;
import dev.crewx.runtime.SkillInstaller;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** Installs what the runtime misses, as {@code crewx registry install} would. */
public final class ProjectInstaller implements SkillInstaller {
    private final CliContext context;
    private final Console console;
    private final Wish wish;
    private final Asker asker;
    private final boolean allowsPermissions;

    /**
     * For a command that runs in this context and wants this registry.
     *
     * @param allowsPermissions whether whatever packages want was approved of beforehand
     */
    public ProjectInstaller(CliContext context, Console console, Wish wish, Asker asker, boolean allowsPermissions) {
        this.context = context;
        this.console = console;
        this.wish = wish;
        this.asker = asker;
        this.allowsPermissions = allowsPermissions;
    }

    /** Who wants packages installed, and so what their asking approves of. */
    public sealed interface Asker {
        /**
         * Somebody at the command line. They are told what comes, and asked where {@code crewx registry install} asks.
         *
         * @param question asks them
         * @param interrupted whether they want it no more
         */
        record Person(Question question, BooleanSupplier interrupted) implements Asker {}

        /** A program: it can approve of nothing, and nobody sees what comes. */
        record Program() implements Asker {}
    }

    @Override
    public Attempt install(PackageId id, Optional<VersionRange> range) {
        try {
            ProjectAccess project = new ProjectAccess(context, console, wish);
            InstallResult outcome = carryOut(project, new Aim.Add(List.of(new Requirement(id, range))));
            return outcome instanceof InstallResult.Installed ? new Attempt.Installed() : refused(failure(outcome, id));
        } catch (CommandFailure failure) {
            return refused(failure);
        } catch (RemoteException e) {
            return refused(CommandFailure.of(FailureType.NETWORK, String.valueOf(e.getMessage())));
        } catch (BundleFault e) {
            return refused(CommandFailure.of(FailureType.IO, String.valueOf(e.getMessage())));
        } catch (ClientStateException e) {
            return refused(CommandFailure.of(FailureType.CLIENT_STATE, String.valueOf(e.getMessage())));
        }
    }

    private InstallResult carryOut(ProjectAccess project, Aim aim) {
        InstallRequest request = InstallRequest.of(aim, project.host());
        Set<Option> options = EnumSet.noneOf(Option.class);
        if (allowsPermissions) {
            options.add(Option.ALLOW_PERMISSIONS);
        }
        return switch (asker) {
            case Asker.Person(Question question, BooleanSupplier interrupted) -> {
                try (InstallTalk talk = new InstallTalk(console, question)) {
                    yield project.installer().install(request.with(options).until(interrupted), talk);
                }
            }
            case Asker.Program() -> {
                options.add(Option.UNATTENDED);
                yield project.installer()
                        .install(
                                request.with(options).until(Thread.currentThread()::isInterrupted),
                                InstallListener.NONE);
            }
        };
    }

    /** What a program cannot allow, a person can. */
    private CommandFailure failure(InstallResult refusal, PackageId id) {
        CommandFailure failure = InstallFailures.of(refusal);
        return asker instanceof Asker.Program && refusal instanceof InstallResult.ConsentMissing
                ? failure.hint("A person has to allow it: crewx registry install " + id
                        + ", or crewx skill serve with --allow-permissions.")
                : failure;
    }

    private static Attempt refused(CommandFailure failure) {
        String details = failure.details().isEmpty() ? "" : " " + String.join("; ", failure.details());
        return new Attempt.Refused(
                failure.type(),
                failure.text() + details,
                failure.hint().stream().toList());
    }
}
