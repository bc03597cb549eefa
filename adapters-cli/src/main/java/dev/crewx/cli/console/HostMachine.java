package dev.crewx.cli.console;

import dev.crewx.domain.resolution.Host;
import dev.crewx.domain.version.SemanticVersion;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** The machine a command runs on, in the words packages use. */
public final class HostMachine {
    private HostMachine() {}

    /**
     * This machine.
     *
     * @param named the CrewX version that the command line names
     * @param installed the CrewX version that the configuration or an installed CrewX tells; asked only where neither the
     *     command line nor {@code CREWX_VERSION} names one
     * @throws CommandFailure when what is named is no version
     */
    public static Host of(
            CliEnvironment environment, Optional<String> named, Supplier<Optional<SemanticVersion>> installed) {
        Optional<SemanticVersion> version = named.map(text -> version("--crewx-version", text))
                .or(() -> environment.variable("CREWX_VERSION").map(text -> version("CREWX_VERSION", text)))
                .or(installed);
        return new Host(
                version,
                Optional.of(platform(System.getProperty("os.name", ""))),
                Optional.of(architecture(System.getProperty("os.arch", ""))));
    }

    private static SemanticVersion version(String source, String text) {
        return SemanticVersion.tryParse(text)
                .orElseThrow(() ->
                        CommandFailure.of(FailureType.BAD_CREWX_VERSION, source + " \"" + text + "\" is no version."));
    }

    static String platform(String osName) {
        String name = osName.toLowerCase(Locale.ROOT);
        return name.startsWith("windows") ? "win32" : name.startsWith("mac") ? "darwin" : name;
    }

    static String architecture(String osArch) {
        return switch (osArch) {
            case "amd64", "x86_64" -> "x64";
            case "aarch64" -> "arm64";
            default -> osArch;
        };
    }
}
