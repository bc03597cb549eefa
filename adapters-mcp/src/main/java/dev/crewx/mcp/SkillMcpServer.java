package dev.crewx.mcp;

import dev.crewx.runtime.SkillInstaller;
import dev.crewx.runtime.SkillRuntime;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Gives a runtime's skills to whoever speaks the Model Context Protocol over two streams: listing and showing skills and
 * searching the registry always, installing and running only where that is allowed.
 *
 * @see <a href="https://modelcontextprotocol.io/specification">Model Context Protocol</a>
 */
public final class SkillMcpServer {
    private static final String INSTRUCTIONS =
            "Skills teach how to do something. list_skills tells which there are and when each is of use; show_skill"
                    + " gives the text of one, to be followed; the files it speaks of lie in its folder.";

    private final SkillRuntime runtime;
    private final RegistrySearch search;
    private final SkillInstaller installer;
    private final Settings settings;

    /**
     * A server over a runtime.
     *
     * @param search looks for packages
     * @param installer installs packages, where that is allowed
     */
    public SkillMcpServer(SkillRuntime runtime, RegistrySearch search, SkillInstaller installer, Settings settings) {
        this.runtime = runtime;
        this.search = search;
        this.installer = installer;
        this.settings = settings;
    }

    /**
     * What a client may do.
     *
     * @param version of this product, told to clients
     * @param allowInstall whether clients may install packages
     * @param allowRun whether clients may run skills
     */
    public record Settings(String version, boolean allowInstall, boolean allowRun) {}

    /**
     * Serves until the input ends or the thread is interrupted; what was asked by then is answered first.
     *
     * @param in one message a line, UTF-8
     * @param out gets one message a line; nobody else may write to it
     */
    public void serve(InputStream in, OutputStream out) {
        JacksonMcpJson json = new JacksonMcpJson();
        LineTransport transport = new LineTransport(json, in, out);
        SkillTools tools = new SkillTools(runtime, search, installer, settings);
        McpSyncServer server = McpServer.sync(transport)
                .serverInfo("crewx", settings.version())
                .instructions(INSTRUCTIONS)
                .capabilities(ServerCapabilities.builder().tools(false).build())
                .jsonMapper(json)
                .jsonSchemaValidator(new NoSchemaCheck())
                .validateToolInputs(false)
                .immediateExecution(true)
                .tools(tools.specifications())
                .build();
        try {
            transport.serve();
        } finally {
            server.close();
        }
    }
}
