package dev.crewx.search.lucene;

import java.util.Iterator;
import java.util.Map;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.TermFrequencyAttribute;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.util.BytesRef;

/** The index's fields, and how a package fills them. */
final class Fields {
    /** The package, for replacing it; as a value beside the document as well. */
    static final String ID = "id";

    /** Stems; a term's frequency is its weight. */
    static final String WORDS = "words";

    /** The beginnings of words; a term's frequency is its weight. */
    static final String BEGINNINGS = "beginnings";

    /** Weights are written as whole numbers of this part. */
    private static final double UNITS = 16;

    private static final FieldType WEIGHTED = weighted();

    private Fields() {}

    private static FieldType weighted() {
        FieldType type = new FieldType();
        type.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
        type.setOmitNorms(true);
        type.setTokenized(true);
        type.freeze();
        return type;
    }

    static Document document(String id, IndexedTerms terms) {
        Document document = new Document();
        document.add(new StringField(ID, id, Field.Store.NO));
        document.add(new BinaryDocValuesField(ID, new BytesRef(id)));
        document.add(new Field(WORDS, new Weights(terms.words()), WEIGHTED));
        document.add(new Field(BEGINNINGS, new Weights(terms.beginnings()), WEIGHTED));
        return document;
    }

    /** The weight that a frequency in the index stands for. */
    static double weight(int frequency) {
        return frequency / UNITS;
    }

    /** Terms and their weights, given to the index one by one. */
    private static final class Weights extends TokenStream {
        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private final TermFrequencyAttribute frequency = addAttribute(TermFrequencyAttribute.class);
        private final Map<String, Double> weights;
        private Iterator<Map.Entry<String, Double>> left;

        Weights(Map<String, Double> weights) {
            this.weights = weights;
            this.left = weights.entrySet().iterator();
        }

        @Override
        public void reset() {
            left = weights.entrySet().iterator();
        }

        @Override
        public boolean incrementToken() {
            if (!left.hasNext()) {
                return false;
            }
            clearAttributes();
            Map.Entry<String, Double> next = left.next();
            term.append(next.getKey());
            frequency.setTermFrequency(Math.max(1, (int) Math.round(next.getValue() * UNITS)));
            return true;
        }
    }
}
