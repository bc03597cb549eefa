package dev.crewx.application.search.spi;

import java.util.List;
import java.util.Optional;

/**
 * What a person looks for.
 *
 * @param text the words; empty finds everything
 * @param author only packages of this author, compared without case
 * @param category only packages of this category, compared without case
 * @param keywords only packages with all of these keywords, compared without case
 * @param offset how many hits to leave out at the beginning
 * @param limit how many hits at the most
 */
public record SearchQuery(
        String text, Optional<String> author, Optional<String> category, List<String> keywords, int offset, int limit) {
    /** The most hits of one page. */
    public static final int MAX_LIMIT = 200;

    /** How many hits a page has unless somebody says otherwise. */
    public static final int DEFAULT_LIMIT = 50;

    /** @throws IllegalArgumentException when offset or limit are out of bounds */
    public SearchQuery {
        keywords = List.copyOf(keywords);
        if (offset < 0 || limit < 0 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("offset is 0 or more, limit 0 to " + MAX_LIMIT);
        }
    }

    /** A query by words alone, first page. */
    public static SearchQuery of(String text) {
        return new SearchQuery(text, Optional.empty(), Optional.empty(), List.of(), 0, DEFAULT_LIMIT);
    }
}
