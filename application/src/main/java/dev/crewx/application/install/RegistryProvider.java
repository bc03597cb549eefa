package dev.crewx.application.install;

import dev.crewx.application.remote.spi.RemoteException;
import dev.crewx.application.remote.spi.RemoteRegistry;
import dev.crewx.application.remote.spi.Reply;
import dev.crewx.domain.catalog.IndexEntry;
import dev.crewx.domain.catalog.IndexEntry.IndexedVersion;
import dev.crewx.domain.manifest.PackageId;
import dev.crewx.domain.resolution.Dependency;
import dev.crewx.domain.resolution.HostConstraints;
import dev.crewx.domain.resolution.PackageProvider;
import dev.crewx.domain.resolution.PackageVersion;
import dev.crewx.domain.version.SemanticVersion;
import dev.crewx.domain.version.VersionRange;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** What there is, as a registry's index says it; each package is asked for once. */
final class RegistryProvider implements PackageProvider {
    private static final int NOT_FOUND = 404;

    private final RemoteRegistry registry;
    private final Map<String, Optional<IndexEntry>> entries = new ConcurrentHashMap<>();

    RegistryProvider(RemoteRegistry registry) {
        this.registry = registry;
    }

    @Override
    public Optional<List<PackageVersion>> versionsOf(String name) {
        return entry(name)
                .map(entry ->
                        entry.versions().stream().map(RegistryProvider::version).toList());
    }

    /** The package's entry; empty when the registry has none. */
    Optional<IndexEntry> entry(String name) {
        return entries.computeIfAbsent(name, this::fetch);
    }

    /** One version of a package that was resolved. */
    IndexedVersion indexed(String name, SemanticVersion version) {
        return entry(name).stream()
                .flatMap(entry -> entry.versions().stream())
                .filter(candidate -> candidate.version().equals(version))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalStateException("Resolved to a version that is not there: " + name + "@" + version));
    }

    private Optional<IndexEntry> fetch(String name) {
        return switch (registry.index(PackageId.parse(name))) {
            case Reply.Ok<IndexEntry>(IndexEntry entry) -> Optional.of(entry);
            case Reply.Refused<IndexEntry> refused when refused.status() == NOT_FOUND -> Optional.empty();
            case Reply.Refused<IndexEntry> refused ->
                throw new RemoteException(
                        "The registry refused to say what versions of " + name + " there are: " + refused.detail());
        };
    }

    private static PackageVersion version(IndexedVersion version) {
        List<Dependency> dependencies = version.dependencies().stream()
                .map(d -> new Dependency(d.id().toString(), d.range(), d.optional()))
                .toList();
        List<VersionRange> crewx = Stream.of(
                        version.crewx(), version.compatibility().crewxVersion())
                .flatMap(Optional::stream)
                .toList();
        HostConstraints host = new HostConstraints(
                crewx,
                version.compatibility().platforms(),
                version.compatibility().architectures());
        return new PackageVersion(version.version(), dependencies, host, version.yanked());
    }
}
