package dev.crewx.cli.install;

import dev.crewx.application.install.InstallListener;
import dev.crewx.application.install.InstallPlan;
import dev.crewx.application.install.InstallRequest;
import dev.crewx.application.install.InstallRequest.Aim;
import dev.crewx.application.install.InstallRequest.Option;
import dev.crewx.application.install.InstallRequest.Requirement;
import dev.crewx.application.install.InstallResult;
import dev.crewx.application.remote.RegistryAccess.Wish;
import dev.crewx.application.remote.spi.RemoteException;
import dev.crewx.cli.console.CliContext;
import dev.crewx.cli.console.CommandFailure;
import dev.crewx.cli.console.Console;
import dev.crewx.domain.manifest.PackageId;
import dev.crewx.domain.version.VersionRange;
import dev.crewx.runtime.SkillInstaller;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Installs what the runtime misses, as {@code crewx registry install} would, asking nobody. */
public final class ProjectInstaller implements SkillInstaller {
    private final CliContext context;
    private final Console console;
    private final Wish wish;
    private final Consent consent;

    /** For a command that runs in this context and wants this registry. */
    public ProjectInstaller(CliContext context, Console console, Wish wish, Consent consent) {
        this.context = context;
        this.console = console;
        this.wish = wish;
        this.consent = consent;
    }

    /** What is approved of beforehand. */
    public enum Consent {
        /** No permission at all: whoever asks is no person. */
        NOTHING,
        /** What packages want that were not there before, since a person asked for them. */
        NEW_PACKAGES,
        /** Whatever packages want. */
        EVERYTHING
    }

    @Override
    public Attempt install(PackageId id, Optional<VersionRange> range) {
        ProjectAccess project = new ProjectAccess(context, console, wish);
        Set<Option> options = consent == Consent.EVERYTHING ? Set.of(Option.ALLOW_PERMISSIONS) : Set.of();
        InstallRequest request = InstallRequest.of(new Aim.Add(List.of(new Requirement(id, range))), project.host())
                .with(options);
        try {
            InstallResult outcome = project.installer().install(request, new Listener());
            return outcome instanceof InstallResult.Installed
                    ? new Attempt.Installed()
                    : refused(InstallFailures.of(outcome));
        } catch (CommandFailure failure) {
            return refused(failure);
        } catch (RemoteException e) {
            return new Attempt.Refused("network", String.valueOf(e.getMessage()), List.of());
        }
    }

    private static Attempt refused(CommandFailure failure) {
        String details = failure.details().isEmpty() ? "" : " " + String.join("; ", failure.details());
        return new Attempt.Refused(
                failure.type(),
                failure.text() + details,
                failure.hint().stream().toList());
    }

    private final class Listener implements InstallListener {
        @Override
        public boolean approves(InstallPlan plan) {
            return consent == Consent.NEW_PACKAGES
                    && plan.permissions().stream().noneMatch(InstallPlan.PermissionRequest::known);
        }
    }
}
