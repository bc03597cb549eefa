package dev.crewx.application.publish;

import dev.crewx.application.audit.Auditor;
import dev.crewx.application.audit.Origin;
import dev.crewx.application.bundle.BundleContents;
import dev.crewx.application.bundle.BundleInspection;
import dev.crewx.application.bundle.BundleInspector;
import dev.crewx.application.catalog.CatalogWriter;
import dev.crewx.application.search.spi.PackageSearch;
import dev.crewx.application.storage.spi.AuditAction;
import dev.crewx.application.storage.spi.AuditEvent.Outcome;
import dev.crewx.application.storage.spi.BlobStore;
import dev.crewx.application.storage.spi.PackageIndex;
import dev.crewx.application.storage.spi.ScopeStore;
import dev.crewx.application.storage.spi.Storage;
import dev.crewx.domain.access.Caller;
import dev.crewx.domain.access.Scope;
import dev.crewx.domain.access.Username;
import dev.crewx.domain.catalog.CatalogEntry;
import dev.crewx.domain.catalog.LookAlikeKey;
import dev.crewx.domain.catalog.PublishContext;
import dev.crewx.domain.catalog.PublishDecision;
import dev.crewx.domain.catalog.PublishedVersion;
import dev.crewx.domain.catalog.SelfDependency;
import dev.crewx.domain.catalog.SkillSummary;
import dev.crewx.domain.catalog.VersionMarks;
import dev.crewx.domain.manifest.AppManifest;
import dev.crewx.domain.manifest.Finding;
import dev.crewx.domain.manifest.Location;
import dev.crewx.domain.manifest.PackageDependency;
import dev.crewx.domain.manifest.PackageId;
import dev.crewx.domain.version.SemanticVersion;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Publishes a bundle under a package id and a version. What the registry knows of it comes from the bundle's own bytes.
 * Nobody sees a version whose bytes and search entry are not there: first the bytes are stored, then the search learns
 * of it, and only then does the index, by which everybody looks, name it, in one step.
 */
public final class PublishPackage {
    private final PackageIndex packages;
    private final BlobStore blobs;
    private final ScopeStore scopes;
    private final CatalogWriter writer;
    private final BundleInspector inspector;
    private final PublishRules rules;
    private final Auditor auditor;
    private final Clock clock;

    /** Over these ports; bundles are taken by these rules. */
    public PublishPackage(
            Storage storage, PackageSearch search, BundleInspector inspector, PublishRules rules, Clock clock) {
        this.packages = storage.packages();
        this.blobs = storage.blobs();
        this.scopes = storage.scopes();
        this.writer = new CatalogWriter(storage.packages(), storage.downloads(), search);
        this.inspector = inspector;
        this.rules = rules;
        this.auditor = new Auditor(storage.audit(), clock);
        this.clock = clock;
    }

    /**
     * Publishes the bytes of {@code body}.
     *
     * @param caller who publishes
     * @param origin where the request comes from
     * @param id the package that the bundle must declare
     * @param version the version that the bundle must declare
     * @param body the bundle's bytes, read to their end unless they are refused before; not closed
     * @throws dev.crewx.application.bundle.spi.BundleFault when the body cannot be read; then nothing was published
     * @throws dev.crewx.application.storage.spi.StorageException when a store fails; then nothing is visible
     */
    public PublishResult publish(
            Caller caller, Origin origin, PackageId id, SemanticVersion version, InputStream body) {
        PublishResult result = publish(caller, id, version, body);
        auditor.note(
                caller.name(), origin, AuditAction.PUBLISH, id, id + "@" + version, outcome(result), detail(result));
        return result;
    }

    private PublishResult publish(Caller caller, PackageId id, SemanticVersion version, InputStream body) {
        SortedSet<Username> scopeOwners = Scope.of(id).map(scopes::owners).orElseGet(TreeSet::new);
        if (!CatalogEntry.mayPublish(packages.find(id), caller, id, scopeOwners)) {
            return new PublishResult.NotAllowed(id, caller.name()); // before any of the body is read
        }
        try (BlobStore.Upload upload = blobs.begin()) {
            return switch (inspector.inspect(new Copying(body, upload.sink()), rules.limits())) {
                case BundleInspection.TooLarge(long limit) -> new PublishResult.BundleTooLarge(limit);
                case BundleInspection.Refused(var findings) -> new PublishResult.InvalidBundle(findings);
                case BundleInspection.Inspected(BundleContents contents) -> {
                    AppManifest manifest = contents.manifest();
                    yield manifest.id().equals(id) && manifest.version().equals(version)
                            ? accept(caller, candidate(caller, contents), scopeOwners, upload)
                            : new PublishResult.ManifestMismatch(id, version, manifest.id(), manifest.version());
                }
            };
        }
    }

    private PublishedVersion candidate(Caller caller, BundleContents contents) {
        return new PublishedVersion(
                contents.manifest(),
                contents.digest(),
                contents.size(),
                contents.unpackedSize(),
                contents.skills().stream()
                        .map(skill -> new SkillSummary(
                                skill.id(),
                                skill.metadata().name(),
                                skill.metadata().description(),
                                skill.metadata().visibility()))
                        .toList(),
                contents.readme(),
                contents.findings(),
                caller.name(),
                clock.instant(),
                VersionMarks.of(contents.manifest()));
    }

