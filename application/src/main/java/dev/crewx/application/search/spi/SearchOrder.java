package dev.crewx.application.search.spi;

/** What comes first among the packages that fit. */
public enum SearchOrder {
    /** What fits the words best; without words, what is downloaded most and was changed last. */
    RELEVANCE,
    /** What is downloaded most. */
    POPULARITY,
    /** What was changed last. */
    UPDATED,
    /** What was first published last. */
    CREATED,
    /** By id. */
    NAME
}
