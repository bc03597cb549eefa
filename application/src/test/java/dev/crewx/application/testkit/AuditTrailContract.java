package dev.crewx.application.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.crewx.application.storage.spi.AuditAction;
import dev.crewx.application.storage.spi.AuditEvent;
import dev.crewx.application.storage.spi.AuditEvent.Outcome;
import dev.crewx.application.storage.spi.AuditQuery;
import dev.crewx.application.storage.spi.AuditTrail;
import dev.crewx.application.storage.spi.Page;
import dev.crewx.domain.manifest.PackageId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link AuditTrail} does. */
public abstract class AuditTrailContract extends FreshStorage {
    private static final Instant NOW = Versions.PUBLISHED_AT;
    private static final PackageId PDF = PackageId.parse("@acme/pdf");

    private AuditTrail audit() {
        return storage().audit();
    }

    @Test
    void knowsOfNothingAtFirst() {
        assertEquals(new Page<>(List.of(), 0, 0, 10), audit().list(AuditQuery.all(0, 10)));
    }

    @Test
    void givesBackEveryField() {
        AuditEvent full = new AuditEvent(
                NOW,
                "not a name ✓ \"'",
                AuditAction.PUBLISH,
                Optional.of(PDF),
                "@acme/pdf@1.0.0",
                "::1",
                "request-1",
                Outcome.REFUSED,
                "several\nlines");
        AuditEvent bare = new AuditEvent(
                NOW.plusNanos(1_000), "", AuditAction.LOGIN, Optional.empty(), "", "", "", Outcome.DONE, "");
        audit().append(full);
        audit().append(bare);
        assertEquals(List.of(bare, full), audit().list(AuditQuery.all(0, 10)).items());
    }

    @Test
    void keepsTheSameEventAsOftenAsItHappened() {
        audit().append(event(0, "ann", AuditAction.LOGIN));
        audit().append(event(0, "ann", AuditAction.LOGIN));
        assertEquals(2, audit().list(AuditQuery.all(0, 10)).total());
    }

    @Test
    void listsTheNewestFirstWhateverOrderTheyCameInAndPageByPage() {
        for (int seconds : List.of(3, 1, 5, 2, 4)) {
            audit().append(event(seconds, "ann", AuditAction.YANK));
        }
        List<Long> paged = new ArrayList<>();
        for (int offset = 0; offset < 8; offset += 2) {
            Page<AuditEvent> page = audit().list(AuditQuery.all(offset, 2));
            assertEquals(5, page.total());
            page.items().forEach(event -> paged.add(event.at().getEpochSecond() - NOW.getEpochSecond()));
        }
        assertEquals(List.of(5L, 4L, 3L, 2L, 1L), paged);
        assertEquals(List.of(), audit().list(AuditQuery.all(0, 0)).items());
    }

    @Test
    void listsOfTheSameMomentTheOneThatWasAddedLastFirst() {
        for (String actor : List.of("first", "second", "third")) {
            audit().append(event(0, actor, AuditAction.YANK));
        }
        assertEquals(
                List.of("third", "second", "first"),
                audit().list(AuditQuery.all(0, 10)).items().stream()
                        .map(AuditEvent::actor)
                        .toList());
    }

    @Test
    void findsByActorActionPackageAndTimeAndByAllOfThem() {
        audit().append(event(1, "ann", AuditAction.LOGIN));
        audit().append(event(2, "ann", AuditAction.YANK, PDF));
        audit().append(event(3, "bob", AuditAction.YANK, PDF));
        audit().append(event(4, "bob", AuditAction.YANK, PackageId.parse("pdf")));
        assertEquals(List.of(2, 1), found(query("ann", null, null, null, null)));
        assertEquals(List.of(4, 3, 2), found(query(null, AuditAction.YANK, null, null, null)));
        assertEquals(List.of(3, 2), found(query(null, null, PDF, null, null)));
        assertEquals(List.of(4, 3), found(query(null, null, null, 3, null)));
        assertEquals(List.of(2, 1), found(query(null, null, null, null, 3)), "the end is not part of it");
        assertEquals(List.of(2), found(query("ann", AuditAction.YANK, PDF, 1, 4)));
        assertEquals(List.of(), found(query("ann", AuditAction.YANK, PDF, 3, 4)));
        assertEquals(List.of(), found(query("ANN", null, null, null, null)));
    }

    @Test
    void keepsAGoodMany() {
        int more = 100;
        for (int i = 0; i < AuditTrail.KEPT + more; i++) {
            audit().append(event(i, "ann", AuditAction.LOGIN));
        }
        Page<AuditEvent> page = audit().list(AuditQuery.all(AuditTrail.KEPT - 1, 1));
        assertEquals(List.of(more), seconds(page));
    }

    @Test
    void losesNoEventOfManyThreads() {
        int each = 50;
        Concurrently.run(Concurrently.THREADS, i -> () -> {
            for (int n = 0; n < each; n++) {
                audit().append(event(n, "user" + i, AuditAction.LOGIN));
            }
            return true;
        });
        assertEquals(
                (long) Concurrently.THREADS * each,
                audit().list(AuditQuery.all(0, 1)).total());
    }

    private List<Integer> found(AuditQuery query) {
        return seconds(audit().list(query));
    }

    private static List<Integer> seconds(Page<AuditEvent> page) {
        return page.items().stream()
                .map(event -> Math.toIntExact(event.at().getEpochSecond() - NOW.getEpochSecond()))
                .toList();
    }

    private static AuditQuery query(
            String actor, AuditAction action, PackageId id, Integer fromSeconds, Integer toSeconds) {
        return new AuditQuery(
                Optional.ofNullable(actor),
                Optional.ofNullable(action),
                Optional.ofNullable(id),
                Optional.ofNullable(fromSeconds).map(NOW::plusSeconds),
                Optional.ofNullable(toSeconds).map(NOW::plusSeconds),
                0,
                10);
    }

    private static AuditEvent event(int seconds, String actor, AuditAction action) {
        return new AuditEvent(
                NOW.plusSeconds(seconds), actor, action, Optional.empty(), "", "127.0.0.1", "r", Outcome.DONE, "");
    }

    private static AuditEvent event(int seconds, String actor, AuditAction action, PackageId id) {
        return new AuditEvent(
                NOW.plusSeconds(seconds), actor, action, Optional.of(id), "", "127.0.0.1", "r", Outcome.DONE, "");
    }
}
