package dev.crewx.domain.catalog;

/** A change to one package's entry: what a store writes, in one step, on the revision it was decided on. */
public sealed interface CatalogChange {

    /**
     * A version came to be; with the package itself, owned by its publisher, when it is the first.
     *
     * @param version the version
     */
    record VersionPublished(PublishedVersion version) implements CatalogChange {}
}
