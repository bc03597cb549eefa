package dev.crewx.application.search.spi;

import java.util.List;
import java.util.Optional;

/**
 * What a package must be, whatever words it is searched by. All that is said must hold.
 *
 * @param author made by this author, compared without case
 * @param category of this category, compared without case
 * @param keywords with all of these keywords, compared without case
 * @param platform to be used on this platform, in Node's words ({@code linux}); a package that names none runs on all
 * @param minDownloads downloaded at least so often; 0 asks nothing
 */
public record SearchFilter(
        Optional<String> author,
        Optional<String> category,
        List<String> keywords,
        Optional<String> platform,
        long minDownloads) {
    /** Asks nothing. */
    public static final SearchFilter NONE =
            new SearchFilter(Optional.empty(), Optional.empty(), List.of(), Optional.empty(), 0);

    /** Copies the keywords. */
    public SearchFilter {
        keywords = List.copyOf(keywords);
    }

    /** This filter for packages of this author. */
    public SearchFilter withAuthor(String newAuthor) {
        return new SearchFilter(Optional.of(newAuthor), category, keywords, platform, minDownloads);
    }

    /** This filter for packages of this category. */
    public SearchFilter withCategory(String newCategory) {
        return new SearchFilter(author, Optional.of(newCategory), keywords, platform, minDownloads);
    }

    /** This filter for packages with all of these keywords. */
    public SearchFilter withKeywords(List<String> newKeywords) {
        return new SearchFilter(author, category, newKeywords, platform, minDownloads);
    }

    /** This filter for packages that can be used on this platform. */
    public SearchFilter withPlatform(String newPlatform) {
        return new SearchFilter(author, category, keywords, Optional.of(newPlatform), minDownloads);
    }

    /** This filter for packages that were downloaded at least so often. */
    public SearchFilter withMinDownloads(long newMinDownloads) {
        return new SearchFilter(author, category, keywords, platform, newMinDownloads);
    }
}
