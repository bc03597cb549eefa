package dev.crewx.cli.account;

import dev.crewx.application.remote.spi.RemoteAccounts.KeyDetails;
import dev.crewx.cli.console.Members;

/** API keys as data. */
final class Keys {
    private Keys() {}

    static Members members(KeyDetails key) {
        return new Members()
                .put("id", key.id())
                .put("name", key.name())
                .put("permissions", key.permissions())
                .put("packages", key.packages())
                .put("createdAt", key.createdAt())
                .put("expiresAt", key.expiresAt());
    }

    static String packages(KeyDetails key) {
        return key.packages().isEmpty() ? "all" : String.join(", ", key.packages());
    }
}
