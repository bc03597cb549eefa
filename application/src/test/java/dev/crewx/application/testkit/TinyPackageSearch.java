package dev.crewx.application.testkit;

import dev.crewx.application.search.spi.PackageSearch;
import dev.crewx.application.search.spi.SearchDocument;
import dev.crewx.application.search.spi.SearchQuery;
import dev.crewx.application.storage.spi.Page;
import dev.crewx.application.storage.spi.StorageException;
import dev.crewx.domain.manifest.PackageId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The least search that passes the contract: counts which of the words a package uses. */
public final class TinyPackageSearch implements PackageSearch {
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

    private final Map<PackageId, SearchDocument> documents = new TreeMap<>();
    private boolean closed;

    /** An empty one. */
    public TinyPackageSearch() {}

    @Override
    public synchronized void put(SearchDocument document) {
        requireOpen();
        documents.put(document.id(), document);
    }

    @Override
    public synchronized void remove(PackageId id) {
        requireOpen();
        documents.remove(id);
    }

    @Override
    public synchronized Page<Hit> search(SearchQuery query) {
        requireOpen();
        Set<String> wanted = words(Stream.of(query.text()));
        List<Hit> hits = documents.values().stream()
                .filter(document -> narrowed(document, query))
                .map(document -> new Hit(document.id(), score(document, query.text(), wanted)))
                .filter(hit -> hit.score() > 0)
                .sorted(Comparator.comparingDouble(Hit::score).reversed().thenComparing(Hit::id))
                .toList();
        List<Hit> page = hits.stream().skip(query.offset()).limit(query.limit()).toList();
        return new Page<>(page, hits.size(), query.offset(), query.limit());
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

    private static boolean narrowed(SearchDocument document, SearchQuery query) {
        return fits(query.author(), document.author())
                && fits(query.category(), document.category())
                && query.keywords().stream()
                        .allMatch(wanted -> document.keywords().stream().anyMatch(wanted::equalsIgnoreCase));
    }

    private static boolean fits(Optional<String> wanted, String value) {
        return wanted.isEmpty() || wanted.get().equalsIgnoreCase(value);
    }

    private static double score(SearchDocument document, String text, Set<String> wanted) {
        if (wanted.isEmpty()) {
            return 1;
        }
        double score = text.strip().equalsIgnoreCase(document.id().toString()) ? 1_000 : 0;
        Set<String> used = words(texts(document).stream());
        return score + wanted.stream().filter(used::contains).count();
    }

    private static List<String> texts(SearchDocument document) {
        List<String> texts = new ArrayList<>(document.keywords());
        texts.add(document.id().toString());
        texts.add(document.name());
        texts.add(document.description());
        texts.add(document.readme());
        document.skills().forEach(skill -> {
            texts.add(skill.name());
            texts.add(skill.description());
        });
        return texts;
    }

    private static Set<String> words(Stream<String> texts) {
        Set<String> words = new HashSet<>();
        texts.flatMap(text -> NO_WORD.splitAsStream(text.toLowerCase(Locale.ROOT)))
                .filter(word -> !word.isEmpty())
                .forEach(words::add);
        return words;
    }
}
