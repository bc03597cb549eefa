package dev.crewx.cli.install;

import dev.crewx.application.install.InstallRequest.Network;
import dev.crewx.application.remote.RegistryAccess.Wish;
import dev.crewx.cli.connection.RegistryOptions;
import dev.crewx.cli.console.CommandFailure;
import dev.crewx.cli.console.FailureType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** From where a project's packages come, and for what machine. */
final class ReachOptions {
    @Option(names = "--offline", order = 80, description = "Use no network; what is not in the caches cannot be had.")
    private boolean offline;

    @Option(names = "--prefer-offline", order = 81, description = "Ask registries only for what is not in the caches.")
    private boolean preferOffline;

    @Option(
            names = "--crewx-version",
            order = 82,
            paramLabel = "<version>",
            description = "The CrewX that the packages are for (also CREWX_VERSION).")
    private @Nullable String crewxVersion;

    @Mixin
    private RegistryOptions registry = new RegistryOptions();

    Network network() {
        if (offline && preferOffline) {
            throw CommandFailure.of(FailureType.USAGE, "--offline and --prefer-offline exclude each other.");
        }
        return offline ? Network.OFFLINE : preferOffline ? Network.PREFER_OFFLINE : Network.ONLINE;
    }

    Optional<String> crewxVersion() {
        return Optional.ofNullable(crewxVersion);
    }

    Wish wish() {
        return registry.wish();
    }
}
