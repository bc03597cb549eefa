package dev.crewx.application.search.spi;

/**
 * What a person looks for.
 *
 * @param text the words; empty finds everything
 * @param filter what else a package must be
 * @param order what comes first
 * @param offset how many hits to leave out at the beginning
 * @param limit how many hits at the most
 */
public record SearchQuery(String text, SearchFilter filter, SearchOrder order, int offset, int limit) {
    /** The most hits of one page. */
    public static final int MAX_LIMIT = 200;

    /** How many hits a page has unless somebody says otherwise. */
    public static final int DEFAULT_LIMIT = 50;

    /** @throws IllegalArgumentException when offset or limit are out of bounds */
    public SearchQuery {
        if (offset < 0 || limit < 0 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("offset is 0 or more, limit 0 to " + MAX_LIMIT);
        }
    }

    /** A query by words alone, best first, first page. */
    public static SearchQuery of(String text) {
        return new SearchQuery(text, SearchFilter.NONE, SearchOrder.RELEVANCE, 0, DEFAULT_LIMIT);
    }

    /** This query narrowed by this filter. */
    public SearchQuery withFilter(SearchFilter newFilter) {
        return new SearchQuery(text, newFilter, order, offset, limit);
    }

    /** This query in this order. */
    public SearchQuery withOrder(SearchOrder newOrder) {
        return new SearchQuery(text, filter, newOrder, offset, limit);
    }

    /** This part of this query's hits. */
    public SearchQuery withPage(int newOffset, int newLimit) {
        return new SearchQuery(text, filter, order, newOffset, newLimit);
    }
}