    private PublishResult accept(
            Caller caller, PublishedVersion candidate, SortedSet<Username> scopeOwners, BlobStore.Upload upload) {
        PackageId id = candidate.manifest().id();
        if (decide(packages.find(id), caller, candidate, scopeOwners) instanceof PublishDecision.Refused refused) {
            return refusal(id, refused);
        }
        Optional<List<PackageId>> way = SelfDependency.find(candidate.manifest(), packages::find);
        if (way.isPresent()) {
            return new PublishResult.DependsOnItself(id, way.get());
        }
        List<Finding> warnings = new ArrayList<>(candidate.findings());
        warnings.addAll(missingDependencies(candidate.manifest()));
        upload.commit();
        CatalogWriter.Outcome<PublishDecision.Refused> outcome =
                writer.write(id, entry -> switch (decide(entry, caller, candidate, scopeOwners)) {
                    case PublishDecision.Accepted(var change) -> new CatalogWriter.Write<>(change);
                    case PublishDecision.Refused refused -> new CatalogWriter.Refuse<>(refused);
                });
        return switch (outcome) {
            case CatalogWriter.Written<?> written -> new PublishResult.Published(id, candidate, warnings);
            case CatalogWriter.Refused<PublishDecision.Refused>(var refused) -> refusal(id, refused);
            case CatalogWriter.Busy<?> busy -> new PublishResult.Busy(id);
        };
    }

    private PublishDecision decide(
            Optional<CatalogEntry> entry, Caller caller, PublishedVersion candidate, SortedSet<Username> scopeOwners) {
        Optional<PackageId> lookAlike = entry.isPresent()
                ? Optional.empty()
                : packages.lookAlike(LookAlikeKey.of(candidate.manifest().id()));
        return CatalogEntry.decide(
                entry, caller, candidate, new PublishContext(scopeOwners, lookAlike, rules.privateSkills()));
    }

    private List<Finding> missingDependencies(AppManifest manifest) {
        List<Finding> findings = new ArrayList<>();
        Location list = Location.manifest("/dependencies/skills");
        for (int i = 0; i < manifest.dependencies().size(); i++) {
            PackageDependency dependency = manifest.dependencies().get(i);
            Optional<CatalogEntry> entry = packages.find(dependency.id());
            if (entry.isEmpty()) {
                findings.add(Finding.warning(
                        "dependency-unknown",
                        list.element(i),
                        "There is no package \"" + dependency.id() + "\" yet; nobody can install this until there is"));
            } else if (entry.get().newest(dependency.range()).isEmpty()) {
                findings.add(Finding.warning(
                        "dependency-unmet",
                        list.element(i),
                        "No version of \"" + dependency.id() + "\" is in "
                                + dependency.range().text() + " yet; nobody can install this until there is"));
            }
        }
        return findings;
    }

    private static PublishResult refusal(PackageId id, PublishDecision.Refused refused) {
        return switch (refused) {
            case PublishDecision.AlreadyPublished(var version) -> new PublishResult.AlreadyPublished(id, version);
            case PublishDecision.VersionExists(var same, var existing, var offered) ->
                new PublishResult.VersionExists(same, existing, offered);
            case PublishDecision.VersionDeleted(var same, var tombstone) ->
                new PublishResult.VersionDeleted(same, tombstone);
            case PublishDecision.LooksLike(var same, var existing) -> new PublishResult.LooksLike(same, existing);
            case PublishDecision.PrivateSkills(var same, var skills) -> new PublishResult.PrivateSkills(same, skills);
            case PublishDecision.NotAllowed(var same, var caller) -> new PublishResult.NotAllowed(same, caller);
        };
    }

    private static Outcome outcome(PublishResult result) {
        return switch (result) {
            case PublishResult.Published published -> Outcome.DONE;
            case PublishResult.AlreadyPublished already -> Outcome.UNCHANGED;
            default -> Outcome.REFUSED;
        };
    }

    private static String detail(PublishResult result) {
        return switch (result) {
            case PublishResult.Published(var id, var version, var warnings) ->
                version.digest().toString();
            case PublishResult.AlreadyPublished(var id, var version) ->
                version.digest().toString();
            case PublishResult.VersionExists(var id, var existing, var offered) ->
                "published with other content; offered " + offered;
            case PublishResult.VersionDeleted deleted -> "the version was deleted";
            case PublishResult.LooksLike(var id, var existing) -> "looks like " + existing;
            case PublishResult.PrivateSkills(var id, var skills) -> "private skills " + String.join(", ", skills);
            case PublishResult.DependsOnItself itself -> "depends on itself";
            case PublishResult.NotAllowed notAllowed -> "not allowed";
            case PublishResult.InvalidBundle invalid -> "invalid bundle";
            case PublishResult.BundleTooLarge tooLarge -> "too large";
            case PublishResult.ManifestMismatch mismatch -> "path and manifest disagree";
            case PublishResult.Busy busy -> "busy";
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
