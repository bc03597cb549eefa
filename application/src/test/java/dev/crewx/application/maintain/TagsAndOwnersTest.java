package dev.crewx.application.maintain;

import static dev.crewx.application.maintain.Maintained.ANN;
import static dev.crewx.application.maintain.Maintained.BOB;
import static dev.crewx.application.maintain.Maintained.ONE;
import static dev.crewx.application.maintain.Maintained.ORIGIN;
import static dev.crewx.application.maintain.Maintained.PDF;
import static dev.crewx.application.maintain.Maintained.TWO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.crewx.application.storage.spi.AuditAction;
import dev.crewx.application.testkit.Concurrently;
import dev.crewx.domain.access.Caller;
import dev.crewx.domain.access.Permission;
import dev.crewx.domain.access.Username;
import dev.crewx.domain.catalog.CatalogEntry;
import dev.crewx.domain.catalog.DistTag;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TagsAndOwnersTest {
    private static final DistTag BETA = new DistTag("beta");

    private final Maintained registry = new Maintained();
    private final TagVersions tags = new TagVersions(registry.storage, registry.search, registry.clock);
    private final ChangeOwners owners = new ChangeOwners(registry.storage, registry.search, registry.clock);

    @Test
    void setsMovesAndRemovesATag() {
        assertInstanceOf(ChangeResult.Changed.class, tags.set(ANN, ORIGIN, PDF, BETA, ONE));
        assertEquals(Map.of("beta", ONE, "latest", TWO), registry.entry().distTags());
        assertEquals("pdf:beta", registry.lastEvent().subject());
        assertEquals("1.0.0", registry.lastEvent().detail());
        tags.set(ANN, ORIGIN, PDF, BETA, TWO);
        assertEquals(Map.of("beta", TWO, "latest", TWO), registry.entry().distTags());
        assertInstanceOf(ChangeResult.Changed.class, tags.remove(ANN, ORIGIN, PDF, BETA));
        assertEquals(AuditAction.REMOVE_TAG, registry.lastEvent().action());
        assertEquals(new ChangeResult.NoSuchTag(PDF, BETA), tags.remove(ANN, ORIGIN, PDF, BETA));
    }

    @Test
    void letsTheSearchFollowLatest() {
        tags.set(ANN, ORIGIN, PDF, DistTag.LATEST, ONE);
        assertEquals(List.of(PDF), registry.found("volcano"));
        assertEquals(List.of(), registry.found("glacier"));
        tags.remove(ANN, ORIGIN, PDF, DistTag.LATEST);
        assertEquals(List.of(PDF), registry.found("glacier"));
    }

    @Test
    void makesSomebodyAnOwnerAndTakesItBack() {
        assertInstanceOf(ChangeResult.Changed.class, owners.add(ANN, ORIGIN, PDF, BOB.name()));
        assertEquals(AuditAction.ADD_OWNER, registry.lastEvent().action());
        assertEquals("bob", registry.lastEvent().detail());
        assertInstanceOf(ChangeResult.Changed.class, owners.remove(BOB, ORIGIN, PDF, ANN.name()));
        assertEquals(List.of(BOB.name()), List.copyOf(registry.entry().owners()));
        assertEquals(new ChangeResult.LastOwner(PDF, BOB.name()), owners.remove(BOB, ORIGIN, PDF, BOB.name()));
    }

    @Test
    void refusesStrangersKeysAndNamesWithoutAnAccount() {
        CatalogEntry before = registry.entry();
        Username nobody = new Username("nobody");
        assertEquals(new ChangeResult.NoSuchAccount(nobody), owners.add(ANN, ORIGIN, PDF, nobody));
        assertEquals(
                new ChangeResult.NotAllowed(PDF, BOB.name(), Permission.OWNERS),
                owners.add(BOB, ORIGIN, PDF, nobody),
                "a stranger is not told who has an account");
        Caller byKey = new Caller(ANN.name(), ANN.permissions(), ANN.packages(), false);
        assertEquals(new ChangeResult.NeedsAccessToken(PDF, ANN.name()), owners.add(byKey, ORIGIN, PDF, BOB.name()));
        assertEquals(before, registry.entry());
    }

    @Test
    void keepsTheLastOwnerAlsoWhenBothLeaveAtOnce() {
        owners.add(ANN, ORIGIN, PDF, BOB.name());
        List<Caller> both = List.of(ANN, BOB);
        Concurrently.run(
                2,
                i -> () -> owners.remove(both.get(i), ORIGIN, PDF, both.get(i).name()));
        assertEquals(1, registry.entry().owners().size());
    }

    @Test
    void losesNoneOfManyChangesAtOnce() {
        Concurrently.run(
                Concurrently.THREADS,
                i -> () -> tags.set(ANN, ORIGIN, PDF, new DistTag("tag-" + (char) ('a' + i)), ONE));
        assertEquals(Concurrently.THREADS, registry.entry().tags().size());
    }
}
