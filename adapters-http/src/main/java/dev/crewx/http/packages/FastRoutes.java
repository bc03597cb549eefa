package dev.crewx.http.packages;

import dev.crewx.application.discover.DiscoverPackages;
import dev.crewx.http.RegistryPorts;
import dev.crewx.http.exchange.FastRoute;
import io.micronaut.context.annotation.Factory;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;

/** The metadata routes that are asked for most. */
@Factory
final class FastRoutes {
    private static final long KEPT_BYTES = 16L << 20;

    private final Documents documents;
    private final DiscoverPackages discover;
    private final JsonMapper json;
    private final boolean waits;
    private final Generations<FastDocuments.Written> kept = new Generations<>(KEPT_BYTES);

    FastRoutes(Documents documents, DiscoverPackages discover, JsonMapper json, RegistryPorts ports) {
        this.documents = documents;
        this.discover = discover;
        this.json = json;
        this.waits = !ports.storage().immediate();
    }

    @Singleton
    FastRoute index() {
        return new FastDocuments(
                "/index/{id}",
                waits,
                id -> discover.entry(id)
                        .map(entry -> new FastDocuments.Current(
                                documents.etag(entry), () -> IndexResponse.of(entry.index()))),
                json,
                kept);
    }

    @Singleton
    FastRoute info() {
        return new FastDocuments(
                "/packages/{id}",
                waits,
                id -> discover.find(id)
                        .flatMap(found -> found.entry()
                                .latest()
                                .map(latest -> new FastDocuments.Current(
                                        documents.etag(found), () -> PackageInfoResponse.of(found, latest)))),
                json,
                kept);
    }

    @Singleton
    FastRoute versions() {
        return new FastDocuments(
                "/packages/{id}/versions",
                waits,
                id -> discover.entry(id)
                        .map(entry -> new FastDocuments.Current(
                                documents.etag(entry), () -> PackagesController.versions(entry))),
                json,
                kept);
    }
}
