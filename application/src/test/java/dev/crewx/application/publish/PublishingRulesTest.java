package dev.crewx.application.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.application.audit.Origin;
import dev.crewx.application.bundle.BundleInspector;
import dev.crewx.application.bundle.spi.BundleLimits;
import dev.crewx.application.maintain.DeleteVersion;
import dev.crewx.application.search.spi.PackageSearch;
import dev.crewx.application.search.spi.SearchQuery;
import dev.crewx.application.storage.spi.AuditAction;
import dev.crewx.application.storage.spi.AuditEvent;
import dev.crewx.application.storage.spi.AuditEvent.Outcome;
import dev.crewx.application.storage.spi.AuditQuery;
import dev.crewx.application.storage.spi.Storage;
import dev.crewx.application.testkit.Concurrently;
import dev.crewx.application.testkit.Manifests;
import dev.crewx.application.testkit.TestJsonText;
import dev.crewx.application.testkit.TinyArchives;
import dev.crewx.application.testkit.TinyPackageSearch;
import dev.crewx.application.testkit.TinyStorageProvider;
import dev.crewx.application.testkit.Versions;
import dev.crewx.domain.access.Caller;
import dev.crewx.domain.access.PackagePattern;
import dev.crewx.domain.access.Role;
import dev.crewx.domain.access.Scope;
import dev.crewx.domain.integrity.Digest;
import dev.crewx.domain.json.JsonValue;
import dev.crewx.domain.manifest.Finding;
import dev.crewx.domain.manifest.PackageId;
import dev.crewx.domain.version.SemanticVersion;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What publishing refuses and warns of for the sake of others in the registry. */
final class PublishingRulesTest {
    private static final Origin ORIGIN = new Origin("192.0.2.1", "request-1");
    private static final Clock CLOCK = Clock.fixed(Versions.PUBLISHED_AT, ZoneOffset.UTC);
    private static final Caller ANN = Versions.caller("ann");
    private static final Caller BOB = Versions.caller("bob");
    private static final Caller ROOT = Versions.caller("root", Role.ADMIN);

    private final Storage storage = TinyStorageProvider.storage();
    private final PackageSearch search = new TinyPackageSearch();

    @Test
    void readsNothingOfWhatWhoMayNotPublishSends() {
        published(ANN, Manifests.of("pdf", "1.0.0"));
        InputStream unreadable = new InputStream() {
            @Override
            public int read() {
                throw new AssertionError("read");
            }
        };
        PackageId pdf = PackageId.parse("pdf");
        SemanticVersion two = SemanticVersion.parse("2.0.0");
        assertEquals(
                new PublishResult.NotAllowed(pdf, BOB.name()),
                publishPackage(false).publish(BOB, ORIGIN, pdf, two, unreadable));
        Caller narrow = new Caller(ANN.name(), ANN.permissions(), Set.of(new PackagePattern("doc")), false);
        assertEquals(
                new PublishResult.NotAllowed(pdf, ANN.name()),
                publishPackage(false).publish(narrow, ORIGIN, pdf, two, unreadable));
    }

    @Test
    void keepsIdsOutThatLookLikeAnother() {
        published(ANN, Manifests.of("pdf-tools", "1.0.0"));
        Manifests alike = Manifests.of("pdft0ols", "1.0.0");
        assertEquals(
                new PublishResult.LooksLike(PackageId.parse("pdft0ols"), PackageId.parse("pdf-tools")),
                publish(BOB, alike));
        assertAbsent(alike);
        published(ANN, Manifests.of("pdf-tools", "1.1.0"));
    }

    @Test
    void letsOneOfManyIdsInThatLookAlike() {
        List<PublishResult> results = Concurrently.run(
                Concurrently.THREADS,
                i -> () -> publish(
                        ANN,
                        Manifests.of(
                                "abcdefghijklmnopqrst".substring(0, i + 1) + "-"
                                        + "abcdefghijklmnopqrst".substring(i + 1),
                                "1.0.0")));
        assertEquals(
                1,
                results.stream()
                        .filter(PublishResult.Published.class::isInstance)
                        .count());
        assertEquals(
                Concurrently.THREADS - 1,
                results.stream()
                        .filter(PublishResult.LooksLike.class::isInstance)
                        .count());
        assertEquals(1, storage.packages().totals().packages());
        assertEquals(1, search.search(SearchQuery.of("")).page().items().size(), "the losers are not found");
    }

