package dev.crewx.application.install.spi;

import dev.crewx.application.remote.spi.RemoteRegistry;
import dev.crewx.domain.manifest.PackageId;
import java.util.Optional;

/** Which registry each package comes from: exactly one, never several in turn. May be asked by many threads at once. */
@FunctionalInterface
public interface PackageRegistries {

    /**
     * The registry of a package; the same for the same arguments.
     *
     * @param lockedTo the address of the registry that the lockfile names for it
     */
    RemoteRegistry of(PackageId id, Optional<String> lockedTo);
}
