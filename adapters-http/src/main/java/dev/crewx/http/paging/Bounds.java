package dev.crewx.http.paging;

import dev.crewx.application.search.spi.SearchQuery;
import dev.crewx.http.problem.ProblemException;
import dev.crewx.http.problem.ProblemType;

/**
 * Which part of a list is asked for.
 *
 * @param offset how many to leave out at the beginning
 * @param limit how many at the most
 */
public record Bounds(int offset, int limit) {

    /**
     * These bounds.
     *
     * @throws ProblemException when they are no bounds, or too wide
     */
    public static Bounds of(int offset, int limit) {
        if (offset < 0 || limit < 0 || limit > SearchQuery.MAX_LIMIT) {
            throw new ProblemException(
                    ProblemType.BAD_REQUEST,
                    "offset is 0 or more and limit 0 to " + SearchQuery.MAX_LIMIT + ", not " + offset + " and " + limit
                            + ".");
        }
        return new Bounds(offset, limit);
    }
}
