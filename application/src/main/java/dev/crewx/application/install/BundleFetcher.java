package dev.crewx.application.install;

import dev.crewx.application.bundle.BundleContents;
import dev.crewx.application.bundle.ExtractBundle;
import dev.crewx.application.bundle.spi.BundleLimits;
import dev.crewx.application.install.InstallRequest.Network;
import dev.crewx.application.install.spi.BundleCache;
import dev.crewx.application.install.spi.InstalledBundle;
import dev.crewx.application.install.spi.PackageRegistries;
import dev.crewx.application.install.spi.ProjectStore;
import dev.crewx.application.remote.spi.RemoteRegistry;
import dev.crewx.application.remote.spi.RemoteRegistry.RemoteBundle;
import dev.crewx.application.remote.spi.Reply;
import dev.crewx.domain.integrity.Digest;
import dev.crewx.domain.manifest.AppManifest;
import dev.crewx.domain.manifest.Finding;
import dev.crewx.domain.manifest.Location;
import dev.crewx.domain.manifest.PackageId;
import dev.crewx.domain.resolution.LockedPackage;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/** Gets bundles from the cache or their registries and unpacks them where a change stages them, several at a time. */
final class BundleFetcher {
    private final PackageRegistries registries;
    private final BundleCache cache;
    private final ExtractBundle extractBundle;
    private final Network network;
    private final InstallListener listener;
    private final Semaphore downloads;
    private final Semaphore unpackings;

    BundleFetcher(
            PackageRegistries registries,
            BundleCache cache,
            ExtractBundle extractBundle,
            Network network,
            InstallListener listener,
            Parallelism parallelism) {
        this.registries = registries;
        this.cache = cache;
        this.extractBundle = extractBundle;
        this.network = network;
        this.listener = listener;
        this.downloads = new Semaphore(parallelism.downloads());
        this.unpackings = new Semaphore(parallelism.unpackings());
    }

    /**
     * A package's files, unpacked and checked.
     *
     * @param folder where they stand until the commit
     * @param contents what they are
     */
    record Fetched(Path folder, BundleContents contents) {}

    /**
     * Fetches packages. When one fails the others are not waited for.
     *
     * @throws Refusal when one cannot be had as it is locked
     */
    Map<PackageId, Fetched> fetch(Map<PackageId, LockedPackage> wanted, ProjectStore.Change change, Tasks tasks) {
        Map<PackageId, Future<Fetched>> coming = new LinkedHashMap<>();
        wanted.forEach((id, lock) -> coming.put(id, tasks.start(() -> fetch(id, lock, change))));
        Map<PackageId, Fetched> fetched = new LinkedHashMap<>();
        coming.forEach((id, task) -> fetched.put(id, tasks.await(task)));
        return fetched;
    }

    /** What is to be noted of an unpacked package. */
    static InstalledBundle noted(BundleContents contents) {
        return new InstalledBundle(
                contents.manifest().version(),
                contents.digest(),
                contents.skills().stream()
                        .map(skill -> new InstalledBundle.Skill(skill.id(), skill.file()))
                        .toList());
    }

    private Fetched fetch(PackageId id, LockedPackage lock, ProjectStore.Change change) throws InterruptedException {
        Path bundle = bundle(id, lock);
        unpackings.acquire();
        try {
            Path folder = change.stage(id);
            BundleContents contents = unpack(id, lock, bundle, folder);
            listener.unpacked(id);
            return new Fetched(folder, contents);
        } finally {
            unpackings.release();
        }
    }

    private Path bundle(PackageId id, LockedPackage lock) throws InterruptedException {
        Optional<Path> cached = cache.find(lock.digest());
        if (cached.isPresent()) {
            return cached.get();
        }
        if (network == Network.OFFLINE) {
            throw new Refusal(new InstallResult.NotCached(List.of("the bundle of " + id + "@" + lock.version())));
        }
        downloads.acquire();
        try {
            listener.downloading(id, lock.size());
            Digest found = cache.store(lock.digest(), (from, sink) -> download(id, lock, from, sink));
            if (!found.equals(lock.digest())) {
                throw new Refusal(new InstallResult.WrongDigest(id, lock.version(), lock.digest(), found));
            }
        } finally {
            downloads.release();
        }
        return cache.find(lock.digest())
                .orElseThrow(() -> new IllegalStateException("Stored but not found: " + lock.digest()));
    }

    private void download(PackageId id, LockedPackage lock, long from, OutputStream sink) throws IOException {
        RemoteRegistry registry = registries.of(id, Optional.of(lock.registry()));
        listener.received(id, from);
        RemoteBundle bundle = new RemoteBundle(id, lock.version(), lock.digest(), lock.size());
        Reply<Long> reply = registry.download(bundle, from, new Counted(id, sink));
        if (reply instanceof Reply.Refused<Long> refused) {
            throw new Refusal(new InstallResult.RegistryRefused(id, refused));
        }
    }

    private BundleContents unpack(PackageId id, LockedPackage lock, Path bundle, Path folder) {
        return switch (extractBundle.extract(bundle, folder, BundleLimits.DEFAULT)) {
            case ExtractBundle.Result.Extracted(var ignored, BundleContents contents) -> checked(id, lock, contents);
            case ExtractBundle.Result.Refused(var findings) ->
                throw new Refusal(new InstallResult.BadBundle(id, lock.version(), findings));
            case ExtractBundle.Result.OtherDigest(Digest wanted, Digest found) ->
                throw new Refusal(new InstallResult.WrongDigest(id, lock.version(), wanted, found));
            case ExtractBundle.Result.TargetOccupied(Path occupied) ->
                throw new IllegalStateException("Staged where something stands: " + occupied);
            case ExtractBundle.Result.BundleAbsent(Path file) ->
                throw new IllegalStateException("Gone from the cache: " + file);
        };
    }

    /** A registry may name the digest of one package's bundle under another's name. */
    private static BundleContents checked(PackageId id, LockedPackage lock, BundleContents contents) {
        if (!contents.digest().equals(lock.digest())) {
            throw new Refusal(new InstallResult.WrongDigest(id, lock.version(), lock.digest(), contents.digest()));
        }
        AppManifest manifest = contents.manifest();
        List<Finding> findings = new ArrayList<>();
        if (!manifest.id().equals(id)) {
            findings.add(Finding.error(
                    "bundle-of-another-package",
                    Location.manifest("/id"),
                    "This is the bundle of " + manifest.id() + ", not of " + id));
        }
        if (!manifest.version().equals(lock.version())) {
            findings.add(Finding.error(
                    "bundle-of-another-version",
                    Location.manifest("/version"),
                    "This is version " + manifest.version() + ", not " + lock.version()));
        }
        if (!findings.isEmpty()) {
            throw new Refusal(new InstallResult.BadBundle(id, lock.version(), findings));
        }
        return contents;
    }

    /** Tells the listener how many bytes go through. */
    private final class Counted extends FilterOutputStream {
        private final PackageId id;

        Counted(PackageId id, OutputStream sink) {
            super(sink);
            this.id = id;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
            listener.received(id, length);
        }

        @Override
        public void write(int oneByte) throws IOException {
            out.write(oneByte);
            listener.received(id, 1);
        }
    }
}