    @Test
    void neverTakesTheNumberOfADeletedVersionAgain() {
        Manifests manifest = Manifests.of("pdf", "1.0.0");
        published(ANN, manifest);
        new DeleteVersion(storage, search, CLOCK)
                .delete(ANN, ORIGIN, PackageId.parse("pdf"), SemanticVersion.parse("1.0.0"), false);
        assertInstanceOf(PublishResult.VersionDeleted.class, publish(ANN, manifest));
        Manifests other = manifest.described("other bytes");
        assertInstanceOf(PublishResult.VersionDeleted.class, publish(ANN, other));
        assertEquals(Optional.empty(), storage.blobs().size(Digest.of(bundle(manifest))));
        assertEquals(Optional.empty(), storage.blobs().size(Digest.of(bundle(other))));
        published(ANN, Manifests.of("pdf", "1.0.1"));
    }

    @Test
    void takesPrivateSkillsOnlyWhereTheRegistryIsForThat() {
        Manifests manifest = Manifests.of("pdf", "1.0.0").with("x-visibility", JsonValue.of("private"));
        assertEquals(new PublishResult.PrivateSkills(PackageId.parse("pdf"), List.of("main")), publish(ANN, manifest));
        assertAbsent(manifest);
        assertInstanceOf(PublishResult.Published.class, publish(publishPackage(true), ANN, manifest));
    }

    @Test
    void installsInternalSkillsButDoesNotListThem() {
        published(ANN, Manifests.of("pdf", "1.0.0").with("x-visibility", JsonValue.of("internal")));
        assertTrue(storage.packages().find(PackageId.parse("pdf")).isPresent());
        assertEquals(0, search.search(SearchQuery.of("")).page().total());
    }

    @Test
    void refusesAVersionThatWouldNeedItself() {
        published(ANN, Manifests.of("b", "1.0.0").requires("c", "^1"));
        published(ANN, Manifests.of("c", "1.0.0").requires("a", "^1"));
        Manifests circular = Manifests.of("a", "1.0.0").requires("b", "^1");
        assertEquals(
                new PublishResult.DependsOnItself(
                        PackageId.parse("a"),
                        List.of("a", "b", "c", "a").stream()
                                .map(PackageId::parse)
                                .toList()),
                publish(ANN, circular));
        assertAbsent(circular);
        published(ANN, Manifests.of("a", "2.0.0").requires("b", "^1"));
    }

    @Test
    void warnsOfDependenciesThatCannotBeMetYet() {
        published(ANN, Manifests.of("base", "1.0.0"));
        PublishResult.Published published = published(
                ANN, Manifests.of("pdf", "1.0.0").requires("base", "^1").wants("base-2", "*"));
        assertEquals(
                List.of("dependency-unknown /dependencies/skills/1"),
                published.warnings().stream()
                        .map(warning ->
                                warning.code() + " " + warning.location().pointer())
                        .toList());
        PublishResult.Published unmet =
                published(ANN, Manifests.of("pdf", "1.1.0").requires("base", "^2"));
        assertEquals(
                List.of("dependency-unmet"),
                unmet.warnings().stream().map(Finding::code).toList());
    }

    @Test
    void keepsAScopeToItsOwnersButNewNamesOnly() {
        Manifests first = Manifests.of("@acme/pdf", "1.0.0");
        assertInstanceOf(PublishResult.NotAllowed.class, publish(ANN, first));
        assertAbsent(first);
        storage.scopes().add(new Scope("acme"), ANN.name());
        published(ANN, first);
        storage.scopes().remove(new Scope("acme"), ANN.name());
        published(ANN, Manifests.of("@acme/pdf", "1.1.0"));
        assertInstanceOf(PublishResult.NotAllowed.class, publish(ANN, Manifests.of("@acme/doc", "1.0.0")));
        published(BOB, Manifests.of("@bob/pdf", "1.0.0"));
        published(ROOT, Manifests.of("@acme/doc", "1.0.0"));
    }

