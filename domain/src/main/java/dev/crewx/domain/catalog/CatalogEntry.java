package dev.crewx.domain.catalog;

import dev.crewx.domain.access.Caller;
import dev.crewx.domain.access.Permission;
import dev.crewx.domain.access.Username;
import dev.crewx.domain.manifest.PackageId;
import dev.crewx.domain.version.SemanticVersion;
import dev.crewx.domain.version.VersionRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * All that the registry holds of one package: its owners and its published versions. The rules of publishing live
 * here; a store keeps entries and applies {@linkplain CatalogChange changes} to them.
 *
 * @param id the package
 * @param owners who may change it
 * @param versions the published versions, highest precedence first
 * @param createdAt when the first version was published
 * @param updatedAt when it last changed
 * @param revision how often it has changed, for stores that are shared: a change counts only on the revision it was
 *     decided on
 */
public record CatalogEntry(
        PackageId id,
        SortedSet<Username> owners,
        List<PublishedVersion> versions,
        Instant createdAt,
        Instant updatedAt,
        long revision) {
    /** The revision of a package that does not exist yet. */
    public static final long ABSENT = 0;

    /** The dist-tag that every package has. */
    public static final String LATEST = "latest";

    /** Copies the collections. */
    public CatalogEntry {
        owners = Collections.unmodifiableSortedSet(new TreeSet<>(owners));
        versions = versions.stream()
                .sorted(Comparator.comparing(PublishedVersion::version).reversed())
                .toList();
    }

    /**
     * What becomes of publishing {@code candidate}.
     *
     * @param entry the package as it stands, empty when nothing of that name was published yet
     * @param caller who publishes
     * @param candidate the version as its bundle declares it
     */
    public static PublishDecision decide(Optional<CatalogEntry> entry, Caller caller, PublishedVersion candidate) {
        PackageId id = candidate.manifest().id();
        if (!caller.may(Permission.PUBLISH)) {
            return new PublishDecision.NotAllowed(id, caller.name());
        }
        if (entry.isEmpty()) {
            boolean scopeIsForeign = id.scope().isPresent()
                    && !id.scope().get().equals(caller.name().value())
                    && !caller.isAdmin();
            return scopeIsForeign
                    ? new PublishDecision.NotAllowed(id, caller.name())
                    : new PublishDecision.Accepted(new CatalogChange.VersionPublished(candidate));
        }
        CatalogEntry current = entry.get();
        if (!current.owners.contains(caller.name()) && !caller.isAdmin()) {
            return new PublishDecision.NotAllowed(id, caller.name());
        }
        Optional<PublishedVersion> same = current.version(candidate.version());
        if (same.isEmpty()) {
            return new PublishDecision.Accepted(new CatalogChange.VersionPublished(candidate));
        }
        return same.get().digest().equals(candidate.digest())
                ? new PublishDecision.AlreadyPublished(same.get())
                : new PublishDecision.VersionExists(id, same.get(), candidate.digest());
    }

    /**
     * The entry after a change.
     *
     * @param entry before it, empty when the package did not exist
     */
    public static CatalogEntry after(Optional<CatalogEntry> entry, CatalogChange change) {
        return switch (change) {
            case CatalogChange.VersionPublished(PublishedVersion published) -> afterPublishing(entry, published);
        };
    }

    private static CatalogEntry afterPublishing(Optional<CatalogEntry> entry, PublishedVersion published) {
        if (entry.isEmpty()) {
            SortedSet<Username> owner = new TreeSet<>(Set.of(published.publisher()));
            return new CatalogEntry(
                    published.manifest().id(),
                    owner,
                    List.of(published),
                    published.publishedAt(),
                    published.publishedAt(),
                    ABSENT + 1);
        }
        CatalogEntry before = entry.get();
        List<PublishedVersion> versions = new ArrayList<>(before.versions);
        versions.add(published);
        return new CatalogEntry(
                before.id, before.owners, versions, before.createdAt, published.publishedAt(), before.revision + 1);
    }

    /** The published version of this precedence; build metadata makes no difference. */
    public Optional<PublishedVersion> version(SemanticVersion version) {
        return versions.stream()
                .filter(v -> v.version().comparePrecedence(version) == 0)
                .findFirst();
    }

    /**
     * What {@code latest} names: the highest stable version that is not yanked, else the highest prerelease that is
     * not, else the highest of all.
     */
    public PublishedVersion latest() {
        return versions.stream()
                .filter(v -> !v.yanked() && !v.version().isPrerelease())
                .findFirst()
                .or(() -> versions.stream().filter(v -> !v.yanked()).findFirst())
                .orElseGet(versions::getFirst);
    }

    /** What a client resolves and installs from. */
    public IndexEntry index() {
        return new IndexEntry(
                id, versions.stream().map(IndexEntry.IndexedVersion::of).toList());
    }

    /** The dist-tags and what they name, by name. */
    public Map<String, SemanticVersion> distTags() {
        return new TreeMap<>(Map.of(LATEST, latest().version()));
    }

    /**
     * The version a person means by {@code selector}: an exact version, a dist-tag, or a range (then the highest that
     * is not yanked); empty when there is none.
     */
    public Optional<PublishedVersion> select(String selector) {
        Optional<SemanticVersion> exact = SemanticVersion.tryParse(selector);
        if (exact.isPresent()) {
            return version(exact.get());
        }
        SemanticVersion tagged = distTags().get(selector);
        if (tagged != null) {
            return version(tagged);
        }
        return VersionRange.tryParse(selector)
                .flatMap(range -> versions.stream()
                        .filter(v -> !v.yanked() && range.contains(v.version()))
                        .findFirst());
    }
}
