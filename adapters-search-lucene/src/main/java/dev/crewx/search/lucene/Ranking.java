package dev.crewx.search.lucene;

import dev.crewx.application.search.spi.SearchOrder;

/** Puts packages of a snapshot in order. */
final class Ranking {
    private static final double ID_TYPED = 1_000;
    private static final double NAME_TYPED = 500;
    private static final double TITLE_TYPED = 250;

    private final Snapshot snapshot;
    private final Matching matching;
    private final SearchOrder order;

    Ranking(Snapshot snapshot, Matching matching, SearchOrder order) {
        this.snapshot = snapshot;
        this.matching = matching;
        this.order = order;
    }

    /** Settles how well packages fit: who is called as was typed comes before all, downloads and age decide the rest. */
    void settle(int[] fitting, int size, Wanted wanted) {
        for (int i = 0; i < size; i++) {
            Entry entry = snapshot.entry(fitting[i]);
            double score = matching.score(fitting[i]) * entry.boost(snapshot.newest);
            matching.score(fitting[i], score + named(entry, wanted));
        }
    }

    private static double named(Entry entry, Wanted wanted) {
        if (wanted.isEmpty()) {
            return 0;
        }
        if (entry.id.equals(wanted.id())) {
            return ID_TYPED;
        }
        String typed = wanted.joined();
        if (entry.joinedName.equals(typed) || entry.joinedId.equals(typed)) {
            return NAME_TYPED;
        }
        return entry.joinedTitle.equals(typed) ? TITLE_TYPED : 0;
    }

    /**
     * The first of these packages in order.
     *
     * @param fitting the packages' numbers, of which those before {@code size} count; left in any order
     * @param most how many at the most
     */
    int[] first(int[] fitting, int size, int most) {
        int[] heap = new int[Math.min(most, size)];
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (kept < heap.length) {
                heap[kept] = fitting[i];
                up(heap, kept++);
            } else if (kept > 0 && isBefore(fitting[i], heap[0])) {
                heap[0] = fitting[i];
                down(heap, kept);
            }
        }
        for (int left = kept; left > 1; left--) {
            int last = heap[0];
            heap[0] = heap[left - 1];
            heap[left - 1] = last;
            down(heap, left - 1);
        }
        return heap;
    }

    /** Moves what was put at the end of the heap to its place; on top stands what comes last. */
    private void up(int[] heap, int at) {
        int child = at;
        while (child > 0) {
            int parent = (child - 1) / 2;
            if (!isBefore(heap[parent], heap[child])) {
                return;
            }
            swap(heap, parent, child);
            child = parent;
        }
    }

    private void down(int[] heap, int size) {
        int parent = 0;
        while (2 * parent + 1 < size) {
            int child = 2 * parent + 1;
            if (child + 1 < size && isBefore(heap[child], heap[child + 1])) {
                child++;
            }
            if (!isBefore(heap[parent], heap[child])) {
                return;
            }
            swap(heap, parent, child);
            parent = child;
        }
    }

    private static void swap(int[] heap, int a, int b) {
        int held = heap[a];
        heap[a] = heap[b];
        heap[b] = held;
    }

    private boolean isBefore(int a, int b) {
        int compared = switch (order) {
            case RELEVANCE -> Double.compare(matching.score(b), matching.score(a));
            case POPULARITY ->
                Long.compare(snapshot.entry(b).downloads(), snapshot.entry(a).downloads());
            case UPDATED -> Long.compare(snapshot.entry(b).updatedAt, snapshot.entry(a).updatedAt);
            case CREATED -> Long.compare(snapshot.entry(b).createdAt, snapshot.entry(a).createdAt);
            case NAME -> 0;
        };
        return compared != 0 ? compared < 0 : snapshot.entry(a).id.compareTo(snapshot.entry(b).id) < 0;
    }
}
