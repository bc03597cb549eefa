package dev.crewx.cli.install;

import dev.crewx.application.install.InstallRequest.Option;
import java.util.EnumSet;
import java.util.Set;

/** How a change of a project goes about it. */
final class ChangeOptions {
    @picocli.CommandLine.Option(names = "--dry-run", order = 60, description = "Show the plan and change nothing.")
    private boolean dryRun;

    @picocli.CommandLine.Option(
            names = "--force",
            order = 61,
            description = "Overwrite files that were changed since they were installed.")
    private boolean force;

    @picocli.CommandLine.Option(
            names = "--allow-permissions",
            order = 62,
            description = "Approve of the permissions that packages want; --yes does not.")
    private boolean allowPermissions;

    Set<Option> options() {
        Set<Option> options = EnumSet.noneOf(Option.class);
        add(options, Option.DRY_RUN, dryRun);
        add(options, Option.FORCE, force);
        add(options, Option.ALLOW_PERMISSIONS, allowPermissions);
        return options;
    }

    private static void add(Set<Option> options, Option option, boolean wanted) {
        if (wanted) {
            options.add(option);
        }
    }
}
