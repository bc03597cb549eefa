package dev.crewx.application.search.spi;

import dev.crewx.application.storage.spi.Page;
import dev.crewx.domain.manifest.PackageId;
import java.util.List;
import java.util.Optional;

/**
 * What a search found.
 *
 * @param page a part of the packages that fit; its total counts all of them
 * @param facets what the packages that fit have in common, those of other pages included
 */
public record SearchResult(Page<Hit> page, Facets facets) {

    /**
     * A package that fits.
     *
     * @param id the package
     * @param score how well, positive; comparable within one search only
     * @param downloads all its downloads, as last told
     * @param snippet where it says what was searched for; empty where nothing was, or where it cannot be shown
     */
    public record Hit(PackageId id, double score, long downloads, Optional<Snippet> snippet) {}

    /**
     * A piece of a package's text with the places that fit, for a terminal and a page alike: plain text without line
     * breaks or control characters, in parts.
     *
     * @param source which of its texts
     * @param parts the text in order, by turns what does not fit and what does, beginning with what does not; the first
     *     may be empty
     */
    public record Snippet(Source source, List<String> parts) {
        /** Copies the parts. */
        public Snippet {
            parts = List.copyOf(parts);
        }
    }

    /** Which text of a package a snippet is taken from. */
    public enum Source {
        /** Its own description. */
        DESCRIPTION,
        /** The name and description of one of its skills. */
        SKILL,
        /** Its README. */
        README
    }

    /**
     * How many of the packages that fit share a value, the most frequent values first, ties by value; at most
     * {@value #MAX_VALUES} of each kind.
     *
     * @param categories by category
     * @param keywords by keyword
     * @param authors by author
     * @param platforms by platform they can be used on; a package that names none can be used on {@code linux},
     *     {@code darwin} and {@code win32}
     */
    public record Facets(List<Count> categories, List<Count> keywords, List<Count> authors, List<Count> platforms) {
        /** The most values of one kind. */
        public static final int MAX_VALUES = 20;

        /** Nothing fits. */
        public static final Facets NONE = new Facets(List.of(), List.of(), List.of(), List.of());

        /** Copies the lists. */
        public Facets {
            categories = List.copyOf(categories);
            keywords = List.copyOf(keywords);
            authors = List.copyOf(authors);
            platforms = List.copyOf(platforms);
        }
    }

    /**
     * How many packages share a value.
     *
     * @param value as one of them writes it; compared without case
     * @param packages how many
     */
    public record Count(String value, long packages) {}
}
