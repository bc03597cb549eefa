package dev.crewx.distribution;

import dev.crewx.application.remote.spi.RemoteException;
import dev.crewx.application.remote.spi.RemoteRegistry.Listing;
import dev.crewx.application.remote.spi.RemoteRegistry.SearchItem;
import dev.crewx.cli.console.CommandFailure;
import dev.crewx.cli.console.SkillServer;
import dev.crewx.mcp.RegistrySearch;
import dev.crewx.mcp.SkillMcpServer;
import java.io.InputStream;
import java.io.OutputStream;

/** Puts a server of skills together. */
final class McpWiring implements SkillServer {
    private final String version;

    McpWiring(String version) {
        this.version = version;
    }

    @Override
    public void serve(Task task, InputStream in, OutputStream out) {
        new SkillMcpServer(
                        task.runtime(),
                        (words, limit) -> answer(task.finder(), words, limit),
                        task.installer(),
                        new SkillMcpServer.Settings(version, task.allowInstall(), task.allowRun()))
                .serve(in, out);
    }

    private static RegistrySearch.Answer answer(Finder finder, String words, int limit) {
        try {
            Listing<SearchItem> found = finder.find(words, limit);
            return new RegistrySearch.Answer.Found(
                    found.items().stream().map(McpWiring::item).toList(), found.total());
        } catch (CommandFailure | RemoteException e) {
            return new RegistrySearch.Answer.Failed(String.valueOf(e.getMessage()));
        }
    }

    private static RegistrySearch.Item item(SearchItem item) {
        return new RegistrySearch.Item(item.id().toString(), item.version().toString(), item.description());
    }
}
