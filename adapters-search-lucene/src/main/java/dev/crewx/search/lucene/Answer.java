package dev.crewx.search.lucene;

import dev.crewx.application.search.spi.SearchFilter;
import dev.crewx.application.search.spi.SearchQuery;
import dev.crewx.application.search.spi.SearchResult;
import dev.crewx.application.search.spi.SearchResult.Facets;
import dev.crewx.application.search.spi.SearchResult.Hit;
import dev.crewx.application.search.spi.SearchResult.Snippet;
import dev.crewx.application.storage.spi.Page;
import dev.crewx.search.lucene.FacetValues.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Answers one search on a snapshot. */
final class Answer {
    private final Snapshot snapshot;
    private final SearchQuery query;
    private final Spelling spelling;
    private final Wanted wanted;
    private final Matching matching;

    private Answer(Snapshot snapshot, SearchQuery query, Spelling spelling) {
        this.snapshot = snapshot;
        this.query = query;
        this.spelling = spelling;
        this.wanted = Wanted.of(query.text(), spelling);
        this.matching = new Matching(snapshot);
    }

    static SearchResult of(Snapshot snapshot, SearchQuery query, Spelling spelling) throws IOException {
        return new Answer(snapshot, query, spelling).result();
    }

    private SearchResult result() throws IOException {
        int[] fitting = fitting();
        int size = filter(fitting);
        Ranking ranking = new Ranking(snapshot, matching, query.order());
        ranking.settle(fitting, size, wanted);
        int most = (int) Math.min(size, (long) query.offset() + query.limit());
        int[] first = ranking.first(fitting, size, most);
        List<Hit> hits = new ArrayList<>();
        for (int i = query.offset(); i < first.length; i++) {
            hits.add(hit(first[i]));
        }
        return new SearchResult(new Page<>(hits, size, query.offset(), query.limit()), facets(fitting, size));
    }

    private int[] fitting() throws IOException {
        if (query.text().isBlank()) {
            return matching.all();
        }
        return matching.fitting(wanted);
    }

    /** Moves what the filter lets pass to the front; how many those are. */
    private int filter(int[] fitting) {
        SearchFilter filter = query.filter();
        if (filter.equals(SearchFilter.NONE)) {
            return fitting.length;
        }
        int[] wantedValues = values(filter);
        if (IntStream.of(wantedValues).anyMatch(number -> number < 0)) {
            return 0;
        }
        int size = 0;
        for (int number : fitting) {
            if (snapshot.entry(number).passes(filter, wantedValues)) {
                fitting[size++] = number;
            }
        }
        return size;
    }

    private int[] values(SearchFilter filter) {
        return IntStream.concat(
                        Stream.concat(
                                        filter.author().stream().map(author -> value(Kind.AUTHOR, author)),
                                        filter.category().stream().map(category -> value(Kind.CATEGORY, category)))
                                .mapToInt(number -> number),
                        filter.keywords().stream().mapToInt(keyword -> value(Kind.KEYWORD, keyword)))
                .toArray();
    }

    private int value(Kind kind, String label) {
        return snapshot.facets.find(kind, label);
    }

    private Hit hit(int number) {
        Entry entry = snapshot.entry(number);
        Optional<Snippet> snippet =
                wanted.isEmpty() ? Optional.empty() : matching.highlights().of(entry.document, spelling);
        return new Hit(entry.document.id(), matching.score(number), entry.downloads(), snippet);
    }

    private Facets facets(int[] fitting, int size) {
        int[] counts = new int[snapshot.facets.size()];
        for (int i = 0; i < size; i++) {
            for (int value : snapshot.entry(fitting[i]).values) {
                counts[value]++;
            }
        }
        return snapshot.facets.facets(counts);
    }
}
