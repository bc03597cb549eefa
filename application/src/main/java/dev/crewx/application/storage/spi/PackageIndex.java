package dev.crewx.application.storage.spi;

import dev.crewx.domain.catalog.CatalogChange;
import dev.crewx.domain.catalog.CatalogEntry;
import dev.crewx.domain.catalog.LookAlikeKey;
import dev.crewx.domain.manifest.PackageId;
import java.util.List;
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
     * @return the entry after the change; empty when its revision is another by now, or when the package would be new
     *     and another with its {@link LookAlikeKey} is there by now: nothing was written, look again and decide anew
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

    /**
     * The next entries by id, for whoever goes through all of them: what is there from the first call to the last is
     * met once.
     *
     * @param after the id to go on after; empty for the beginning
     * @param limit how many at the most, 1 or more
     * @return fewer than {@code limit} only at the end
     * @throws IllegalArgumentException when {@code limit} is less than 1
     * @throws StorageException when the store fails
     */
    List<CatalogEntry> walk(Optional<PackageId> after, int limit);

    /**
     * The package with this key; there is one at the most.
     *
     * @throws StorageException when the store fails
     */
    Optional<PackageId> lookAlike(LookAlikeKey key);

    /**
     * A page of the packages that require another: those of which a version that is published, yanked or not, names it
     * among its dependencies; by id.
     *
     * @param id the package that is required; it need not exist
     * @param offset how many to leave out at the beginning, not negative
     * @param limit how many at the most, not negative
     * @throws IllegalArgumentException when one of them is negative
     * @throws StorageException when the store fails
     */
    Page<PackageId> dependents(PackageId id, int offset, int limit);

    /**
     * How much there is in all.
     *
     * @throws StorageException when the store fails
     */
    Totals totals();

    /**
     * How much there is in all.
     *
     * @param packages how many packages
     * @param versions how many versions, without deleted ones
     * @param bytes the length of their bundles together
     */
    record Totals(long packages, long versions, long bytes) {}
}
