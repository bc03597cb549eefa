package dev.crewx.application.testkit;

import dev.crewx.application.search.spi.PackageSearch;
import dev.crewx.application.search.spi.SearchDocument;
import dev.crewx.application.search.spi.SearchFilter;
import dev.crewx.application.search.spi.SearchQuery;
import dev.crewx.application.search.spi.SearchResult;
import dev.crewx.application.search.spi.SearchResult.Count;
import dev.crewx.application.search.spi.SearchResult.Facets;
import dev.crewx.application.search.spi.SearchResult.Hit;
import dev.crewx.application.search.spi.SearchResult.Snippet;
import dev.crewx.application.search.spi.SearchResult.Source;
import dev.crewx.application.storage.spi.Page;
import dev.crewx.application.storage.spi.StorageException;
import dev.crewx.domain.manifest.PackageId;
import dev.crewx.domain.resolution.Host;
import dev.crewx.domain.resolution.HostConstraints;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The least search that passes the contract: counts which of the words a package uses. */
public final class TinyPackageSearch implements PackageSearch {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
    private static final int BEFORE = 40;
    private static final int LENGTH = 200;

    private final Map<PackageId, SearchDocument> documents = new TreeMap<>();
    private final Map<PackageId, Long> downloads = new TreeMap<>();
    private boolean closed;

    /** An empty one. */
    public TinyPackageSearch() {}

    @Override
    public synchronized void put(SearchDocument document) {
        requireOpen();
        documents.put(document.id(), document);
        downloads.putIfAbsent(document.id(), 0L);
    }

    @Override
    public synchronized void remove(PackageId id) {
        requireOpen();
        documents.remove(id);
        downloads.remove(id);
    }

    @Override
    public synchronized void downloads(Map<PackageId, Long> totals) {
        requireOpen();
        totals.forEach((id, total) -> downloads.computeIfPresent(id, (known, before) -> total));
    }

    @Override
    public synchronized SearchResult search(SearchQuery query) {
        requireOpen();
        Set<String> wanted = words(Stream.of(query.text()));
        if (wanted.isEmpty() && !query.text().isBlank()) {
            return new SearchResult(new Page<>(List.of(), 0, query.offset(), query.limit()), Facets.NONE);
        }
        List<Hit> some = documents.values().stream()
                .filter(document -> narrowed(document, query.filter()))
                .map(document -> hit(document, query.text(), wanted))
                .filter(hit -> hit.score() > 0)
                .sorted(order(query).thenComparing(Hit::id))
                .toList();
        List<Hit> all =
                some.stream().filter(hit -> hit.score() >= wanted.size()).toList();
        List<Hit> hits = all.isEmpty() ? some : all;
        List<Hit> page = hits.stream().skip(query.offset()).limit(query.limit()).toList();
        return new SearchResult(
                new Page<>(page, hits.size(), query.offset(), query.limit()),
                facets(hits.stream()
                        .flatMap(hit -> Stream.ofNullable(documents.get(hit.id())))
                        .toList()));
    }

    @Override
    public synchronized void close() {
        closed = true;
    }

    private void requireOpen() {
        if (closed) {
            throw new StorageException("The search is closed");
        }
    }

    private Comparator<Hit> order(SearchQuery query) {
        Function<Hit, SearchDocument> document = hit -> documents.getOrDefault(
                hit.id(), Findable.of(hit.id().toString()).document());
        return switch (query.order()) {
            case RELEVANCE ->
                Comparator.comparingDouble(Hit::score)
                        .thenComparingLong(Hit::downloads)
                        .reversed();
            case POPULARITY -> Comparator.comparingLong(Hit::downloads).reversed();
            case UPDATED ->
                Comparator.comparing(document.andThen(SearchDocument::updatedAt))
                        .reversed();
            case CREATED ->
                Comparator.comparing(document.andThen(SearchDocument::createdAt))
                        .reversed();
            case NAME -> Comparator.comparing(Hit::id);
        };
    }

    private boolean narrowed(SearchDocument document, SearchFilter filter) {
        return fits(filter.author(), document.author())
                && fits(filter.category(), document.category())
                && filter.keywords().stream()
                        .allMatch(wanted -> document.keywords().stream().anyMatch(wanted::equalsIgnoreCase))
                && filter.platform().map(platform -> runsOn(document, platform)).orElse(true)
                && downloads.getOrDefault(document.id(), 0L) >= filter.minDownloads();
    }

    private static boolean fits(Optional<String> wanted, String value) {
        return wanted.isEmpty() || wanted.get().equalsIgnoreCase(value);
    }

