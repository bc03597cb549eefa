package dev.crewx.search.lucene;

import dev.crewx.application.search.spi.SearchDocument;
import dev.crewx.application.search.spi.SearchFilter;
import dev.crewx.domain.manifest.PackageId;
import dev.crewx.domain.resolution.Host;
import dev.crewx.domain.resolution.HostConstraints;
import dev.crewx.search.lucene.FacetValues.Kind;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A package as it is narrowed, ordered, counted and shown; what it is found by stands in the index. */
final class Entry {
    /** Lists and texts of odd length are shared out and shown in part; all of their words are found. */
    private static final int MAX_VALUES = 50;

    private static final int MAX_LABEL = 200;
    private static final List<String> COMMON_PLATFORMS = List.of("linux", "darwin", "win32");
    private static final String ANY = "any";

    private static final double DOWNLOADS_OF_FULL_BOOST = 1e6;
    private static final double POPULARITY = 0.25;
    private static final double FRESHNESS = 0.1;
    private static final double HALF_FRESH_DAYS = 180;
    private static final double SECONDS_OF_DAY = 86_400;

    final SearchDocument document;
    final String id;

    /** Its name without scope, its id and its title, each as letters and digits alone. */
    final String joinedName;

    final String joinedId;
    final String joinedTitle;
    final long createdAt;
    final long updatedAt;
    final int[] values;
    private final HostConstraints host;
    private volatile long downloads;
    private volatile double popularity;

    Entry(SearchDocument document, long downloads, FacetValues facets) {
        this.document = Highlights.shown(document);
        this.id = document.id().toString();
        PackageId packageId = document.id();
        this.joinedName = Spelling.joined(packageId.name());
        this.joinedId = Spelling.joined(id);
        this.joinedTitle = Spelling.joined(document.name());
        this.createdAt = document.createdAt().getEpochSecond();
        this.updatedAt = document.updatedAt().getEpochSecond();
        this.host = new HostConstraints(List.of(), document.platforms(), List.of());
        this.values = Stream.of(
                        values(facets, Kind.AUTHOR, Stream.of(document.author())),
                        values(facets, Kind.CATEGORY, Stream.of(document.category())),
                        values(facets, Kind.KEYWORD, document.keywords().stream()),
                        values(facets, Kind.PLATFORM, platforms()))
                .flatMapToInt(numbers -> numbers)
                .toArray();
        downloads(downloads);
    }

    private static IntStream values(FacetValues facets, Kind kind, Stream<String> labels) {
        return labels.filter(label -> !label.isBlank() && label.length() <= MAX_LABEL)
                .limit(MAX_VALUES)
                .mapToInt(label -> facets.number(kind, label))
                .distinct();
    }

    private Stream<String> platforms() {
        Stream<String> named =
                document.platforms().stream().filter(platform -> !platform.startsWith("!") && !platform.equals(ANY));
        return Stream.concat(COMMON_PLATFORMS.stream(), named)
                .filter(this::runsOn)
                .distinct();
    }

    private boolean runsOn(String platform) {
        return host.mismatch(new Host(Optional.empty(), Optional.of(platform), Optional.empty()))
                .isEmpty();
    }

    long downloads() {
        return downloads;
    }

    void downloads(long total) {
        downloads = total;
        popularity = POPULARITY * Math.min(1, Math.log1p((double) total) / Math.log1p(DOWNLOADS_OF_FULL_BOOST));
    }

    /**
     * What its downloads and its age make of a score: at the most a third more, so that they decide between packages
     * that fit about equally.
     *
     * @param newest when the newest package changed, in seconds
     */
    double boost(long newest) {
        double days = (newest - updatedAt) / SECONDS_OF_DAY;
        return 1 + popularity + FRESHNESS * HALF_FRESH_DAYS / (HALF_FRESH_DAYS + days);
    }

    /**
     * Whether a filter lets it pass.
     *
     * @param wanted the numbers of the filter's author, category and keywords
     */
    boolean passes(SearchFilter filter, int[] wanted) {
        for (int number : wanted) {
            if (!has(number)) {
                return false;
            }
        }
        return downloads >= filter.minDownloads()
                && (filter.platform().isEmpty() || runsOn(filter.platform().get()));
    }

    private boolean has(int wanted) {
        for (int number : values) {
            if (number == wanted) {
                return true;
            }
        }
        return false;
    }
}
