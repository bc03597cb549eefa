import org.jspecify.annotations.NullMarked;

/** Search on Lucene, behind its port. */
@NullMarked
module dev.crewx.search.lucene {
    requires static org.jspecify;
    requires transitive dev.crewx.application;
    requires org.apache.lucene.analysis.common;
    requires org.apache.lucene.core;

    exports dev.crewx.search.lucene;
}
