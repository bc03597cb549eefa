package dev.crewx.application.install;

import dev.crewx.application.install.InstallRequest.Network;
import dev.crewx.application.install.spi.IndexCache;
import dev.crewx.application.install.spi.PackageRegistries;
import dev.crewx.application.remote.spi.RemoteRegistry;
import dev.crewx.application.remote.spi.Reply;
import dev.crewx.domain.catalog.IndexEntry;
import dev.crewx.domain.catalog.IndexEntry.IndexedVersion;
import dev.crewx.domain.manifest.PackageId;
import dev.crewx.domain.resolution.LockedPackage;
import dev.crewx.domain.resolution.Lockfile;
import dev.crewx.domain.resolution.PackageProvider;
import dev.crewx.domain.resolution.PackageVersion;
import dev.crewx.domain.version.SemanticVersion;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/**
 * What there is, as the packages' registries or the cache say it. Each package is asked for once; those that are announced
 * are asked for side by side. For use by one thread.
 */
final class RegistryIndex implements PackageProvider {
    private static final int NOT_FOUND = 404;

    private final PackageRegistries registries;
    private final IndexCache cache;
    private final Lockfile lockfile;
    private final Network network;
    private final Tasks tasks;
    private final Semaphore connections;
    private final Map<String, Optional<IndexEntry>> entries = new HashMap<>();
    private final Map<String, Future<Optional<IndexEntry>>> coming = new HashMap<>();

    RegistryIndex(
            PackageRegistries registries,
            IndexCache cache,
            Lockfile lockfile,
            Network network,
            Tasks tasks,
            int connections) {
        this.registries = registries;
        this.cache = cache;
        this.lockfile = lockfile;
        this.network = network;
        this.tasks = tasks;
        this.connections = new Semaphore(connections);
    }

    @Override
    public Optional<List<PackageVersion>> versionsOf(String name) {
        return entry(name)
                .map(entry -> entry.versions().stream()
                        .map(IndexedVersion::resolvable)
                        .toList());
    }

    @Override
    public void prefetch(Collection<String> names) {
        List<String> unknown = names.stream()
                .filter(name -> !entries.containsKey(name) && !coming.containsKey(name))
                .toList();
        if (unknown.size() > 1) { // one alone is as soon fetched when it is asked for
            unknown.forEach(name -> coming.put(name, tasks.start(() -> fetchInTurn(name))));
        }
    }

    /** The package's entry; empty when its registry has none. */
    Optional<IndexEntry> entry(String name) {
        Optional<IndexEntry> known = entries.get(name);
        if (known == null) {
            tasks.stopIfCancelled();
            Future<Optional<IndexEntry>> awaited = coming.remove(name);
            known = awaited == null ? fetch(name) : tasks.await(awaited);
            entries.put(name, known);
        }
        return known;
    }

    /** What a lockfile says of a version that was resolved and not locked before, nothing of it approved. */
    LockedPackage locked(String name, SemanticVersion version) {
        IndexedVersion indexed = indexed(name, version);
        return new LockedPackage(
                indexed.version(),
                registry(name).address().toString(),
                indexed.digest(),
                indexed.sizeBytes(),
                new TreeMap<>(),
                new TreeSet<>(),
                indexed.host(),
                new TreeSet<>());
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

    private Optional<IndexEntry> fetchInTurn(String name) throws InterruptedException {
        connections.acquire();
        try {
            return fetch(name);
        } finally {
            connections.release();
        }
    }

    private Optional<IndexEntry> fetch(String name) {
        PackageId id = PackageId.parse(name);
        RemoteRegistry registry = registry(name);
        if (network != Network.ONLINE) {
            Optional<IndexEntry> kept = cache.find(registry.address(), id);
            if (kept.isPresent()) {
                return kept;
            }
            if (network == Network.OFFLINE) {
                throw new Refusal(new InstallResult.NotCached(List.of("what versions of " + name + " there are")));
            }
        }
        return switch (registry.index(id)) {
            case Reply.Ok<IndexEntry>(IndexEntry entry) -> {
                cache.store(registry.address(), entry);
                yield Optional.of(entry);
            }
            case Reply.Refused<IndexEntry> refused when refused.status() == NOT_FOUND -> Optional.empty();
            case Reply.Refused<IndexEntry> refused -> throw new Refusal(new InstallResult.RegistryRefused(id, refused));
        };
    }

    private RemoteRegistry registry(String name) {
        return registries.of(PackageId.parse(name), lockfile.find(name).map(LockedPackage::registry));
    }
}
