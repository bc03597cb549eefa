package dev.crewx.cli.install;

import dev.crewx.application.install.ProjectView.Status;
import java.util.Locale;

/** How locked packages stand, in words. */
final class Statuses {
    private Statuses() {}

    static String words(Status status) {
        return switch (status) {
            case INSTALLED -> "installed";
            case MISSING -> "missing";
            case OTHER_VERSION -> "other version installed";
            case FOR_OTHER_MACHINES -> "for other machines";
        };
    }

    static String slug(Status status) {
        return status.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What stands behind a package in a tree; nothing where it is as it should be. */
    static String remark(Status status) {
        return status == Status.INSTALLED ? "" : " (" + words(status) + ")";
    }
}
