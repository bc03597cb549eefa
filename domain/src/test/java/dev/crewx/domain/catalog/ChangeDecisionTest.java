package dev.crewx.domain.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.crewx.domain.access.Caller;
import dev.crewx.domain.access.PackagePattern;
import dev.crewx.domain.access.Permission;
import dev.crewx.domain.access.Role;
import dev.crewx.domain.access.Username;
import dev.crewx.domain.catalog.ChangeDecision.Accepted;
import dev.crewx.domain.catalog.ChangeDecision.NoSuchVersion;
import dev.crewx.domain.catalog.ChangeDecision.NotAllowed;
import dev.crewx.domain.catalog.ChangeDecision.Unchanged;
import dev.crewx.domain.json.JsonValue;
import dev.crewx.domain.json.JsonValue.JsonNull;
import dev.crewx.domain.json.JsonValue.JsonObject;
import dev.crewx.domain.manifest.PackageId;
import dev.crewx.domain.version.SemanticVersion;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

final class ChangeDecisionTest {
    private static final PackageId PDF = PackageId.parse("pdf");
    private static final Username ANN = new Username("ann");
    private static final Username BOB = new Username("bob");
    private static final Caller OWNER = caller("ann", Role.USER.permissions());
    private static final Caller STRANGER = caller("bob", Role.USER.permissions());
    private static final Caller ADMIN = caller("root", Role.ADMIN.permissions());
    private static final SemanticVersion ONE = SemanticVersion.parse("1.0.0");
    private static final SemanticVersion TWO = SemanticVersion.parse("2.0.0");
    private static final SemanticVersion NONE = SemanticVersion.parse("9.9.9");
    private static final Instant NOW = Published.AT.plusSeconds(60);

    private final CatalogEntry entry =
            Published.entry(Published.version("pdf", "1.0.0"), Published.version("pdf", "2.0.0"));

    @Test
    void letsOwnersAndAdministratorsChangeAPackageAndNobodyElse() {
        Map<Permission, Function<Caller, ChangeDecision>> changes = Map.of(
                Permission.YANK, caller -> entry.decideYanked(caller, ONE, true, NOW),
                Permission.DELETE, caller -> entry.decideDeleted(caller, ONE, NOW),
                Permission.TAG, caller -> entry.decideTagged(caller, new DistTag("beta"), ONE, NOW),
                Permission.OWNERS, caller -> entry.decideOwnerAdded(caller, BOB, true, NOW),
                Permission.PUBLISH, caller -> entry.decideDescribed(caller, ONE, keywords("new"), NOW));
        changes.forEach((permission, change) -> {
            assertInstanceOf(Accepted.class, change.apply(OWNER), permission.name());
            assertInstanceOf(Accepted.class, change.apply(ADMIN), permission.name());
            assertEquals(new NotAllowed(PDF, BOB, permission), change.apply(STRANGER));
            Set<Permission> others = new TreeSet<>(Role.USER.permissions());
            others.remove(permission);
            assertEquals(new NotAllowed(PDF, ANN, permission), change.apply(caller("ann", others)));
            assertInstanceOf(Accepted.class, change.apply(caller("ann", Set.of(permission))));
            Caller elsewhere = new Caller(ANN, Role.USER.permissions(), Set.of(new PackagePattern("@acme/*")), true);
            assertEquals(new NotAllowed(PDF, ANN, permission), change.apply(elsewhere));
        });
        assertEquals(new NotAllowed(PDF, BOB, Permission.YANK), entry.decideDeprecated(STRANGER, ONE, message(), NOW));
        assertEquals(new NotAllowed(PDF, BOB, Permission.TAG), entry.decideUntagged(STRANGER, DistTag.LATEST, NOW));
        assertEquals(new NotAllowed(PDF, BOB, Permission.OWNERS), entry.decideOwnerRemoved(STRANGER, ANN, NOW));
    }

    @Test
    void yanksAndUnyanksOnce() {
        CatalogEntry yanked = after(entry, entry.decideYanked(OWNER, TWO, true, NOW));
        assertEquals(Optional.of(ONE), yanked.latest().map(PublishedVersion::version));
        assertEquals(NOW, yanked.updatedAt());
        assertEquals(entry.revision() + 1, yanked.revision());
        assertEquals(new Unchanged(), yanked.decideYanked(OWNER, TWO, true, NOW));
        CatalogEntry again = after(yanked, yanked.decideYanked(OWNER, TWO, false, NOW));
        assertEquals(entry.versions(), again.versions());
        assertEquals(new NoSuchVersion(PDF, NONE), entry.decideYanked(OWNER, NONE, true, NOW));
    }

