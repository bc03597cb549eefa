package dev.crewx.application.maintain;

import dev.crewx.application.audit.Origin;
import dev.crewx.application.bundle.BundleInspector;
import dev.crewx.application.bundle.spi.BundleLimits;
import dev.crewx.application.publish.PublishPackage;
import dev.crewx.application.publish.PublishResult;
import dev.crewx.application.publish.PublishRules;
import dev.crewx.application.search.spi.PackageSearch;
import dev.crewx.application.search.spi.SearchQuery;
import dev.crewx.application.search.spi.SearchResult;
import dev.crewx.application.storage.spi.AuditEvent;
import dev.crewx.application.storage.spi.AuditQuery;
import dev.crewx.application.storage.spi.Storage;
import dev.crewx.application.testkit.Manifests;
import dev.crewx.application.testkit.MovingClock;
import dev.crewx.application.testkit.TestJsonText;
import dev.crewx.application.testkit.TinyArchives;
import dev.crewx.application.testkit.TinyPackageSearch;
import dev.crewx.application.testkit.TinyStorageProvider;
import dev.crewx.application.testkit.Versions;
import dev.crewx.domain.access.Account;
import dev.crewx.domain.access.Caller;
import dev.crewx.domain.access.Role;
import dev.crewx.domain.access.Username;
import dev.crewx.domain.catalog.CatalogEntry;
import dev.crewx.domain.manifest.PackageId;
import dev.crewx.domain.version.SemanticVersion;
import java.io.ByteArrayInputStream;
import java.util.List;

/** A registry with packages to change. */
final class Maintained {
    static final Origin ORIGIN = new Origin("192.0.2.1", "request-1");
    static final PackageId PDF = PackageId.parse("pdf");
    static final SemanticVersion ONE = SemanticVersion.parse("1.0.0");
    static final SemanticVersion TWO = SemanticVersion.parse("2.0.0");
    static final Caller ANN = Versions.caller("ann");
    static final Caller BOB = Versions.caller("bob");
    static final Caller ROOT = Versions.caller("root", Role.ADMIN);

    final MovingClock clock = new MovingClock(Versions.PUBLISHED_AT);
    final Storage storage = TinyStorageProvider.storage();
    final PackageSearch search = new TinyPackageSearch();

    /** Whose packages ann published: {@code pdf} 1.0.0 about a volcano and 2.0.0 about a glacier. */
    Maintained() {
        for (Caller caller : List.of(ANN, BOB, ROOT)) {
            storage.accounts().create(new Account(caller.name(), "hash", Role.USER, false, Versions.PUBLISHED_AT));
        }
        publish(Manifests.of("pdf", "1.0.0").described("volcano"));
        publish(Manifests.of("pdf", "2.0.0").described("glacier"));
    }

    void publish(Manifests manifest) {
        TinyArchives archives = new TinyArchives();
        PublishPackage publish = new PublishPackage(
                storage,
                search,
                new BundleInspector(archives, new TestJsonText(), archives),
                PublishRules.within(BundleLimits.DEFAULT),
                clock);
        byte[] bundle = TinyArchives.bundle(new TestJsonText().compact(manifest.document()));
        PublishResult result = publish.publish(
                ANN, ORIGIN, manifest.read().id(), manifest.read().version(), new ByteArrayInputStream(bundle));
        if (!(result instanceof PublishResult.Published)) {
            throw new AssertionError(result);
        }
    }

    CatalogEntry entry() {
        return storage.packages().find(PDF).orElseThrow();
    }

    List<PackageId> found(String text) {
        return search.search(SearchQuery.of(text)).page().items().stream()
                .map(SearchResult.Hit::id)
                .toList();
    }

    AuditEvent lastEvent() {
        return storage.audit().list(AuditQuery.all(0, 1)).items().getFirst();
    }

    static Username name(String name) {
        return new Username(name);
    }
}
