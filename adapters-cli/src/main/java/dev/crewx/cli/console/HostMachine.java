package dev.crewx.cli.console;

import dev.crewx.domain.resolution.Host;
import dev.crewx.domain.version.SemanticVersion;
import java.util.Locale;
import java.util.Optional;

/** The machine a command runs on, in the words packages use. */
public final class HostMachine {
    private HostMachine() {}

    /**
     * This machine, with the CrewX version that {@code CREWX_VERSION} names, if it names one.
     *
     * @throws CommandFailure when {@code CREWX_VERSION} is no version
     */
    public static Host of(CliEnvironment environment) {
        Optional<String> crewx = environment.variable("CREWX_VERSION");
        Optional<SemanticVersion> version = crewx.flatMap(SemanticVersion::tryParse);
        if (crewx.isPresent() && version.isEmpty()) {
            throw CommandFailure.of(
                    FailureType.BAD_CREWX_VERSION, "CREWX_VERSION \"" + crewx.get() + "\" is no version.");
        }
        return new Host(
                version,
                Optional.of(platform(System.getProperty("os.name", ""))),
                Optional.of(architecture(System.getProperty("os.arch", ""))));
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