    @Test
    void deprecatesAndLiftsIt() {
        CatalogEntry deprecated = after(entry, entry.decideDeprecated(OWNER, ONE, message(), NOW));
        assertEquals(message(), deprecated.version(ONE).orElseThrow().deprecation());
        assertEquals(new Unchanged(), deprecated.decideDeprecated(OWNER, ONE, message(), NOW));
        CatalogEntry lifted = after(deprecated, deprecated.decideDeprecated(OWNER, ONE, Optional.empty(), NOW));
        assertEquals(entry.versions(), lifted.versions());
        assertEquals(new NoSuchVersion(PDF, NONE), entry.decideDeprecated(OWNER, NONE, message(), NOW));
    }

    @Test
    void deletesAVersionForGoodAndTheTagsThatNamedIt() {
        CatalogEntry tagged = after(entry, entry.decideTagged(OWNER, new DistTag("beta"), ONE, NOW));
        CatalogEntry deleted = after(tagged, tagged.decideDeleted(OWNER, ONE, NOW));
        assertEquals(
                List.of(TWO),
                deleted.versions().stream().map(PublishedVersion::version).toList());
        assertEquals(
                List.of(new Tombstone(ONE, entry.version(ONE).orElseThrow().digest(), ANN, NOW)), deleted.tombstones());
        assertEquals(Map.of("latest", TWO), deleted.distTags());
        assertEquals(Optional.empty(), deleted.select("1.0.0"));
        assertEquals(new Unchanged(), deleted.decideDeleted(OWNER, ONE, NOW));
        assertEquals(new NoSuchVersion(PDF, ONE), deleted.decideYanked(OWNER, ONE, true, NOW));
        assertEquals(new NoSuchVersion(PDF, NONE), entry.decideDeleted(OWNER, NONE, NOW));
    }

    @Test
    void neverTakesTheNumberOfADeletedVersionAgain() {
        CatalogEntry deleted = after(entry, entry.decideDeleted(OWNER, ONE, NOW));
        PublishedVersion same = Published.version("pdf", "1.0.0+other");
        assertEquals(
                new PublishDecision.VersionDeleted(PDF, deleted.tombstones().getFirst()),
                CatalogEntry.decide(Optional.of(deleted), ADMIN, same, PublishContext.PLAIN));
    }

    @Test
    void keepsAPackageWithoutVersions() {
        CatalogEntry one = after(entry, entry.decideDeleted(OWNER, ONE, NOW));
        CatalogEntry none = after(one, one.decideDeleted(OWNER, TWO, NOW));
        assertEquals(Optional.empty(), none.latest());
        assertEquals(Map.of(), none.distTags());
        assertEquals(Optional.empty(), none.select("latest"));
        assertEquals(List.of(), none.index().versions());
        assertEquals(
                List.of(TWO, ONE),
                none.tombstones().stream().map(Tombstone::version).toList());
        assertInstanceOf(
                PublishDecision.NotAllowed.class,
                CatalogEntry.decide(
                        Optional.of(none), STRANGER, Published.version("pdf", "3.0.0"), PublishContext.PLAIN));
    }

    @Test
    void letsLatestFollowTheVersionsUnlessItIsSet() {
        CatalogEntry set = after(entry, entry.decideTagged(OWNER, DistTag.LATEST, ONE, NOW));
        assertEquals(Optional.of(ONE), set.latest().map(PublishedVersion::version));
        assertEquals(Map.of("latest", ONE), set.distTags());
        CatalogEntry more = CatalogEntry.after(
                Optional.of(set), new CatalogChange.VersionPublished(Published.version("pdf", "3.0.0")));
        assertEquals(Optional.of(ONE), more.latest().map(PublishedVersion::version));
        assertEquals(new Unchanged(), set.decideTagged(OWNER, DistTag.LATEST, ONE, NOW));
        CatalogEntry follows = after(more, more.decideUntagged(OWNER, DistTag.LATEST, NOW));
        assertEquals("3.0.0", follows.latest().orElseThrow().version().toString());
        assertEquals(new Unchanged(), follows.decideUntagged(OWNER, DistTag.LATEST, NOW));
        CatalogEntry without = after(set, set.decideDeleted(OWNER, ONE, NOW));
        assertEquals(Optional.of(TWO), without.latest().map(PublishedVersion::version));
    }

