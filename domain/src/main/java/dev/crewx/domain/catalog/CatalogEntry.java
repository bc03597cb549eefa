package dev.crewx.domain.catalog;

import dev.crewx.domain.access.Caller;
import dev.crewx.domain.access.Permission;
import dev.crewx.domain.access.Scope;
import dev.crewx.domain.access.Username;
import dev.crewx.domain.manifest.PackageId;
import dev.crewx.domain.skill.Visibility;
import dev.crewx.domain.version.SemanticVersion;
import dev.crewx.domain.version.VersionRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * All that the registry holds of one package: its owners and its published versions. The rules of publishing and of
 * every later change live here; a store keeps entries and applies {@linkplain CatalogChange changes} to them.
 *
 * @param id the package
 * @param owners who may change it
 * @param versions the published versions, highest precedence first; none when all were deleted
 * @param tombstones what stays of deleted versions, highest precedence first
 * @param tags the dist-tags that were set, and what they name
 * @param createdAt when the first version was published
 * @param updatedAt when it last changed
 * @param revision how often it has changed, for stores that are shared: a change counts only on the revision it was
 *     decided on
 */
public record CatalogEntry(
        PackageId id,
        SortedSet<Username> owners,
        List<PublishedVersion> versions,
        List<Tombstone> tombstones,
        SortedMap<DistTag, SemanticVersion> tags,
        Instant createdAt,
        Instant updatedAt,
        long revision) {
    /** The revision of a package that does not exist yet. */
    public static final long ABSENT = 0;

    /** Copies the collections. */
    public CatalogEntry {
        owners = Collections.unmodifiableSortedSet(new TreeSet<>(owners));
        versions = versions.stream()
                .sorted(Comparator.comparing(PublishedVersion::version).reversed())
                .toList();
        tombstones = tombstones.stream()
                .sorted(Comparator.comparing(Tombstone::version).reversed())
                .toList();
        tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
    }

    /**
     * Whether a caller may publish under a name at all, whatever the version.
     *
     * @param entry the package as it stands, empty when nothing of that name was published yet
     * @param caller who publishes
     * @param id the name
     * @param scopeOwners to whom the name's scope was given, besides the account of its name
     */
    public static boolean mayPublish(
            Optional<CatalogEntry> entry, Caller caller, PackageId id, SortedSet<Username> scopeOwners) {
        if (!caller.may(Permission.PUBLISH, id)) {
            return false;
        }
        if (caller.isAdmin()) {
            return true;
        }
        return entry.map(current -> current.owners.contains(caller.name()))
                .or(() -> Scope.of(id)
                        .map(scope -> scope.equals(Scope.of(caller.name())) || scopeOwners.contains(caller.name())))
                .orElse(true);
    }

    /**
     * What becomes of publishing {@code candidate}.
     *
     * @param entry the package as it stands, empty when nothing of that name was published yet
     * @param caller who publishes
     * @param candidate the version as its bundle declares it
     * @param context what it depends on besides
     */
    public static PublishDecision decide(
            Optional<CatalogEntry> entry, Caller caller, PublishedVersion candidate, PublishContext context) {
        PackageId id = candidate.manifest().id();
        if (!mayPublish(entry, caller, id, context.scopeOwners())) {
            return new PublishDecision.NotAllowed(id, caller.name());
        }
        // Somebody may have published it since the entry was looked for: then it is found itself, and writing fails.
        Optional<PackageId> another = context.lookAlike().filter(alike -> !alike.equals(id));
        if (entry.isEmpty() && another.isPresent()) {
            return new PublishDecision.LooksLike(id, another.get());
        }
        Optional<Tombstone> tombstone = entry.flatMap(current -> current.tombstone(candidate.version()));
        if (tombstone.isPresent()) {
            return new PublishDecision.VersionDeleted(id, tombstone.get());
        }
        Optional<PublishedVersion> same = entry.flatMap(current -> current.version(candidate.version()));
        if (same.isPresent()) {
            return same.get().digest().equals(candidate.digest())
                    ? new PublishDecision.AlreadyPublished(same.get())
                    : new PublishDecision.VersionExists(id, same.get(), candidate.digest());
        }
        List<String> privateSkills = candidate.skills().stream()
                .filter(skill -> skill.visibility() == Visibility.PRIVATE)
                .map(SkillSummary::id)
                .toList();
        return privateSkills.isEmpty() || context.privateSkillsAllowed()
                ? new PublishDecision.Accepted(new CatalogChange.VersionPublished(candidate))
                : new PublishDecision.PrivateSkills(id, privateSkills);
    }

    /** What becomes of taking a version out of new resolutions, or of letting it into them again. */
    public ChangeDecision decideYanked(Caller caller, SemanticVersion version, boolean yanked, Instant now) {
        return mark(caller, Permission.YANK, version, now, marks -> marks.withYanked(yanked));
    }

    /** What becomes of telling a version's users something instead, or of no longer telling them. */
    public ChangeDecision decideDeprecated(
            Caller caller, SemanticVersion version, Optional<String> message, Instant now) {
        return mark(caller, Permission.YANK, version, now, marks -> marks.withDeprecation(message));
    }

    /**
     * What becomes of describing a version anew.
     *
     * @param description what it is to say of itself
     */
    public ChangeDecision decideDescribed(
            Caller caller, SemanticVersion version, VersionDescription description, Instant now) {
        ChangeDecision decision = mark(caller, Permission.PUBLISH, version, now, description::on);
        List<String> immutable = version(version)
                .map(published -> description.changesOfImmutable(published.manifest()))
                .orElse(List.of());
        return decision instanceof ChangeDecision.NotAllowed || immutable.isEmpty()
                ? decision
                : new ChangeDecision.ImmutableFields(id, version, immutable);
    }

    private ChangeDecision mark(
            Caller caller,
            Permission permission,
            SemanticVersion version,
            Instant now,
            UnaryOperator<VersionMarks> change) {
        if (!mayChange(caller, permission)) {
            return new ChangeDecision.NotAllowed(id, caller.name(), permission);
        }
        Optional<PublishedVersion> found = version(version);
        if (found.isEmpty()) {
            return new ChangeDecision.NoSuchVersion(id, version);
        }
        VersionMarks before = found.get().marks();
        VersionMarks after = change.apply(before);
        return after.equals(before)
                ? new ChangeDecision.Unchanged()
                : new ChangeDecision.Accepted(
                        new CatalogChange.VersionMarked(found.get().version(), after, now));
    }

    /** What becomes of deleting a version, whoever requires it. */
    public ChangeDecision decideDeleted(Caller caller, SemanticVersion version, Instant now) {
        if (!mayChange(caller, Permission.DELETE)) {
            return new ChangeDecision.NotAllowed(id, caller.name(), Permission.DELETE);
        }
        if (tombstone(version).isPresent()) {
            return new ChangeDecision.Unchanged();
        }
        return version(version)
                .<ChangeDecision>map(found -> new ChangeDecision.Accepted(new CatalogChange.VersionDeleted(
                        new Tombstone(found.version(), found.digest(), caller.name(), now))))
                .orElseGet(() -> new ChangeDecision.NoSuchVersion(id, version));
    }

    /** What becomes of letting a dist-tag name a version. */
    public ChangeDecision decideTagged(Caller caller, DistTag tag, SemanticVersion version, Instant now) {
        if (!mayChange(caller, Permission.TAG)) {
            return new ChangeDecision.NotAllowed(id, caller.name(), Permission.TAG);
        }
        Optional<PublishedVersion> found = version(version);
        if (found.isEmpty()) {
            return new ChangeDecision.NoSuchVersion(id, version);
        }
        return Optional.ofNullable(tags.get(tag)).equals(found.map(PublishedVersion::version))
                ? new ChangeDecision.Unchanged()
                : new ChangeDecision.Accepted(
                        new CatalogChange.TagSet(tag, found.get().version(), now));
    }

    /** What becomes of taking a dist-tag away; {@code latest} follows the versions again. */
    public ChangeDecision decideUntagged(Caller caller, DistTag tag, Instant now) {
        if (!mayChange(caller, Permission.TAG)) {
            return new ChangeDecision.NotAllowed(id, caller.name(), Permission.TAG);
        }
        if (tags.containsKey(tag)) {
            return new ChangeDecision.Accepted(new CatalogChange.TagRemoved(tag, now));
        }
        return tag.equals(DistTag.LATEST) ? new ChangeDecision.Unchanged() : new ChangeDecision.NoSuchTag(id, tag);
    }

    /**
     * What becomes of making somebody an owner.
     *
     * @param known whether there is an account of that name
     */
    public ChangeDecision decideOwnerAdded(Caller caller, Username owner, boolean known, Instant now) {
        Optional<ChangeDecision> refusal = refusedOwners(caller);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        if (!known) {
            return new ChangeDecision.NoSuchAccount(owner);
        }
        return owners.contains(owner)
                ? new ChangeDecision.Unchanged()
                : new ChangeDecision.Accepted(new CatalogChange.OwnerAdded(owner, now));
    }

    /** What becomes of taking an owner's rights away. */
    public ChangeDecision decideOwnerRemoved(Caller caller, Username owner, Instant now) {
        Optional<ChangeDecision> refusal = refusedOwners(caller);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        if (!owners.contains(owner)) {
            return new ChangeDecision.Unchanged();
        }
        return owners.size() == 1
                ? new ChangeDecision.LastOwner(id, owner)
                : new ChangeDecision.Accepted(new CatalogChange.OwnerRemoved(owner, now));
    }

    private Optional<ChangeDecision> refusedOwners(Caller caller) {
        if (!mayChange(caller, Permission.OWNERS)) {
            return Optional.of(new ChangeDecision.NotAllowed(id, caller.name(), Permission.OWNERS));
        }
        return caller.byAccessToken()
                ? Optional.empty()
                : Optional.of(new ChangeDecision.NeedsAccessToken(id, caller.name()));
    }

    /** Whether a caller may do this to the package: it has the permission, and owns the package or is an administrator. */
    public boolean mayChange(Caller caller, Permission permission) {
        return caller.may(permission, id) && (owners.contains(caller.name()) || caller.isAdmin());
    }

    /**
     * The entry after a change.
     *
     * @param entry before it, empty when the package did not exist
     * @throws IllegalArgumentException when the change is not the first version of a package that did not exist
     */
    public static CatalogEntry after(Optional<CatalogEntry> entry, CatalogChange change) {
        if (entry.isPresent()) {
            return entry.get().after(change);
        }
        if (change instanceof CatalogChange.VersionPublished(PublishedVersion first)) {
            return new CatalogEntry(
                    first.manifest().id(),
                    new TreeSet<>(List.of(first.publisher())),
                    List.of(first),
                    List.of(),
                    new TreeMap<>(),
                    first.publishedAt(),
                    first.publishedAt(),
                    ABSENT + 1);
        }
        throw new IllegalArgumentException("A package begins with a version, not with " + change);
    }

    private CatalogEntry after(CatalogChange change) {
        SortedSet<Username> newOwners = new TreeSet<>(owners);
        List<PublishedVersion> newVersions = new ArrayList<>(versions);
        List<Tombstone> newTombstones = new ArrayList<>(tombstones);
        SortedMap<DistTag, SemanticVersion> newTags = new TreeMap<>(tags);
        switch (change) {
            case CatalogChange.VersionPublished(var version) -> newVersions.add(version);
            case CatalogChange.VersionMarked(var version, var marks, var at) ->
                newVersions.replaceAll(v -> v.version().equals(version) ? v.withMarks(marks) : v);
            case CatalogChange.VersionDeleted(var tombstone) -> {
                newVersions.removeIf(v -> v.version().equals(tombstone.version()));
                newTombstones.add(tombstone);
                newTags.values().removeIf(tombstone.version()::equals);
            }
            case CatalogChange.TagSet(var tag, var version, var at) -> newTags.put(tag, version);
            case CatalogChange.TagRemoved(var tag, var at) -> newTags.remove(tag);
            case CatalogChange.OwnerAdded(var owner, var at) -> newOwners.add(owner);
            case CatalogChange.OwnerRemoved(var owner, var at) -> newOwners.remove(owner);
        }
        return new CatalogEntry(
                id, newOwners, newVersions, newTombstones, newTags, createdAt, change.at(), revision + 1);
    }

    /** The published version of this precedence; build metadata makes no difference. */
    public Optional<PublishedVersion> version(SemanticVersion version) {
        return versions.stream()
                .filter(v -> v.version().comparePrecedence(version) == 0)
                .findFirst();
    }

    /** What stays of the deleted version of this precedence. */
    public Optional<Tombstone> tombstone(SemanticVersion version) {
        return tombstones.stream()
                .filter(t -> t.version().comparePrecedence(version) == 0)
                .findFirst();
    }

    /**
     * What {@code latest} names: the version it was set to, else the highest stable version that is not yanked, else the
     * highest prerelease that is not, else the highest of all.
     *
     * @return empty when all versions were deleted
     */
    public Optional<PublishedVersion> latest() {
        SemanticVersion tagged = tags.get(DistTag.LATEST);
        Optional<PublishedVersion> set = tagged == null ? Optional.empty() : version(tagged);
        if (set.isPresent() || versions.isEmpty()) {
            return set;
        }
        PublishedVersion best = versions.getFirst();
        for (PublishedVersion version : versions) {
            if (!version.yanked() && !version.version().isPrerelease()) {
                return Optional.of(version);
            }
            best = best.yanked() && !version.yanked() ? version : best;
        }
        return Optional.of(best);
    }

    /**
     * Whether search and discovery may show the package: its latest version is not yanked and has a skill that is meant
     * for anybody.
     */
    public boolean isListed() {
        return latest().filter(v -> !v.yanked() && !v.publicSkills().isEmpty()).isPresent();
    }

    /** The newest version in a range that is not yanked. */
    public Optional<PublishedVersion> newest(VersionRange range) {
        return versions.stream()
                .filter(v -> !v.yanked() && range.contains(v.version()))
                .findFirst();
    }

    /** Whether one of its versions requires another package. */
    public boolean requires(PackageId other) {
        return versions.stream()
                .flatMap(v -> v.manifest().dependencies().stream())
                .anyMatch(dependency -> dependency.id().equals(other));
    }

    /** What a client resolves and installs from. */
    public IndexEntry index() {
        return new IndexEntry(
                id, versions.stream().map(IndexEntry.IndexedVersion::of).toList());
    }

    /** All dist-tags and what they name, {@code latest} among them, by name. */
    public Map<String, SemanticVersion> distTags() {
        Map<String, SemanticVersion> all = new TreeMap<>();
        latest().ifPresent(latest -> all.put(DistTag.LATEST.name(), latest.version()));
        tags.forEach((tag, version) -> all.put(tag.name(), version));
        return all;
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
        return VersionRange.tryParse(selector).flatMap(this::newest);
    }
}
