package dev.crewx.domain.resolution;

import dev.crewx.domain.version.SemanticVersion;
import java.util.Optional;

/**
 * The machine a resolution is for. What is unknown constrains nothing.
 *
 * @param crewx the version of CrewX there, not of this tool
 * @param platform the operating system in Node's words: {@code linux}, {@code darwin}, {@code win32}
 * @param architecture the processor in Node's words: {@code x64}, {@code arm64}
 */
public record Host(Optional<SemanticVersion> crewx, Optional<String> platform, Optional<String> architecture) {
    /** A machine nothing is known of: no constraint applies. */
    public static final Host UNKNOWN = new Host(Optional.empty(), Optional.empty(), Optional.empty());

    /** A machine known in full. */
    public static Host of(SemanticVersion crewx, String platform, String architecture) {
        return new Host(Optional.of(crewx), Optional.of(platform), Optional.of(architecture));
    }

    /** This machine, with nothing said of platform and architecture. */
    Host onAnyPlatform() {
        return new Host(crewx, Optional.empty(), Optional.empty());
    }
}
