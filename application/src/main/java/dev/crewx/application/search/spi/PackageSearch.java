package dev.crewx.application.search.spi;

import dev.crewx.application.storage.spi.Page;
import dev.crewx.domain.manifest.PackageId;

/**
 * The search port: keeps one document a package and finds packages by words. It holds nothing that cannot be made
 * again from the index, and a hit counts only where the index knows the package. Every document is safe, however long
 * or odd its texts. Safe for use by many threads at once.
 */
public interface PackageSearch extends AutoCloseable {

    /**
     * Makes a package findable by this document, in place of an earlier one. Searches that begin afterwards see it.
     *
     * @throws dev.crewx.application.storage.spi.StorageException when the search store fails
     */
    void put(SearchDocument document);

    /**
     * Makes a package unfindable; no error when it was.
     *
     * @throws dev.crewx.application.storage.spi.StorageException when the search store fails
     */
    void remove(PackageId id);

    /**
     * The packages that fit, best first, ties by id. Every query text is safe: what is not a word is passed over.
     *
     * @throws dev.crewx.application.storage.spi.StorageException when the search store fails
     */
    Page<Hit> search(SearchQuery query);

    /**
     * Releases what it holds; twice does no harm. Calls afterwards throw
     * {@link dev.crewx.application.storage.spi.StorageException}.
     */
    @Override
    void close();

    /**
     * A package that fits.
     *
     * @param id the package
     * @param score how well, positive; comparable within one search only
     */
    record Hit(PackageId id, double score) {}
}
