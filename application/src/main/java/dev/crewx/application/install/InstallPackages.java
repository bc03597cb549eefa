package dev.crewx.application.install;

import dev.crewx.application.bundle.ExtractBundle;
import dev.crewx.application.bundle.spi.BundleLimits;
import dev.crewx.application.install.InstallResult.InstalledPackage;
import dev.crewx.application.install.spi.BundleCache;
import dev.crewx.application.install.spi.ProjectState;
import dev.crewx.application.install.spi.ProjectStore;
import dev.crewx.application.remote.spi.RemoteRegistry;
import dev.crewx.application.remote.spi.RemoteRegistry.RemoteBundle;
import dev.crewx.application.remote.spi.Reply;
import dev.crewx.domain.catalog.IndexEntry.IndexedVersion;
import dev.crewx.domain.integrity.Digest;
import dev.crewx.domain.manifest.PackageId;
import dev.crewx.domain.resolution.Budget;
import dev.crewx.domain.resolution.DependencyCycle;
import dev.crewx.domain.resolution.Host;
import dev.crewx.domain.resolution.HostConstraints;
import dev.crewx.domain.resolution.LockedPackage;
import dev.crewx.domain.resolution.Lockfile;
import dev.crewx.domain.resolution.ProjectRequirements;
import dev.crewx.domain.resolution.Resolution;
import dev.crewx.domain.resolution.ResolutionOutcome;
import dev.crewx.domain.resolution.ResolutionRequest;
import dev.crewx.domain.resolution.ResolutionWarning;
import dev.crewx.domain.resolution.ResolvedPackage;
import dev.crewx.domain.resolution.Resolver;
import dev.crewx.domain.version.SemanticVersion;
import dev.crewx.domain.version.VersionRange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * Installs packages and all that they depend on into a project. Everything is resolved, downloaded, checked and unpacked
 * beside the project's packages before the first of them is changed.
 */
public final class InstallPackages {
    private static final Duration RESOLUTION_TIME = Duration.ofSeconds(60);

    private final RemoteRegistry registry;
    private final ProjectStore project;
    private final BundleCache cache;
    private final ExtractBundle extractBundle;
    private final LongSupplier nanoClock;

    /**
     * Over these ports.
     *
     * @param nanoClock a clock that only goes forward, in nanoseconds: how long a resolution has taken
     */
    public InstallPackages(
            RemoteRegistry registry,
            ProjectStore project,
            BundleCache cache,
            ExtractBundle extractBundle,
            LongSupplier nanoClock) {
        this.registry = registry;
        this.project = project;
        this.cache = cache;
        this.extractBundle = extractBundle;
        this.nanoClock = nanoClock;
    }

    /**
     * A package that is asked for.
     *
     * @param id which
     * @param range the versions that will do; when not said, the newest now and what is compatible with it later
     */
    public record Requirement(PackageId id, Optional<VersionRange> range) {}

    /**
     * Adds requirements to the project, none to install what it requires already, and brings its packages up to that.
     *
     * @param additions what to add; a package that is required already gets the new range
     * @param host the machine
     * @throws dev.crewx.application.remote.spi.RemoteException when the registry cannot be reached
     * @throws dev.crewx.application.remote.spi.ClientStateException when the project cannot be read or written
     */
    public InstallResult install(List<Requirement> additions, Host host) {
        ProjectState before = project.load();
        RegistryProvider provider = new RegistryProvider(registry);
        for (Requirement addition : additions) {
            if (provider.entry(addition.id().toString()).isEmpty()) {
                return new InstallResult.NoSuchPackage(addition.id());
            }
        }
        return switch (Resolver.of(provider).resolve(request(before, additions, host))) {
            case ResolutionOutcome.Resolved(Resolution resolution)
            when !resolution.cycles().isEmpty() ->
                new InstallResult.Cycle(resolution.cycles().stream()
                        .map(DependencyCycle::message)
                        .toList());
            case ResolutionOutcome.Resolved(Resolution resolution) -> apply(before, additions, provider, resolution);
            case ResolutionOutcome.Conflict conflict -> new InstallResult.Conflict(conflict);
            case ResolutionOutcome.BudgetExceeded exceeded -> new InstallResult.TookTooLong(exceeded.message());
            case ResolutionOutcome.Cancelled ignored -> new InstallResult.TookTooLong("the resolution was cancelled");
        };
    }

    private ResolutionRequest request(ProjectState state, List<Requirement> additions, Host host) {
        ProjectRequirements wanted = state.requirements();
        for (Requirement addition : additions) {
            wanted = wanted.adding(addition.id().toString(), addition.range().orElse(VersionRange.ANY));
        }
        return new ResolutionRequest(
                wanted.dependencies(),
                HostConstraints.NONE,
                host,
                state.lockfile().versions(),
                Set.of(),
                Budget.UNLIMITED.withTime(RESOLUTION_TIME, nanoClock));
    }

