package dev.crewx.search.lucene;

import dev.crewx.application.search.spi.SearchQuery;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.miscellaneous.LimitTokenCountAnalyzer;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.QueryBuilder;

/** Makes queries of what people type: words only, so that no text can be a syntax error. */
final class Queries {
    private static final Map<String, Float> WEIGHTS = Map.of(
            Fields.ID_WORDS, 6f,
            Fields.NAME, 5f,
            Fields.KEYWORDS, 4f,
            Fields.DESCRIPTION, 2f,
            Fields.SKILLS, 2f,
            Fields.README, 0.5f);
    private static final float EXACT_ID = 100f;
    private static final int MAX_TEXT = 1_000;

    /** Each word is sought in each field, and Lucene refuses queries of more than 1,024 clauses. */
    private static final int MAX_WORDS = 64;

    private final QueryBuilder builder;

    Queries(Analyzer analyzer) {
        this.builder = new QueryBuilder(new LimitTokenCountAnalyzer(analyzer, MAX_WORDS));
    }

    Query of(SearchQuery query) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        all.add(words(query.text()), BooleanClause.Occur.MUST);
        query.author().ifPresent(author -> filter(all, Fields.EXACT_AUTHOR, author));
        query.category().ifPresent(category -> filter(all, Fields.EXACT_CATEGORY, category));
        query.keywords().forEach(keyword -> filter(all, Fields.EXACT_KEYWORD, keyword));
        return all.build();
    }

    private static void filter(BooleanQuery.Builder all, String field, String value) {
        all.add(new TermQuery(new Term(field, Fields.folded(value))), BooleanClause.Occur.FILTER);
    }

    private Query words(String typed) {
        String text = typed.length() > MAX_TEXT ? typed.substring(0, MAX_TEXT) : typed;
        if (text.isBlank()) {
            return new MatchAllDocsQuery();
        }
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        any.add(
                new BoostQuery(new TermQuery(new Term(Fields.ID, Fields.folded(text))), EXACT_ID),
                BooleanClause.Occur.SHOULD);
        String plain = text.replaceAll("[-/@_]", " ");
        for (String field : List.copyOf(WEIGHTS.keySet())) {
            Query query = builder.createBooleanQuery(field, plain);
            if (query != null) {
                any.add(new BoostQuery(query, WEIGHTS.getOrDefault(field, 1f)), BooleanClause.Occur.SHOULD);
            }
        }
        BooleanQuery built = any.build();
        return built.clauses().isEmpty() ? new MatchNoDocsQuery() : built;
    }
}
