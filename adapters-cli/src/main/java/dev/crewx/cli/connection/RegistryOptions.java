package dev.crewx.cli.connection;

import dev.crewx.application.remote.RegistryAccess.Wish;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which registry to talk to, as the command line says it. */
public final class RegistryOptions {
    @Option(
            names = "--registry",
            order = 90,
            paramLabel = "<name or url>",
            description = "The registry, by its name or URL (also CREWX_REGISTRY).")
    private @Nullable String registry;

    @Option(
            names = "--insecure",
            order = 91,
            description =
                    "Allow plain http beyond this machine: everybody on the way can read and change what is sent.")
    private boolean insecure;

    /** What the command line says of it. */
    public Wish wish() {
        return new Wish(Optional.ofNullable(registry), insecure);
    }
}
