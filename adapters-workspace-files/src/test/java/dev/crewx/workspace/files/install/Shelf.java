package dev.crewx.workspace.files.install;

import dev.crewx.application.remote.spi.RemoteException;
import dev.crewx.application.remote.spi.RemoteRegistry;
import dev.crewx.application.remote.spi.Reply;
import dev.crewx.application.testkit.Manifests;
import dev.crewx.application.testkit.TarBuilder;
import dev.crewx.bundle.tar.BundleTar;
import dev.crewx.domain.catalog.IndexEntry;
import dev.crewx.domain.catalog.IndexEntry.IndexedVersion;
import dev.crewx.domain.integrity.Digest;
import dev.crewx.domain.json.JsonValue;
import dev.crewx.domain.json.JsonValue.JsonArray;
import dev.crewx.domain.json.JsonValue.JsonObject;
import dev.crewx.domain.manifest.AppManifest;
import dev.crewx.domain.manifest.PackageId;
import dev.crewx.domain.manifest.SkillEntry;
import dev.crewx.domain.version.SemanticVersion;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A registry of real bundles that counts what it is asked and misbehaves where it is told to. */
final class Shelf implements RemoteRegistry {
    private static final BundleTar TAR = new BundleTar();

    final AtomicInteger indexRequests = new AtomicInteger();
    final AtomicInteger downloads = new AtomicInteger();
    final Map<String, Transfer> transfers = new ConcurrentHashMap<>();
    final Map<String, Integer> refusals = new ConcurrentHashMap<>();
    final AtomicInteger atOnce = new AtomicInteger();
    final AtomicInteger mostAtOnce = new AtomicInteger();
    volatile boolean unreachable;

    private final URI address;
    private final Map<PackageId, SortedMap<SemanticVersion, Stored>> packages = new ConcurrentHashMap<>();

    Shelf(String address) {
        this.address = URI.create(address);
    }

    /** Sends a bundle's bytes in its own way. */
    interface Transfer {
        void send(byte[] bytes, long from, OutputStream sink) throws IOException;
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Stored(AppManifest manifest, byte[] bundle, boolean yanked, List<String> permissions) {}

    /** A package with one skill that is called as the package. */
    static Manifests of(String id, String version) {
        return withSkills(id, version, id.substring(id.indexOf('/') + 1));
    }

    static Manifests withSkills(String id, String version, String... skills) {
        List<JsonValue> entries = Arrays.stream(skills)
                .<JsonValue>map(skill -> JsonObject.EMPTY
                        .with("id", JsonValue.of(skill))
                        .with("path", JsonValue.of("skills/" + skill + "/SKILL.md")))
                .toList();
        return Manifests.of(id, version).with("skills", new JsonArray(entries));
    }

    Shelf put(Manifests manifest) {
        return put(manifest, "");
    }

    /** Publishes a package whose skills have this text. */
    Shelf put(Manifests manifest, String text) {
        AppManifest read = manifest.read();
        return store(read, bundle(manifest, text), false, read.security().permissions());
    }

    Shelf yanked(Manifests manifest) {
        AppManifest read = manifest.read();
        return store(read, bundle(manifest, ""), true, List.of());
    }

    /** Publishes a package whose index entry does not tell of its permissions. */
    Shelf concealing(Manifests manifest) {
        return store(manifest.read(), bundle(manifest, ""), false, List.of());
    }

    /** Publishes under one package's name the bundle of another. */
    Shelf mislabelled(Manifests label, Manifests content) {
        return store(label.read(), bundle(content, ""), false, List.of());
    }

    Shelf raw(Manifests label, byte[] bundle) {
        return store(label.read(), bundle, false, List.of());
    }

    private Shelf store(AppManifest manifest, byte[] bundle, boolean yanked, List<String> permissions) {
        packages.computeIfAbsent(
                        manifest.id(), id -> new ConcurrentSkipListMap<>(Comparator.<SemanticVersion>reverseOrder()))
                .put(manifest.version(), new Stored(manifest, bundle, yanked, permissions));
        return this;
    }

