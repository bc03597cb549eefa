package dev.crewx.application.storage.spi;

import dev.crewx.domain.catalog.CatalogChange;
import dev.crewx.domain.catalog.CatalogEntry;
import dev.crewx.domain.manifest.PackageId;
import java.util.Optional;

/**
 * What is known of every package. Each entry changes in one step and by one writer at a time: a change is applied only
 * to the revision it was decided on, so that several servers may share one index. Readers see an entry before or after
 * a change, never between.
 */
public interface PackageIndex {

    /**
     * The entry of a package as it stands.
     *
     * @return empty when nothing of that name was ever published
     * @throws StorageException when the store fails
     */
    Optional<CatalogEntry> find(PackageId id);

    /**
     * Applies a change that was decided on {@code expectedRevision}.
     *
     * @param expectedRevision the revision of the entry the decision was made on; {@link CatalogEntry#ABSENT} when
     *     there was none
     * @return the entry after the change; empty when its revision is another by now: nothing was written, look again
     *     and decide anew
     * @throws StorageException when the store fails; then nothing was written
     */
    Optional<CatalogEntry> commit(PackageId id, long expectedRevision, CatalogChange change);

    /**
     * A page of all entries, by id.
     *
     * @param offset how many to leave out at the beginning, not negative
     * @param limit how many at the most, not negative
     * @throws IllegalArgumentException when one of them is negative
     * @throws StorageException when the store fails
     */
    Page<CatalogEntry> list(int offset, int limit);
}
