package dev.crewx.cli.discover;

import dev.crewx.application.remote.spi.RemoteRegistry.Listing;
import dev.crewx.application.remote.spi.RemoteRegistry.SearchItem;
import dev.crewx.cli.console.Console;
import dev.crewx.cli.console.Members;
import dev.crewx.cli.console.Table;

/** Packages in a list, as a table and as data. */
final class PackageItems {
    private PackageItems() {}

    static Members members(SearchItem item) {
        return new Members()
                .put("packageId", item.id())
                .put("version", item.version())
                .put("description", item.description())
                .put("author", item.author())
                .put("downloadCount", item.downloadCount())
                .put("updatedAt", item.updatedAt());
    }

    static void say(Console console, Listing<SearchItem> found, int offset) {
        Table table = new Table("PACKAGE", "VERSION", "DOWNLOADS", "DESCRIPTION");
        found.items()
                .forEach(item -> table.row(
                        item.id().toString(),
                        item.version().toString(),
                        Long.toString(item.downloadCount()),
                        item.description()));
        console.say(table);
        if (found.total() > offset + found.items().size()) {
            console.talk(
                    "",
                    found.items().size() + " of " + found.total() + "; --limit shows more, --offset "
                            + (offset + found.items().size()) + " the next.");
        }
    }
}