    private static boolean runsOn(SearchDocument document, String platform) {
        return new HostConstraints(List.of(), document.platforms(), List.of())
                .mismatch(new Host(Optional.empty(), Optional.of(platform), Optional.empty()))
                .isEmpty();
    }

    private Hit hit(SearchDocument document, String text, Set<String> wanted) {
        return new Hit(
                document.id(),
                score(document, text, wanted),
                downloads.getOrDefault(document.id(), 0L),
                snippet(document, wanted));
    }

    private static double score(SearchDocument document, String text, Set<String> wanted) {
        if (wanted.isEmpty()) {
            return 1;
        }
        double score = text.strip().equalsIgnoreCase(document.id().toString()) ? 1_000 : 0;
        Set<String> used = words(texts(document).stream());
        return score + wanted.stream().filter(word -> uses(used, word)).count();
    }

    private static boolean uses(Set<String> used, String word) {
        return used.stream().anyMatch(candidate -> fits(candidate, word));
    }

    /** A word fits one that begins with it; in scripts that may write words together, one that has it inside. */
    private static boolean fits(String used, String word) {
        return word.chars().allMatch(c -> c < 128) ? used.startsWith(word) : used.contains(word);
    }

    private static List<String> texts(SearchDocument document) {
        List<String> texts = new ArrayList<>(document.keywords());
        texts.add(document.id().toString());
        texts.add(document.id().name().replace("-", ""));
        texts.add(document.name());
        texts.add(document.description());
        texts.add(document.author());
        texts.add(document.category());
        texts.add(document.readme());
        document.skills().forEach(skill -> {
            texts.add(skill.name());
            texts.add(skill.description());
        });
        return texts;
    }

    private static Set<String> words(Stream<String> texts) {
        Set<String> words = new HashSet<>();
        texts.flatMap(text -> WORD.matcher(text).results()).forEach(word -> words.add(folded(word.group())));
        return words;
    }

    private static String folded(String word) {
        if (word.chars().allMatch(c -> c < 128)) {
            return word.toLowerCase(Locale.ROOT);
        }
        return Normalizer.normalize(
                        Normalizer.normalize(word, Normalizer.Form.NFD).replaceAll("\\p{Mn}", ""), Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT);
    }

    private static Optional<Snippet> snippet(SearchDocument document, Set<String> wanted) {
        Map<Source, String> texts = new TreeMap<>();
        texts.put(Source.DESCRIPTION, document.description());
        texts.put(
                Source.SKILL,
                document.skills().stream()
                        .map(skill -> skill.name() + ": " + skill.description())
                        .collect(Collectors.joining(" ")));
        texts.put(Source.README, document.readme());
        return texts.entrySet().stream()
                .flatMap(text ->
                        snippet(text.getKey(), text.getValue().replaceAll("[\\s\\p{C}]+", " "), wanted).stream())
                .findFirst();
    }

    private static Optional<Snippet> snippet(Source source, String text, Set<String> wanted) {
        List<String> parts = new ArrayList<>();
        int at = -1;
        Matcher word = WORD.matcher(text);
        while (word.find() && (at < 0 || word.end() < at + LENGTH)) {
            if (wanted.stream().anyMatch(sought -> fits(folded(word.group()), sought))) {
                parts.add(text.substring(at < 0 ? Math.max(0, word.start() - BEFORE) : at, word.start()));
                parts.add(word.group());
                at = word.end();
            }
        }
        if (at < 0) {
            return Optional.empty();
        }
        parts.add(text.substring(at, Math.min(text.length(), at + BEFORE)));
        return Optional.of(new Snippet(source, parts));
    }

    private static Facets facets(List<SearchDocument> hits) {
        return new Facets(
                counts(hits, document -> Stream.of(document.category())),
                counts(hits, document -> document.keywords().stream()),
                counts(hits, document -> Stream.of(document.author())),
                counts(
                        hits,
                        document -> Stream.concat(
                                        Stream.of("linux", "darwin", "win32"),
                                        document.platforms().stream().filter(platform -> !platform.matches("!.*|any")))
                                .filter(platform -> runsOn(document, platform))));
    }

    private static List<Count> counts(List<SearchDocument> hits, Function<SearchDocument, Stream<String>> values) {
        Map<String, Long> counts = hits.stream()
                .flatMap(document -> values.apply(document)
                        .map(value -> value.strip().toLowerCase(Locale.ROOT))
                        .filter(value -> !value.isEmpty())
                        .distinct())
                .collect(Collectors.groupingBy(value -> value, Collectors.counting()));
        return counts.entrySet().stream()
                .map(count -> new Count(count.getKey(), count.getValue()))
                .sorted(Comparator.comparingLong(Count::packages).reversed().thenComparing(Count::value))
                .limit(Facets.MAX_VALUES)
                .toList();
    }
}
