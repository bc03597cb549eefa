package dev.crewx.search.lucene;

import dev.crewx.application.search.spi.SearchResult.Count;
import dev.crewx.application.search.spi.SearchResult.Facets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Numbers the values that packages can share, so that they are counted in an array. Values are added by one thread at a
 * time; a number may be looked up by any thread that has seen a package with it.
 */
final class FacetValues {
    private final Map<Value, Integer> numbers = new HashMap<>();
    private volatile String[] labels = new String[64];
    private volatile Kind[] kinds = new Kind[64];
    private volatile int size;

    /** What kinds of value there are. */
    enum Kind {
        CATEGORY,
        KEYWORD,
        AUTHOR,
        PLATFORM
    }

    private record Value(Kind kind, String folded) {}

    /** The number of a value, given on first asking. */
    synchronized int number(Kind kind, String label) {
        return numbers.computeIfAbsent(new Value(kind, Spelling.folded(label)), value -> add(kind, label));
    }

    private int add(Kind kind, String label) {
        int number = size;
        if (number == labels.length) {
            labels = Arrays.copyOf(labels, 2 * number);
            kinds = Arrays.copyOf(kinds, 2 * number);
        }
        labels[number] = label.strip();
        kinds[number] = kind;
        size = number + 1;
        return number;
    }

    /** The number of a value; negative when no package has it. */
    synchronized int find(Kind kind, String label) {
        return numbers.getOrDefault(new Value(kind, Spelling.folded(label)), -1);
    }

    /** How many numbers were given. */
    int size() {
        return size;
    }

    /**
     * The most frequent values of each kind.
     *
     * @param counts how often each number was met
     */
    Facets facets(int[] counts) {
        return new Facets(
                most(Kind.CATEGORY, counts),
                most(Kind.KEYWORD, counts),
                most(Kind.AUTHOR, counts),
                most(Kind.PLATFORM, counts));
    }

    private List<Count> most(Kind kind, int[] counts) {
        int[] most = new int[Facets.MAX_VALUES];
        int kept = 0;
        for (int number = 0; number < counts.length; number++) {
            if (counts[number] == 0 || kinds[number] != kind) {
                continue;
            }
            int place = kept;
            while (place > 0 && isBefore(number, most[place - 1], counts)) {
                place--;
            }
            if (place < most.length) {
                System.arraycopy(most, place, most, place + 1, Math.min(kept, most.length - 1) - place);
                most[place] = number;
                kept = Math.min(kept + 1, most.length);
            }
        }
        return IntStream.of(most)
                .limit(kept)
                .mapToObj(number -> new Count(labels[number], counts[number]))
                .toList();
    }

    private boolean isBefore(int a, int b, int[] counts) {
        return counts[a] != counts[b] ? counts[a] > counts[b] : labels[a].compareTo(labels[b]) < 0;
    }
}
