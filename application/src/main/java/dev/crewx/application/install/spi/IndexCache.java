package dev.crewx.application.install.spi;

import dev.crewx.domain.catalog.IndexEntry;
import dev.crewx.domain.manifest.PackageId;
import java.net.URI;
import java.util.Optional;

/**
 * What registries said last of their packages, shared by all projects of the user: what there is to go by without a
 * network. May be used by many threads and processes at once.
 */
public interface IndexCache {

    /** What this registry said last of a package; empty when it was never asked or what is kept is damaged. */
    Optional<IndexEntry> find(URI registry, PackageId id);

    /** Keeps what a registry says, in place of what it said before. What cannot be kept is not kept: no error. */
    void store(URI registry, IndexEntry entry);
}
