package dev.crewx.search.lucene;

import dev.crewx.application.search.spi.PackageSearch;
import dev.crewx.application.search.spi.SearchDocument;
import dev.crewx.application.search.spi.SearchQuery;
import dev.crewx.application.search.spi.SearchResult;
import dev.crewx.application.storage.spi.StorageException;
import dev.crewx.domain.manifest.PackageId;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.jspecify.annotations.Nullable;

/** An index in memory; it holds what was put since it was opened. */
public final class LucenePackageSearch implements PackageSearch {
    /** So many searches of an index in several segments are worth the work of making it one. */
    private static final int SEARCHES_WORTH_MERGING = 1_000;

    /** So many values for each package are more than packages have: most of them are of packages that are gone. */
    private static final int VALUES_OF_A_PACKAGE = 60;

    private final Spelling spelling = new Spelling();
    private final Directory directory = new ByteBuffersDirectory();
    private final Map<String, Entry> packages = new HashMap<>();
    private final AtomicInteger searches = new AtomicInteger();
    private final IndexWriter writer;
    private FacetValues facets = new FacetValues();
    private volatile Snapshot current;
    private volatile boolean stale;

    /** An empty index. */
    public LucenePackageSearch() {
        try {
            writer = new IndexWriter(directory, new IndexWriterConfig(new KeywordAnalyzer()));
            current = Snapshot.of(DirectoryReader.open(writer), packages, facets, List.of());
        } catch (IOException e) {
            throw new StorageException("The search index cannot be opened", e);
        }
    }

    @Override
    public void put(SearchDocument document) {
        String id = document.id().toString();
        Document indexed = Fields.document(id, IndexedTerms.of(document, spelling));
        change("remember " + id, () -> {
            writer.updateDocument(new Term(Fields.ID, id), indexed);
            Entry before = packages.get(id);
            packages.put(id, new Entry(document, before == null ? 0 : before.downloads(), facets));
        });
    }

    @Override
    public void remove(PackageId id) {
        change("forget " + id, () -> {
            writer.deleteDocuments(new Term(Fields.ID, id.toString()));
            packages.remove(id.toString());
        });
    }

    @Override
    public synchronized void downloads(Map<PackageId, Long> totals) {
        requireOpen("count downloads");
        totals.forEach((id, total) -> {
            Entry entry = packages.get(id.toString());
            if (entry != null) {
                entry.downloads(total);
            }
        });
    }

    private synchronized void change(String what, Change change) {
        try {
            change.make();
            stale = true;
        } catch (IOException | AlreadyClosedException e) {
            throw failed(what, e);
        }
    }

    @Override
    public SearchResult search(SearchQuery query) {
        try {
            Snapshot snapshot = upToDate();
            try {
                return Answer.of(snapshot, query, spelling);
            } finally {
                snapshot.release();
            }
        } catch (IOException | AlreadyClosedException e) {
            throw failed("find \"" + query.text() + "\"", e);
        }
    }

    /** The index as it stands, to be released. */
    private Snapshot upToDate() throws IOException {
        if (stale) {
            refresh();
        }
        while (true) {
            Snapshot snapshot = current;
            if (snapshot.use()) {
                mergeWhereWorthIt(snapshot);
                return snapshot;
            }
            requireOpen("search");
        }
    }

    private synchronized void refresh() throws IOException {
        if (!stale) {
            return;
        }
        requireOpen("search");
        Snapshot before = current;
        @Nullable DirectoryReader changed = DirectoryReader.openIfChanged(before.reader, writer);
        if (changed != null) {
            List<Snapshot.Segment> known = renumber() ? List.of() : before.segments;
            current = Snapshot.of(changed, packages, facets, known);
            before.release();
        }
        stale = false;
    }

    /** Numbers the values anew where most of them are of packages that are gone; whether it did. */
    private boolean renumber() {
        if (facets.size() <= VALUES_OF_A_PACKAGE * (packages.size() + 1)) {
            return false;
        }
        FacetValues anew = new FacetValues();
        packages.replaceAll((id, entry) -> new Entry(entry.document, entry.downloads(), anew));
        facets = anew;
        return true;
    }

    private void mergeWhereWorthIt(Snapshot snapshot) throws IOException {
        if (snapshot.segments.size() > 1 && searches.incrementAndGet() % SEARCHES_WORTH_MERGING == 0) {
            writer.forceMerge(1, false);
            stale = true;
        }
    }

    private void requireOpen(String what) {
        if (!writer.isOpen()) {
            throw failed(what, new AlreadyClosedException("closed"));
        }
    }

    private static StorageException failed(String what, Exception cause) {
        return new StorageException("The search index failed to " + what, cause);
    }

    @Override
    public synchronized void close() {
        if (!writer.isOpen()) {
            return;
        }
        try {
            writer.rollback();
            current.release();
            directory.close();
        } catch (IOException e) {
            throw new StorageException("The search index cannot be closed", e);
        }
    }

    private interface Change {
        void make() throws IOException;
    }
}