    static byte[] bundle(Manifests manifest, String text) {
        TarBuilder tar = new TarBuilder()
                .file("manifest.json", new String(TAR.jsonText().pretty(manifest.document()), StandardCharsets.UTF_8));
        for (SkillEntry skill : manifest.read().skills()) {
            tar.file(
                    skill.file(),
                    "---\nname: " + skill.id() + "\ndescription: Does " + skill.id() + " things.\n---\n# "
                            + manifest.read().version() + "\n" + text);
        }
        return tar.gzip();
    }

    Digest digest(String id, String version) {
        return Digest.of(stored(PackageId.parse(id), SemanticVersion.parse(version))
                .orElseThrow()
                .bundle());
    }

    private Optional<Stored> stored(PackageId id, SemanticVersion version) {
        return Optional.ofNullable(packages.getOrDefault(id, new TreeMap<>()).get(version));
    }

    @Override
    public URI address() {
        return address;
    }

    @Override
    public Reply<IndexEntry> index(PackageId id) {
        indexRequests.incrementAndGet();
        reach();
        Integer status = refusals.get("index " + id);
        if (status != null) {
            return new Reply.Refused<>(status, "refused", "The shelf says no.", List.of());
        }
        SortedMap<SemanticVersion, Stored> versions = packages.get(id);
        if (versions == null) {
            return new Reply.Refused<>(404, "package-not-found", "There is no package " + id, List.of());
        }
        return new Reply.Ok<>(new IndexEntry(
                id, versions.values().stream().map(Shelf::indexed).toList()));
    }

    private static IndexedVersion indexed(Stored stored) {
        AppManifest manifest = stored.manifest();
        return new IndexedVersion(
                manifest.version(),
                manifest.dependencies(),
                manifest.crewxDependency(),
                manifest.compatibility(),
                stored.permissions(),
                Digest.of(stored.bundle()),
                stored.bundle().length,
                stored.yanked(),
                Instant.EPOCH);
    }

    @Override
    public Reply<Long> download(RemoteBundle bundle, long from, OutputStream sink) throws IOException {
        downloads.incrementAndGet();
        reach();
        Integer status = refusals.get("download " + bundle.id());
        if (status != null) {
            return new Reply.Refused<>(status, "refused", "The shelf says no.", List.of());
        }
        Optional<Stored> stored = stored(bundle.id(), bundle.version());
        if (stored.isEmpty()) {
            return new Reply.Refused<>(404, "version-not-found", "No such version", List.of());
        }
        mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
        try {
            byte[] bytes = stored.get().bundle();
            transfers
                    .getOrDefault(
                            bundle.id().toString(),
                            (all, offset, out) -> out.write(all, (int) offset, all.length - (int) offset))
                    .send(bytes, from, sink);
            return new Reply.Ok<>(bytes.length - from);
        } finally {
            atOnce.decrementAndGet();
        }
    }

    private void reach() {
        if (unreachable) {
            throw new RemoteException("The registry at " + address + " cannot be reached: connection refused");
        }
    }

    @Override
    public Reply<RegistryInfo> info() {
        throw notOnTheShelf();
    }

    @Override
    public Reply<Listing<SearchItem>> search(Search search) {
        throw notOnTheShelf();
    }

    @Override
    public Reply<Listing<SearchItem>> packages(int offset, int limit) {
        throw notOnTheShelf();
    }

    @Override
    public Reply<PackageDetails> details(PackageId id, Optional<String> version) {
        throw notOnTheShelf();
    }

    @Override
    public Reply<List<VersionDetails>> versions(PackageId id) {
        throw notOnTheShelf();
    }

    @Override
    public Reply<Listing<Dependent>> dependents(PackageId id, int offset, int limit) {
        throw notOnTheShelf();
    }

    @Override
    public Reply<DownloadCounts> downloads(PackageId id) {
        throw notOnTheShelf();
    }

    @Override
    public Reply<SortedMap<String, Long>> totals() {
        throw notOnTheShelf();
    }

    private static UnsupportedOperationException notOnTheShelf() {
        return new UnsupportedOperationException("Installing does not ask for this");
    }
}
