package dev.crewx.domain.resolution;

import dev.crewx.domain.version.SemanticVersion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What the provider said about a package, sorted out: which versions may be chosen and which may not, and why.
 *
 * @param exists whether there is such a package
 * @param usable the versions that may be chosen, ascending
 * @param unusable the others, ascending
 */
record PackageListing(boolean exists, List<PackageVersion> usable, List<Unusable> unusable) {
    static final PackageListing UNKNOWN = new PackageListing(false, List.of(), List.of());

    /**
     * A version that may not be chosen.
     *
     * @param version which one
     * @param reason why, as a phrase
     * @param yanked whether it is because it was yanked, else the host does not do
     */
    record Unusable(PackageVersion version, String reason, boolean yanked) {}

    static PackageListing of(List<PackageVersion> versions, Host host, Optional<SemanticVersion> locked) {
        List<PackageVersion> sorted = new ArrayList<>(versions);
        sorted.sort(Comparator.comparing(PackageVersion::version));
        List<PackageVersion> usable = new ArrayList<>(sorted.size());
        List<Unusable> unusable = new ArrayList<>();
        for (PackageVersion version : sorted) {
            Optional<String> mismatch = version.host().mismatch(host);
            if (version.yanked() && !locked.equals(Optional.of(version.version()))) {
                unusable.add(new Unusable(version, "was yanked", true));
            } else if (mismatch.isPresent()) {
                unusable.add(new Unusable(version, mismatch.get(), false));
            } else {
                usable.add(version);
            }
        }
        return new PackageListing(true, usable, unusable);
    }
}
