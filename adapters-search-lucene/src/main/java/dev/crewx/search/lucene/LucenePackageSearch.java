package dev.crewx.search.lucene;

import dev.crewx.application.search.spi.PackageSearch;
import dev.crewx.application.search.spi.SearchDocument;
import dev.crewx.application.search.spi.SearchQuery;
import dev.crewx.application.storage.spi.Page;
import dev.crewx.application.storage.spi.StorageException;
import dev.crewx.domain.manifest.PackageId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopFieldCollector;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;

/** An index in memory; it holds what was put since it was opened. */
public final class LucenePackageSearch implements PackageSearch {
    private static final Sort BEST_THEN_ID =
            new Sort(SortField.FIELD_SCORE, new SortField(Fields.ID, SortField.Type.STRING));

    private final Directory directory = new ByteBuffersDirectory();
    private final Analyzer analyzer = new EnglishAnalyzer();
    private final Queries queries = new Queries(analyzer);
    private final IndexWriter writer;
    private final SearcherManager searchers;

    /** An empty index. */
    public LucenePackageSearch() {
        try {
            writer = new IndexWriter(directory, new IndexWriterConfig(analyzer));
            searchers = new SearcherManager(writer, null);
        } catch (IOException e) {
            throw new StorageException("The search index cannot be opened", e);
        }
    }

    @Override
    public void put(SearchDocument document) {
        change(
                "remember " + document.id(),
                () -> writer.updateDocument(new Term(Fields.ID, document.id().toString()), Fields.document(document)));
    }

    @Override
    public void remove(PackageId id) {
        change("forget " + id, () -> writer.deleteDocuments(new Term(Fields.ID, id.toString())));
    }

    private void change(String what, Change change) {
        try {
            change.make();
            searchers.maybeRefreshBlocking();
        } catch (IOException | AlreadyClosedException e) {
            throw new StorageException("The search index failed to " + what, e);
        }
    }

    @Override
    public Page<Hit> search(SearchQuery query) {
        try {
            IndexSearcher searcher = searchers.acquire();
            try {
                Query lucene = queries.of(query);
                // The best of all, and all counted: a plain search stops counting after a thousand.
                int best = Math.clamp(
                        (long) query.offset() + query.limit(),
                        1,
                        Math.max(1, searcher.getIndexReader().maxDoc()));
                TopDocs top = searcher.search(
                        lucene, new TopFieldCollectorManager(BEST_THEN_ID, best, null, Integer.MAX_VALUE));
                TopFieldCollector.populateScores(top.scoreDocs, searcher, lucene);
                StoredFields stored = searcher.storedFields();
                List<Hit> hits = new ArrayList<>();
                for (int i = query.offset(); i < top.scoreDocs.length && hits.size() < query.limit(); i++) {
                    ScoreDoc scored = top.scoreDocs[i];
                    hits.add(new Hit(PackageId.parse(stored.document(scored.doc).get(Fields.ID)), scored.score));
                }
                return new Page<>(hits, top.totalHits.value(), query.offset(), query.limit());
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException | AlreadyClosedException e) {
            throw new StorageException("The search index failed on \"" + query.text() + "\"", e);
        }
    }

    @Override
    public void close() {
        try {
            searchers.close();
            writer.close();
            directory.close();
        } catch (IOException e) {
            throw new StorageException("The search index cannot be closed", e);
        }
    }

    private interface Change {
        void make() throws IOException;
    }
}