    @Test
    void movesTagsAndTakesThemAway() {
        DistTag beta = new DistTag("beta");
        CatalogEntry tagged = after(entry, entry.decideTagged(OWNER, beta, ONE, NOW));
        assertEquals(Map.of("beta", ONE, "latest", TWO), tagged.distTags());
        assertEquals(tagged.version(ONE), tagged.select("beta"));
        CatalogEntry moved = after(tagged, tagged.decideTagged(OWNER, beta, TWO, NOW));
        assertEquals(Map.of("beta", TWO, "latest", TWO), moved.distTags());
        assertEquals(
                entry.distTags(),
                after(moved, moved.decideUntagged(OWNER, beta, NOW)).distTags());
        assertEquals(new NoSuchVersion(PDF, NONE), entry.decideTagged(OWNER, beta, NONE, NOW));
        assertEquals(new ChangeDecision.NoSuchTag(PDF, beta), entry.decideUntagged(OWNER, beta, NOW));
    }

    @Test
    void addsAndRemovesOwnersButNotTheLast() {
        assertEquals(new ChangeDecision.NoSuchAccount(BOB), entry.decideOwnerAdded(OWNER, BOB, false, NOW));
        assertEquals(new Unchanged(), entry.decideOwnerAdded(OWNER, ANN, true, NOW));
        CatalogEntry two = after(entry, entry.decideOwnerAdded(OWNER, BOB, true, NOW));
        assertEquals(List.of(ANN, BOB), List.copyOf(two.owners()));
        assertInstanceOf(Accepted.class, two.decideYanked(STRANGER, ONE, true, NOW), "who is an owner by now");
        CatalogEntry bobs = after(two, two.decideOwnerRemoved(OWNER, ANN, NOW));
        assertEquals(List.of(BOB), List.copyOf(bobs.owners()));
        assertEquals(new NotAllowed(PDF, ANN, Permission.OWNERS), bobs.decideOwnerAdded(OWNER, ANN, true, NOW));
        assertEquals(new ChangeDecision.LastOwner(PDF, BOB), bobs.decideOwnerRemoved(ADMIN, BOB, NOW));
        assertEquals(new Unchanged(), bobs.decideOwnerRemoved(ADMIN, ANN, NOW));
    }

    @Test
    void changesOwnersByAnAccessTokenOnly() {
        Caller byKey = new Caller(ANN, Role.USER.permissions(), Set.of(PackagePattern.ANY), false);
        assertEquals(new ChangeDecision.NeedsAccessToken(PDF, ANN), entry.decideOwnerAdded(byKey, BOB, true, NOW));
        assertEquals(new ChangeDecision.NeedsAccessToken(PDF, ANN), entry.decideOwnerRemoved(byKey, ANN, NOW));
    }

    @Test
    void describesAVersionAnewButKeepsWhetherItIsYanked() {
        CatalogEntry yanked = after(entry, entry.decideYanked(OWNER, ONE, true, NOW));
        CatalogEntry described = after(yanked, yanked.decideDescribed(OWNER, ONE, keywords("new"), NOW));
        PublishedVersion version = described.version(ONE).orElseThrow();
        assertEquals(List.of("new"), version.marks().keywords());
        assertEquals(true, version.yanked());
        assertEquals(new Unchanged(), described.decideDescribed(OWNER, ONE, keywords("new"), NOW));
        assertEquals(new NoSuchVersion(PDF, NONE), entry.decideDescribed(OWNER, NONE, keywords("new"), NOW));
    }

    @Test
    void refusesToDescribeWhatNeverChanges() {
        JsonObject fields = new JsonObject(Map.of(
                "keywords", JsonValue.ofStrings(List.of("new")),
                "name", JsonValue.of("Other"),
                "id", JsonValue.of("pdf"),
                "license", JsonNull.NULL,
                "unknown", JsonValue.of("x")));
        ChangeDecision decision = entry.decideDescribed(OWNER, ONE, VersionDescription.read(fields), NOW);
        ChangeDecision.ImmutableFields refused = assertInstanceOf(ChangeDecision.ImmutableFields.class, decision);
        assertEquals(Set.of("name", "license"), Set.copyOf(refused.fields()));
        assertInstanceOf(NotAllowed.class, entry.decideDescribed(STRANGER, ONE, VersionDescription.read(fields), NOW));
    }

    private static CatalogEntry after(CatalogEntry before, ChangeDecision decision) {
        Accepted accepted = assertInstanceOf(Accepted.class, decision);
        return CatalogEntry.after(Optional.of(before), accepted.change());
    }

    private static VersionDescription keywords(String... keywords) {
        return VersionDescription.read(JsonObject.EMPTY.with("keywords", JsonValue.ofStrings(List.of(keywords))));
    }

    private static Optional<String> message() {
        return Optional.of("use other");
    }

    private static Caller caller(String name, Set<Permission> permissions) {
        return new Caller(new Username(name), permissions, Set.of(PackagePattern.ANY), true);
    }
}
