package dev.crewx.application.maintain;

import static dev.crewx.application.maintain.Maintained.ANN;
import static dev.crewx.application.maintain.Maintained.BOB;
import static dev.crewx.application.maintain.Maintained.ONE;
import static dev.crewx.application.maintain.Maintained.ORIGIN;
import static dev.crewx.application.maintain.Maintained.PDF;
import static dev.crewx.application.maintain.Maintained.TWO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.application.storage.spi.AuditAction;
import dev.crewx.application.storage.spi.AuditEvent;
import dev.crewx.application.storage.spi.AuditEvent.Outcome;
import dev.crewx.application.testkit.Versions;
import dev.crewx.domain.access.Permission;
import dev.crewx.domain.catalog.CatalogEntry;
import dev.crewx.domain.json.JsonValue;
import dev.crewx.domain.json.JsonValue.JsonObject;
import dev.crewx.domain.manifest.PackageId;
import dev.crewx.domain.version.SemanticVersion;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MarkVersionsTest {
    private final Maintained registry = new Maintained();
    private final MarkVersions mark = new MarkVersions(registry.storage, registry.search, registry.clock);
    private final DescribeVersion describe = new DescribeVersion(registry.storage, registry.search, registry.clock);

    @Test
    void yanksForResolutionAndSearchAlike() {
        ChangeResult.Changed changed = assertInstanceOf(ChangeResult.Changed.class, mark.yank(ANN, ORIGIN, PDF, TWO));
        assertEquals(registry.entry(), changed.entry());
        assertTrue(registry.entry().version(TWO).orElseThrow().yanked());
        assertEquals(List.of(PDF), registry.found("volcano"));
        assertEquals(List.of(), registry.found("glacier"));
        mark.yank(ANN, ORIGIN, PDF, ONE);
        assertEquals(List.of(), registry.found("volcano"), "nothing left to show");
        mark.unyank(ANN, ORIGIN, PDF, TWO);
        assertEquals(List.of(PDF), registry.found("glacier"));
    }

    @Test
    void notesEveryChangeRepetitionAndRefusal() {
        mark.yank(ANN, ORIGIN, PDF, TWO);
        assertEquals(
                new AuditEvent(
                        Versions.PUBLISHED_AT,
                        "ann",
                        AuditAction.YANK,
                        Optional.of(PDF),
                        "pdf@2.0.0",
                        ORIGIN.address(),
                        ORIGIN.requestId(),
                        Outcome.DONE,
                        ""),
                registry.lastEvent());
        mark.yank(ANN, ORIGIN, PDF, TWO);
        assertEquals(Outcome.UNCHANGED, registry.lastEvent().outcome());
        mark.unyank(BOB, ORIGIN, PDF, TWO);
        assertEquals(Outcome.REFUSED, registry.lastEvent().outcome());
        assertEquals(AuditAction.UNYANK, registry.lastEvent().action());
        assertEquals("not allowed", registry.lastEvent().detail());
    }

    @Test
    void changesNothingThatIsSoAlready() {
        CatalogEntry before = registry.entry();
        assertEquals(new ChangeResult.Unchanged(before), mark.unyank(ANN, ORIGIN, PDF, TWO));
        assertEquals(before, registry.entry());
    }

    @Test
    void refusesStrangersMissingVersionsAndMissingPackages() {
        CatalogEntry before = registry.entry();
        assertEquals(new ChangeResult.NotAllowed(PDF, BOB.name(), Permission.YANK), mark.yank(BOB, ORIGIN, PDF, TWO));
        SemanticVersion missing = SemanticVersion.parse("9.9.9");
        assertEquals(new ChangeResult.NoSuchVersion(PDF, missing), mark.yank(ANN, ORIGIN, PDF, missing));
        PackageId none = PackageId.parse("none");
        assertEquals(new ChangeResult.NoSuchPackage(none), mark.yank(ANN, ORIGIN, none, ONE));
        assertEquals(before, registry.entry());
        assertEquals(List.of(PDF), registry.found("glacier"));
    }

    @Test
    void deprecatesAndLiftsIt() {
        assertInstanceOf(ChangeResult.Changed.class, mark.deprecate(ANN, ORIGIN, PDF, TWO, Optional.of("use other")));
        assertEquals(
                Optional.of("use other"),
                registry.entry().version(TWO).orElseThrow().deprecation());
        assertEquals("use other", registry.lastEvent().detail());
        assertInstanceOf(ChangeResult.Changed.class, mark.deprecate(ANN, ORIGIN, PDF, TWO, Optional.empty()));
        assertEquals(
                Optional.empty(), registry.entry().version(TWO).orElseThrow().deprecation());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1_001})
    void refusesAMessageOfNoCharactersOrTooMany(int length) {
        CatalogEntry before = registry.entry();
        assertInstanceOf(
                ChangeResult.InvalidFields.class,
                mark.deprecate(ANN, ORIGIN, PDF, TWO, Optional.of("x".repeat(length))));
        assertEquals(before, registry.entry());
        assertEquals(Outcome.REFUSED, registry.lastEvent().outcome());
    }

    @Test
    void describesAVersionAnew() {
        JsonObject fields = JsonObject.EMPTY.with("keywords", JsonValue.ofStrings(List.of("lava")));
        assertInstanceOf(ChangeResult.Changed.class, describe.describe(ANN, ORIGIN, PDF, TWO, fields));
        assertEquals(
                List.of("lava"),
                registry.entry().version(TWO).orElseThrow().marks().keywords());
        assertEquals(List.of(PDF), registry.found("lava"), "the search knows");
        assertEquals(AuditAction.DESCRIBE, registry.lastEvent().action());
        assertEquals("keywords", registry.lastEvent().detail());
    }

    @Test
    void describesNothingByFieldsThatAreBrokenOrNeverChange() {
        CatalogEntry before = registry.entry();
        JsonObject broken = JsonObject.EMPTY.with("keywords", JsonValue.of("lava"));
        assertInstanceOf(ChangeResult.InvalidFields.class, describe.describe(ANN, ORIGIN, PDF, TWO, broken));
        JsonObject immutable = JsonObject.EMPTY
                .with("keywords", JsonValue.ofStrings(List.of("lava")))
                .with("description", JsonValue.of("lava"));
        assertEquals(
                new ChangeResult.ImmutableFields(PDF, TWO, List.of("description")),
                describe.describe(ANN, ORIGIN, PDF, TWO, immutable));
        assertEquals(before, registry.entry());
        assertEquals(List.of(), registry.found("lava"));
    }
}
