package dev.crewx.domain.catalog;

import dev.crewx.domain.access.Username;
import dev.crewx.domain.version.SemanticVersion;
import java.time.Instant;

/**
 * A change to one package's entry: what a store writes, in one step, on the revision it was decided on.
 * {@link CatalogEntry#after} says what each makes of an entry.
 */
public sealed interface CatalogChange {

    /** When it happened. */
    Instant at();

    /**
     * A version came to be; with the package itself, owned by its publisher, when it is the first.
     *
     * @param version the version
     */
    record VersionPublished(PublishedVersion version) implements CatalogChange {
        @Override
        public Instant at() {
            return version.publishedAt();
        }
    }

    /**
     * A version got other marks: it was yanked, unyanked, deprecated, or described anew.
     *
     * @param version which
     * @param marks all its marks from now on
     * @param at when
     */
    record VersionMarked(SemanticVersion version, VersionMarks marks, Instant at) implements CatalogChange {}

    /**
     * A version went for good, and the dist-tags that named it.
     *
     * @param tombstone what stays of it
     */
    record VersionDeleted(Tombstone tombstone) implements CatalogChange {
        @Override
        public Instant at() {
            return tombstone.deletedAt();
        }
    }

    /**
     * A dist-tag names a version from now on.
     *
     * @param tag the tag
     * @param version what it names
     * @param at when
     */
    record TagSet(DistTag tag, SemanticVersion version, Instant at) implements CatalogChange {}

    /**
     * A dist-tag names nothing any more; {@code latest} follows the versions again.
     *
     * @param tag the tag
     * @param at when
     */
    record TagRemoved(DistTag tag, Instant at) implements CatalogChange {}

    /**
     * Somebody more may change the package.
     *
     * @param owner who
     * @param at when
     */
    record OwnerAdded(Username owner, Instant at) implements CatalogChange {}

    /**
     * Somebody may change the package no more.
     *
     * @param owner who
     * @param at when
     */
    record OwnerRemoved(Username owner, Instant at) implements CatalogChange {}
}