    private InstallResult apply(
            ProjectState before, List<Requirement> additions, RegistryProvider provider, Resolution resolution) {
        ProjectState after = stateAfter(before, additions, provider, resolution);
        try (ProjectStore.Change change = project.begin()) {
            List<InstalledPackage> packages = new ArrayList<>();
            for (ResolvedPackage resolved : resolution.packages()) {
                PackageId id = PackageId.parse(resolved.name());
                LockedPackage lock = lockOf(after.lockfile(), resolved.name());
                boolean fresh = !project.installed(id).equals(Optional.of(lock.digest()));
                if (fresh) {
                    Optional<InstallResult> refusal = unpack(id, lock, change.stage(id, lock.digest()));
                    if (refusal.isPresent()) {
                        return refusal.get();
                    }
                }
                boolean requested = after.requirements().requires().containsKey(resolved.name());
                packages.add(new InstalledPackage(id, lock.version(), project.location(id), requested, fresh));
            }
            List<PackageId> removed = before.lockfile().packages().keySet().stream()
                    .filter(name -> after.lockfile().find(name).isEmpty())
                    .map(PackageId::parse)
                    .toList();
            removed.forEach(change::remove);
            change.commit();
            project.save(after);
            return new InstallResult.Installed(
                    packages,
                    removed,
                    resolution.warnings().stream()
                            .map(ResolutionWarning::message)
                            .toList());
        }
    }

    private ProjectState stateAfter(
            ProjectState before, List<Requirement> additions, RegistryProvider provider, Resolution resolution) {
        SortedMap<String, LockedPackage> locked = new TreeMap<>();
        Stream.concat(resolution.packages().stream(), resolution.elsewhere().stream())
                .forEach(resolved -> locked.put(resolved.name(), lock(before.lockfile(), provider, resolved)));
        Lockfile lockfile = new Lockfile(locked);
        ProjectRequirements requirements = before.requirements();
        for (Requirement addition : additions) {
            String name = addition.id().toString();
            VersionRange range = addition.range()
                    .orElseGet(() -> VersionRange.caret(lockOf(lockfile, name).version()));
            requirements = requirements.adding(name, range);
        }
        return new ProjectState(requirements, lockfile);
    }

    /** What the lock says of a package: a version that was locked keeps where it came from and what was approved. */
    private LockedPackage lock(Lockfile before, RegistryProvider provider, ResolvedPackage resolved) {
        SortedMap<String, SemanticVersion> dependencies = LockedPackage.dependenciesOf(resolved);
        Optional<LockedPackage> earlier =
                before.find(resolved.name()).filter(lock -> lock.version().equals(resolved.version()));
        if (earlier.isPresent()) {
            LockedPackage kept = earlier.get();
            return new LockedPackage(
                    kept.version(), kept.registry(), kept.digest(), kept.size(), dependencies, kept.permissions());
        }
        IndexedVersion indexed = provider.indexed(resolved.name(), resolved.version());
        return new LockedPackage(
                indexed.version(),
                registry.address().toString(),
                indexed.digest(),
                indexed.sizeBytes(),
                dependencies,
                new TreeSet<>(indexed.permissions()));
    }

    private static LockedPackage lockOf(Lockfile lockfile, String name) {
        return lockfile.find(name).orElseThrow(() -> new IllegalStateException("Installed but not locked: " + name));
    }

    /** Puts a package's files at {@code target}; the refusal, when there is one. */
    private Optional<InstallResult> unpack(PackageId id, LockedPackage lock, Path target) {
        Optional<Path> cached = cache.find(lock.digest());
        if (cached.isEmpty()) {
            Download download = new Download(new RemoteBundle(id, lock.version(), lock.digest(), lock.size()));
            Digest found = cache.store(lock.digest(), download::writeTo);
            if (download.refused.isPresent()) {
                return Optional.of(new InstallResult.DownloadRefused(id, download.refused.get()));
            }
            if (!found.equals(lock.digest())) {
                return Optional.of(new InstallResult.WrongDigest(id, lock.version(), lock.digest(), found));
            }
            cached = cache.find(lock.digest());
        }
        Path bundle = cached.orElseThrow(() -> new IllegalStateException("Stored but not found: " + lock.digest()));
        return refusalOf(id, lock, extractBundle.extract(bundle, target, BundleLimits.DEFAULT));
    }

    private Optional<InstallResult> refusalOf(PackageId id, LockedPackage lock, ExtractBundle.Result result) {
        return switch (result) {
            case ExtractBundle.Result.Extracted ignored -> Optional.empty();
            case ExtractBundle.Result.Refused(var findings) ->
                Optional.of(new InstallResult.BadBundle(id, lock.version(), findings));
            case ExtractBundle.Result.OtherDigest(Digest wanted, Digest found) ->
                Optional.of(new InstallResult.WrongDigest(id, lock.version(), wanted, found));
            case ExtractBundle.Result.TargetOccupied(Path folder) ->
                throw new IllegalStateException("Staged where something stands: " + folder);
            case ExtractBundle.Result.BundleAbsent(Path file) ->
                throw new IllegalStateException("Gone from the cache: " + file);
        };
    }

    /** A download under way, and the registry's refusal where it refused. */
    private final class Download {
        private final RemoteBundle bundle;
        private Optional<Reply.Refused<Long>> refused = Optional.empty();

        Download(RemoteBundle bundle) {
            this.bundle = bundle;
        }

        void writeTo(OutputStream sink) throws IOException {
            if (registry.download(bundle, 0, sink) instanceof Reply.Refused<Long> refusal) {
                refused = Optional.of(refusal);
            }
        }
    }
}
