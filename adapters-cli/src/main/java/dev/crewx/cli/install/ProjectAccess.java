package dev.crewx.cli.install;

import dev.crewx.application.install.InspectProject;
import dev.crewx.application.install.InstallPackages;
import dev.crewx.application.install.ProjectView;
import dev.crewx.application.install.spi.ProjectStore;
import dev.crewx.application.remote.RegistryAccess;
import dev.crewx.application.remote.RegistryAccess.Wish;
import dev.crewx.application.remote.RegistryChoice.Chosen;
import dev.crewx.application.remote.spi.RemoteRegistry;
import dev.crewx.cli.connection.Registries;
import dev.crewx.cli.console.CliContext;
import dev.crewx.cli.console.Console;
import dev.crewx.cli.console.HostMachine;
import dev.crewx.domain.manifest.PackageId;
import dev.crewx.domain.resolution.Host;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The project that a command works on, and the registries of its packages, chosen only when one is needed. */
final class ProjectAccess {
    private final CliContext context;
    private final Console console;
    private final Wish wish;
    private final Optional<String> crewxVersion;
    private final Path folder;
    private final ProjectStore store;
    private final Map<Asked, Chosen> choices = new ConcurrentHashMap<>();
    private final Map<URI, RemoteRegistry> connections = new ConcurrentHashMap<>();
    private @Nullable RegistryAccess access;

    /** @param packages where the project's packages are to be; empty to go by what its files say */
    ProjectAccess(CliContext context, Console console, ReachOptions reach, Optional<Path> packages) {
        this(context, console, reach.wish(), reach.crewxVersion(), packages);
    }

    /** The project as it is, for a command that wants this registry. */
    ProjectAccess(CliContext context, Console console, Wish wish) {
        this(context, console, wish, Optional.empty(), Optional.empty());
    }

    private ProjectAccess(
            CliContext context, Console console, Wish wish, Optional<String> crewxVersion, Optional<Path> packages) {
        this.context = context;
        this.console = console;
        this.wish = wish;
        this.crewxVersion = crewxVersion;
        this.folder = context.services().projectOf(context.environment().workingDirectory());
        this.store = context.services().project(folder, packages.map(context.environment()::resolve));
    }

    /** What decides which registry it is. */
    private record Asked(Optional<String> scope, Optional<String> lockedTo) {}

    /** The project's folder. */
    Path folder() {
        return folder;
    }

    ProjectStore store() {
        return store;
    }

    ProjectView view() {
        return new InspectProject(store).inspect(host());
    }

    /** The machine that its packages are for. */
    Host host() {
        return HostMachine.of(context.environment(), crewxVersion, store::crewxVersion);
    }

    InstallPackages installer() {
        return context.services().installPackages(folder, store, this::registry);
    }

    /** Where a package comes from that is not locked yet. */
    URI addressFor(PackageId id) {
        return chosen(id, Optional.empty()).address();
    }

    private RemoteRegistry registry(PackageId id, Optional<String> lockedTo) {
        Chosen chosen = chosen(id, lockedTo);
        return connections.computeIfAbsent(
                chosen.address(), address -> access().connect(chosen).registry());
    }

    private Chosen chosen(PackageId id, Optional<String> lockedTo) {
        return choices.computeIfAbsent(
                new Asked(id.scope(), lockedTo),
                asked -> Registries.require(
                        lockedTo.isPresent() ? access().choose(wish, id, lockedTo.get()) : access().choose(wish, id)));
    }

    private synchronized RegistryAccess access() {
        RegistryAccess made = access;
        if (made == null) {
            made = context.services().registryAccess(folder, console);
            access = made;
        }
        return made;
    }
}
