package dev.crewx.domain.resolution;

import dev.crewx.domain.version.SemanticVersion;
import dev.crewx.domain.version.VersionRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a version, or the project itself, asks of the installing machine. Lists are read as npm reads {@code os} and
 * {@code cpu}: a name admits, {@code !name} excludes, no entry or {@code any} admits all. Ranges count prereleases of
 * the host, as npm does for engines.
 *
 * @param crewx ranges of CrewX versions, all of which hold
 * @param platforms operating systems
 * @param architectures processors
 */
public record HostConstraints(List<VersionRange> crewx, List<String> platforms, List<String> architectures) {
    /** Asks nothing. */
    public static final HostConstraints NONE = new HostConstraints(List.of(), List.of(), List.of());

    /** Copies the lists. */
    public HostConstraints {
        crewx = List.copyOf(crewx);
        platforms = List.copyOf(platforms);
        architectures = List.copyOf(architectures);
    }

    /** Asks for a CrewX version only. */
    public static HostConstraints crewx(VersionRange range) {
        return new HostConstraints(List.of(range), List.of(), List.of());
    }

    /** Why the machine does not do, as a phrase like {@code needs CrewX ^3.0.0 and this is 2.1.0}; empty when it does. */
    public Optional<String> mismatch(Host host) {
        List<String> reasons = new ArrayList<>();
        host.crewx()
                .ifPresent(version -> crewx.stream()
                        .filter(range -> !admits(range, version))
                        .forEach(range -> reasons.add("needs CrewX " + range.text() + " and this is " + version)));
        host.platform()
                .filter(platform -> !admits(platforms, platform))
                .ifPresent(
                        platform -> reasons.add("is for " + String.join(", ", platforms) + " and this is " + platform));
        host.architecture()
                .filter(architecture -> !admits(architectures, architecture))
                .ifPresent(architecture ->
                        reasons.add("is for " + String.join(", ", architectures) + " and this is " + architecture));
        return reasons.isEmpty() ? Optional.empty() : Optional.of(String.join(" and ", reasons));
    }

    private static boolean admits(VersionRange range, SemanticVersion crewx) {
        return range.contains(crewx, true);
    }

    private static boolean admits(List<String> list, String value) {
        if (list.isEmpty() || list.equals(List.of("any"))) {
            return true;
        }
        boolean named = false;
        int negated = 0;
        for (String entry : list) {
            if (entry.startsWith("!")) {
                negated++;
                if (entry.substring(1).equals(value)) {
                    return false;
                }
            } else {
                named |= entry.equals(value);
            }
        }
        return named || negated == list.size();
    }
}
