package dev.crewx.application.search.spi;

import dev.crewx.domain.manifest.PackageId;
import java.util.Map;

/**
 * The search port: keeps one document a package and finds packages by words. It holds nothing that cannot be made
 * again from the index, and a hit counts only where the index knows the package. Every document is safe, however long
 * or odd its texts. Safe for use by many threads at once.
 */
public interface PackageSearch extends AutoCloseable {

    /**
     * Makes a package findable by this document, in place of an earlier one; its download count stays. Searches that
     * begin afterwards see it.
     *
     * @throws dev.crewx.application.storage.spi.StorageException when the search store fails
     */
    void put(SearchDocument document);

    /**
     * Makes a package unfindable and forgets its download count; no error when it was.
     *
     * @throws dev.crewx.application.storage.spi.StorageException when the search store fails
     */
    void remove(PackageId id);

    /**
     * Tells how often packages were downloaded. Until told, a package counts as never downloaded; one that has no
     * document is passed over, and one that is not named keeps its count.
     *
     * @param totals all downloads of a package so far, by package
     * @throws dev.crewx.application.storage.spi.StorageException when the search store fails
     */
    void downloads(Map<PackageId, Long> totals);

    /**
     * The packages that fit, in the order asked for, ties by id. A package whose id is typed exactly comes first among
     * the best. Every query text is safe: what is not a word is passed over, and a word is also found by its beginning.
     *
     * @throws dev.crewx.application.storage.spi.StorageException when the search store fails
     */
    SearchResult search(SearchQuery query);

    /**
     * Releases what it holds; twice does no harm. Calls afterwards throw
     * {@link dev.crewx.application.storage.spi.StorageException}.
     */
    @Override
    void close();
}
