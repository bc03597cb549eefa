package dev.crewx.cli.publish;

import dev.crewx.cli.console.CommandFailure;
import dev.crewx.cli.console.FailureType;
import dev.crewx.domain.access.Username;

/** What has owners: a package, or a scope as {@code @scope}. */
final class Owned {
    private Owned() {}

    static boolean isScope(String text) {
        return text.startsWith("@") && !text.contains("/");
    }

    /** The scope without its {@code @}. */
    static String scope(String text) {
        return Username.tryParse(text.substring(1))
                .map(Username::value)
                .orElseThrow(() -> CommandFailure.of(
                        FailureType.BAD_PACKAGE_ID, "\"" + text + "\" is no scope; write it like @acme"));
    }
}
