package dev.crewx.application.publish;

import dev.crewx.application.bundle.BundleContents;
import dev.crewx.application.bundle.BundleInspection;
import dev.crewx.application.bundle.BundleInspector;
import dev.crewx.application.bundle.spi.BundleLimits;
import dev.crewx.application.search.spi.PackageSearch;
import dev.crewx.application.storage.spi.BlobStore;
import dev.crewx.application.storage.spi.PackageIndex;
import dev.crewx.application.storage.spi.Storage;
import dev.crewx.domain.access.Caller;
import dev.crewx.domain.catalog.CatalogEntry;
import dev.crewx.domain.catalog.PublishDecision;
import dev.crewx.domain.catalog.PublishedVersion;
import dev.crewx.domain.catalog.SkillSummary;
import dev.crewx.domain.manifest.AppManifest;
import dev.crewx.domain.manifest.PackageId;
import dev.crewx.domain.version.SemanticVersion;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.Optional;

/**
 * Publishes a bundle under a package id and a version. What the registry knows of it comes from the bundle's own bytes.
 * Nobody sees a version whose bytes and search entry are not there: first the bytes are stored, then the search learns
 * of it, and only then does the index, by which everybody looks, name it, in one step.
 */
public final class PublishPackage {
    private static final int MAX_TRIES = 100;

    private final PackageIndex packages;
    private final BlobStore blobs;
    private final PackageSearch search;
    private final BundleInspector inspector;
    private final BundleLimits limits;
    private final Clock clock;

    /** Over these ports; bundles are taken within these limits. */
    public PublishPackage(
            Storage storage, PackageSearch search, BundleInspector inspector, BundleLimits limits, Clock clock) {
        this.packages = storage.packages();
        this.blobs = storage.blobs();
        this.search = search;
        this.inspector = inspector;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * Publishes the bytes of {@code body}.
     *
     * @param caller who publishes
     * @param id the package that the bundle must declare
     * @param version the version that the bundle must declare
     * @param body the bundle's bytes, read to their end unless they are refused before; not closed
     * @throws dev.crewx.application.bundle.spi.BundleFault when the body cannot be read; then nothing was published
     * @throws dev.crewx.application.storage.spi.StorageException when a store fails; then nothing is visible
     */
    public PublishResult publish(Caller caller, PackageId id, SemanticVersion version, InputStream body) {
        try (BlobStore.Upload upload = blobs.begin()) {
            return switch (inspector.inspect(new Copying(body, upload.sink()), limits)) {
                case BundleInspection.TooLarge(long limit) -> new PublishResult.BundleTooLarge(limit);
                case BundleInspection.Refused(var findings) -> new PublishResult.InvalidBundle(findings);
                case BundleInspection.Inspected(BundleContents contents) ->
                    accept(caller, id, version, contents, upload);
            };
        }
    }

    private PublishResult accept(
            Caller caller, PackageId id, SemanticVersion version, BundleContents contents, BlobStore.Upload upload) {
        AppManifest manifest = contents.manifest();
        if (!manifest.id().equals(id) || !manifest.version().equals(version)) {
            return new PublishResult.ManifestMismatch(id, version, manifest.id(), manifest.version());
        }
        PublishedVersion candidate = new PublishedVersion(
                manifest,
                contents.digest(),
                contents.size(),
                contents.unpackedSize(),
                contents.skills().stream()
                        .map(skill -> new SkillSummary(
                                skill.id(),
                                skill.metadata().name(),
                                skill.metadata().description()))
                        .toList(),
                contents.readme(),
                caller.name(),
                clock.instant(),
                false,
                Optional.empty());
        boolean stored = false;
        for (int tries = 0; tries < MAX_TRIES; tries++) {
            Optional<CatalogEntry> entry = packages.find(id);
            PublishDecision decision = CatalogEntry.decide(entry, caller, candidate);
            if (!(decision instanceof PublishDecision.Accepted(var change))) {
                if (stored) {
                    // Somebody else was first: what the search was told of this version must not stay.
                    entry.map(SearchDocuments::of).ifPresent(search::put);
                }
                return refusal(decision);
            }
            if (!stored) {
                upload.commit();
                stored = true;
            }
            search.put(SearchDocuments.of(CatalogEntry.after(entry, change)));
            long revision = entry.map(CatalogEntry::revision).orElse(CatalogEntry.ABSENT);
            Optional<CatalogEntry> after = packages.commit(id, revision, change);
            if (after.isPresent()) {
                return new PublishResult.Published(id, candidate);
            }
        }
        return new PublishResult.Busy(id);
    }

    private static PublishResult refusal(PublishDecision decision) {
        return switch (decision) {
            case PublishDecision.AlreadyPublished(var version) ->
                new PublishResult.AlreadyPublished(version.manifest().id(), version);
            case PublishDecision.VersionExists(var id, var existing, var offered) ->
                new PublishResult.VersionExists(id, existing, offered);
            case PublishDecision.NotAllowed(var id, var caller) -> new PublishResult.NotAllowed(id, caller);
            case PublishDecision.Accepted accepted -> throw new IllegalStateException("Not a refusal: " + accepted);
        };
    }

    /** Gives every byte that is read to the upload as well. */
    private static final class Copying extends FilterInputStream {
        private final OutputStream copy;

        Copying(InputStream in, OutputStream copy) {
            super(in);
            this.copy = copy;
        }

        @Override
        public int read() throws IOException {
            int b = super.read();
            if (b >= 0) {
                copy.write(b);
            }
            return b;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            if (read > 0) {
                copy.write(buffer, offset, read);
            }
            return read;
        }

        @Override
        public long skip(long count) throws IOException {
            return readNBytes(Math.toIntExact(Math.min(count, 8192))).length;
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
