package dev.crewx.search.lucene;

import dev.crewx.application.search.spi.SearchDocument;
import java.util.Locale;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.util.BytesRef;

/** The index's fields, and how a package fills them. */
final class Fields {
    static final String ID = "id";
    static final String ID_WORDS = "id-words";
    static final String NAME = "name";
    static final String DESCRIPTION = "description";
    static final String KEYWORDS = "keywords";
    static final String SKILLS = "skills";
    static final String README = "readme";
    static final String EXACT_AUTHOR = "author";
    static final String EXACT_CATEGORY = "category";
    static final String EXACT_KEYWORD = "keyword";

    /** Lucene refuses terms beyond 32 KiB; nobody narrows a search by a value this long. */
    private static final int MAX_EXACT = 1_000;

    private Fields() {}

    static Document document(SearchDocument package_) {
        Document document = new Document();
        String id = package_.id().toString();
        document.add(new StringField(ID, id, Field.Store.YES));
        document.add(new SortedDocValuesField(ID, new BytesRef(id)));
        text(document, ID_WORDS, id.replace('-', ' ').replace('/', ' ').replace('@', ' '));
        text(document, NAME, package_.name());
        text(document, DESCRIPTION, package_.description());
        text(document, KEYWORDS, String.join(" ", package_.keywords()).replace('-', ' '));
        package_.skills().forEach(skill -> {
            text(document, SKILLS, skill.name().replace('-', ' '));
            text(document, SKILLS, skill.description());
        });
        text(document, README, package_.readme());
        exact(document, EXACT_AUTHOR, package_.author());
        exact(document, EXACT_CATEGORY, package_.category());
        package_.keywords().forEach(keyword -> exact(document, EXACT_KEYWORD, keyword));
        return document;
    }

    /** How a value is written where it is compared without case. */
    static String folded(String value) {
        return value.strip().toLowerCase(Locale.ROOT);
    }

    private static void text(Document document, String field, String text) {
        document.add(new TextField(field, text, Field.Store.NO));
    }

    private static void exact(Document document, String field, String value) {
        if (!value.isBlank() && value.length() <= MAX_EXACT) {
            document.add(new StringField(field, folded(value), Field.Store.NO));
        }
    }
}