    @Test
    void notesWhatBecameOfIt() {
        Manifests manifest = Manifests.of("pdf", "1.0.0");
        published(ANN, manifest);
        assertEquals(
                new AuditEvent(
                        Versions.PUBLISHED_AT,
                        "ann",
                        AuditAction.PUBLISH,
                        Optional.of(PackageId.parse("pdf")),
                        "pdf@1.0.0",
                        ORIGIN.address(),
                        ORIGIN.requestId(),
                        Outcome.DONE,
                        Digest.of(bundle(manifest)).toString()),
                lastEvent());
        publish(ANN, manifest);
        assertEquals(Outcome.UNCHANGED, lastEvent().outcome());
        publish(BOB, manifest);
        assertEquals(Outcome.REFUSED, lastEvent().outcome());
        assertEquals("bob", lastEvent().actor());
        publish(ANN, manifest.described("other"));
        assertEquals(Outcome.REFUSED, lastEvent().outcome());
    }

    @Test
    void confirmsAManifestThatSaysWhatTheBundleSays() {
        Manifests manifest = Manifests.of("pdf", "1.0.0").keywords("a").requires("base", "^1");
        published(ANN, manifest);
        ConfirmManifest confirm = new ConfirmManifest(storage);
        assertInstanceOf(ConfirmManifest.Confirmed.class, confirm.confirm(ANN, manifest.document()));
        assertInstanceOf(
                ConfirmManifest.Confirmed.class,
                confirm.confirm(ROOT, manifest.with("unknown", JsonValue.of(1)).document()));
        assertInstanceOf(
                ConfirmManifest.Differs.class,
                confirm.confirm(ANN, manifest.described("other").document()));
        assertInstanceOf(
                ConfirmManifest.Differs.class,
                confirm.confirm(ANN, manifest.requires("more", "*").document()));
        assertInstanceOf(
                ConfirmManifest.NothingPublished.class,
                confirm.confirm(ANN, Manifests.of("pdf", "2.0.0").document()));
        assertInstanceOf(
                ConfirmManifest.NothingPublished.class,
                confirm.confirm(ANN, Manifests.of("other", "1.0.0").document()));
        assertInstanceOf(ConfirmManifest.NotAllowed.class, confirm.confirm(BOB, manifest.document()));
        assertInstanceOf(ConfirmManifest.Invalid.class, confirm.confirm(ANN, JsonValue.of("no manifest")));
    }

    private PublishResult.Published published(Caller caller, Manifests manifest) {
        return assertInstanceOf(PublishResult.Published.class, publish(caller, manifest));
    }

    private PublishResult publish(Caller caller, Manifests manifest) {
        return publish(publishPackage(false), caller, manifest);
    }

    private static PublishResult publish(PublishPackage publishPackage, Caller caller, Manifests manifest) {
        return publishPackage.publish(
                caller,
                ORIGIN,
                manifest.read().id(),
                manifest.read().version(),
                new ByteArrayInputStream(bundle(manifest)));
    }

    private void assertAbsent(Manifests manifest) {
        assertEquals(Optional.empty(), storage.packages().find(manifest.read().id()));
        assertEquals(Optional.empty(), storage.blobs().size(Digest.of(bundle(manifest))));
        assertTrue(search.search(SearchQuery.of("")).page().items().stream()
                .noneMatch(hit -> hit.id().equals(manifest.read().id())));
    }

    private AuditEvent lastEvent() {
        return storage.audit().list(AuditQuery.all(0, 1)).items().getFirst();
    }

    private PublishPackage publishPackage(boolean privateSkills) {
        TinyArchives archives = new TinyArchives();
        return new PublishPackage(
                storage,
                search,
                new BundleInspector(archives, new TestJsonText(), archives),
                new PublishRules(BundleLimits.DEFAULT, privateSkills),
                CLOCK);
    }

    private static byte[] bundle(Manifests manifest) {
        return TinyArchives.bundle(new TestJsonText().compact(manifest.document()));
    }
}
