package dev.crewx.application.install;

import dev.crewx.application.install.spi.ProjectStore.Recovery;
import dev.crewx.domain.manifest.PackageId;

/**
 * Is told how an install goes on, and asked where a person has to decide. What concerns single packages may come from
 * several threads at once.
 */
public interface InstallListener {
    /** Hears nothing and approves of nothing. */
    InstallListener NONE = new InstallListener() {};

    /** Somebody else is changing the project; this install waits. */
    default void waiting() {}

    /** An earlier change that was broken off was finished or undone. */
    default void recovered(Recovery recovery) {}

    /** What is going to be done; nothing is yet. */
    default void planned(InstallPlan plan) {}

    /** Whether a person approves of the permissions that a plan asks for. */
    default boolean approves(InstallPlan plan) {
        return false;
    }

    /** A package's bundle begins to come. */
    default void downloading(PackageId id, long sizeBytes) {}

    /** More bytes of a package's bundle have come. */
    default void received(PackageId id, long bytes) {}

    /** A package's files are unpacked and checked. */
    default void unpacked(PackageId id) {}

    /** All that was planned is ready beside the project; from here on it is not broken off. */
    default void committing() {}
}
