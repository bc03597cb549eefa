package dev.crewx.domain.manifest;

import dev.crewx.domain.version.VersionRange;
import java.util.List;
import java.util.Optional;

/**
 * Where a package can be used.
 *
 * @param crewxVersion the versions of crewx it works with; empty means all
 * @param platforms Node's names ({@code linux}, {@code darwin}, {@code win32}); none means all
 * @param architectures Node's names ({@code x64}, {@code arm64}); none means all
 */
public record Compatibility(Optional<VersionRange> crewxVersion, List<String> platforms, List<String> architectures) {
    /** Copies the lists. */
    public Compatibility {
        platforms = List.copyOf(platforms);
        architectures = List.copyOf(architectures);
    }
}
