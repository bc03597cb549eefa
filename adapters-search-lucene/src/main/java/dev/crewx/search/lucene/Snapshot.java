package dev.crewx.search.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;

/** The index at one moment. Whoever uses it {@linkplain #use takes part} in it until {@link #release}. */
final class Snapshot {
    final DirectoryReader reader;
    final List<Segment> segments;

    /** When the package that changed last did so, in seconds. */
    final long newest;

    final FacetValues facets;
    final Typos typos;

    private Snapshot(DirectoryReader reader, List<Segment> segments, FacetValues facets, long newest) {
        this.reader = reader;
        this.segments = segments;
        this.facets = facets;
        this.newest = newest;
        this.typos = new Typos(segments);
    }

    /** A part of the index that does not change but for packages that disappear from it. */
    static final class Segment {
        /** The same in every snapshot that has this part. */
        final Object key;

        /** Its terms. */
        final LeafReader reader;

        /** The number of its first package in the whole index. */
        final int base;

        private final @Nullable Entry[] entries;
        private final @Nullable Bits live;

        private Segment(LeafReaderContext leaf, @Nullable Entry[] entries) {
            this.reader = leaf.reader();
            this.key = reader.getCoreCacheHelper().getKey();
            this.base = leaf.docBase;
            this.entries = entries;
            this.live = reader.getLiveDocs();
        }

        /** How many packages it had when it came to be. */
        int size() {
            return entries.length;
        }

        /** Whether the package of this number in it is there. */
        boolean has(int number) {
            return live == null || live.get(number);
        }
    }

    /**
     * What the reader sees.
     *
     * @param packages all packages by id
     * @param facets the numbers of the values they share
     * @param known the segments that were seen before
     */
    static Snapshot of(DirectoryReader reader, Map<String, Entry> packages, FacetValues facets, List<Segment> known)
            throws IOException {
        Map<Object, @Nullable Entry[]> entries = new HashMap<>();
        known.forEach(segment -> entries.put(segment.key, segment.entries));
        List<Segment> segments = new ArrayList<>();
        long newest = Long.MIN_VALUE;
        for (LeafReaderContext leaf : reader.leaves()) {
            LeafReader part = leaf.reader();
            Object key = part.getCoreCacheHelper().getKey();
            @Nullable Entry[] found = entries.get(key);
            if (found == null) {
                found = entries(part, packages);
            }
            segments.add(new Segment(leaf, found));
        }
        for (Entry entry : packages.values()) {
            newest = Math.max(newest, entry.updatedAt);
        }
        return new Snapshot(reader, List.copyOf(segments), facets, newest);
    }

    private static @Nullable Entry[] entries(LeafReader part, Map<String, Entry> packages) throws IOException {
        @Nullable Entry[] entries = new Entry[part.maxDoc()];
        BinaryDocValues ids = part.getBinaryDocValues(Fields.ID);
        Bits live = part.getLiveDocs();
        while (ids != null && ids.nextDoc() != BinaryDocValues.NO_MORE_DOCS) {
            if (live == null || live.get(ids.docID())) {
                entries[ids.docID()] = packages.get(ids.binaryValue().utf8ToString());
            }
        }
        return entries;
    }

    /** The package of this number, which must be there. */
    Entry entry(int number) {
        int i = segments.size() - 1;
        while (segments.get(i).base > number) {
            i--;
        }
        Segment segment = segments.get(i);
        Entry entry = segment.entries[number - segment.base];
        if (entry == null) {
            throw new IllegalStateException("A package was found that is not there: " + number);
        }
        return entry;
    }

    /** Whether it could be taken part in; false once nobody needs it any more. */
    boolean use() {
        return reader.tryIncRef();
    }

    void release() throws IOException {
        reader.decRef();
    }
}
