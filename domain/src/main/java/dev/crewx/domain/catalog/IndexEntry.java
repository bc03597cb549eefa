package dev.crewx.domain.catalog;

import dev.crewx.domain.integrity.Digest;
import dev.crewx.domain.manifest.AppManifest;
import dev.crewx.domain.manifest.Compatibility;
import dev.crewx.domain.manifest.PackageDependency;
import dev.crewx.domain.manifest.PackageId;
import dev.crewx.domain.resolution.Dependency;
import dev.crewx.domain.resolution.HostConstraints;
import dev.crewx.domain.resolution.PackageVersion;
import dev.crewx.domain.version.SemanticVersion;
import dev.crewx.domain.version.VersionRange;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a client resolves and installs from: every version of a package, in short.
 *
 * @param id the package
 * @param versions its versions, highest precedence first
 */
public record IndexEntry(PackageId id, List<IndexedVersion> versions) {
    /** Copies the versions. */
    public IndexEntry {
        versions = List.copyOf(versions);
    }

    /**
     * One version in short.
     *
     * @param version the version
     * @param dependencies the packages it requires
     * @param crewx the CrewX versions it requires as a dependency, if it does
     * @param compatibility where it can be used
     * @param permissions what it asks to be allowed
     * @param digest of its bundle
     * @param sizeBytes its bundle's length
     * @param yanked whether new resolutions leave it out
     * @param publishedAt when it was published
     */
    public record IndexedVersion(
            SemanticVersion version,
            List<PackageDependency> dependencies,
            Optional<VersionRange> crewx,
            Compatibility compatibility,
            List<String> permissions,
            Digest digest,
            long sizeBytes,
            boolean yanked,
            Instant publishedAt) {
        /** Copies the lists. */
        public IndexedVersion {
            dependencies = List.copyOf(dependencies);
            permissions = List.copyOf(permissions);
        }

        /** This version as the resolver sees it. */
        public PackageVersion resolvable() {
            List<Dependency> needs = dependencies.stream()
                    .map(d -> new Dependency(d.id().toString(), d.range(), d.optional()))
                    .toList();
            return new PackageVersion(version, needs, host(), yanked);
        }

        /** What this version asks of the machine it is installed on. */
        public HostConstraints host() {
            return new HostConstraints(
                    Stream.of(crewx, compatibility.crewxVersion())
                            .flatMap(Optional::stream)
                            .toList(),
                    compatibility.platforms(),
                    compatibility.architectures());
        }

        /** A published version in short. */
        static IndexedVersion of(PublishedVersion published) {
            AppManifest manifest = published.manifest();
            return new IndexedVersion(
                    manifest.version(),
                    manifest.dependencies(),
                    manifest.crewxDependency(),
                    manifest.compatibility(),
                    manifest.security().permissions(),
                    published.digest(),
                    published.sizeBytes(),
                    published.yanked(),
                    published.publishedAt());
        }
    }
}
