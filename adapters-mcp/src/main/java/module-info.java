import org.jspecify.annotations.NullMarked;

/** The SkillRuntime over the Model Context Protocol, on standard input and output. */
@NullMarked
module dev.crewx.mcp {
    requires static org.jspecify;
    requires transitive dev.crewx.runtime;
    requires com.fasterxml.jackson.databind;
    requires io.modelcontextprotocol.sdk.mcp.core;
    requires org.reactivestreams;
    requires reactor.core;

    exports dev.crewx.mcp;
}
