package dev.crewx.application.discover;

import dev.crewx.application.storage.spi.PackageIndex;
import dev.crewx.application.storage.spi.Page;
import dev.crewx.application.storage.spi.Storage;
import dev.crewx.domain.catalog.CatalogEntry;
import dev.crewx.domain.manifest.PackageDependency;
import dev.crewx.domain.manifest.PackageId;
import dev.crewx.domain.version.SemanticVersion;
import java.util.List;
import java.util.Optional;

/** Tells which packages require another, and which versions of it will do for them. */
public final class FindDependents {
    private final PackageIndex packages;

    /** Over this storage. */
    public FindDependents(Storage storage) {
        this.packages = storage.packages();
    }

    /**
     * A page of those who require a package, by id.
     *
     * @return empty when nothing of that name was published
     * @throws dev.crewx.application.storage.spi.StorageException when the store fails
     */
    public Optional<Page<Dependent>> find(PackageId id, int offset, int limit) {
        if (packages.find(id).isEmpty()) {
            return Optional.empty();
        }
        Page<PackageId> page = packages.dependents(id, offset, limit);
        List<Dependent> dependents = page.items().stream()
                .flatMap(dependent -> packages.find(dependent).stream())
                .flatMap(entry -> newest(entry, id).stream())
                .toList();
        return Optional.of(new Page<>(dependents, page.total(), page.offset(), page.limit()));
    }

    private static Optional<Dependent> newest(CatalogEntry entry, PackageId required) {
        return entry.versions().stream()
                .flatMap(version -> version.manifest().dependencies().stream()
                        .filter(dependency -> dependency.id().equals(required))
                        .map(dependency -> new Dependent(entry.id(), version.version(), dependency)))
                .findFirst();
    }

    /**
     * A package that requires the one asked for.
     *
     * @param id which
     * @param version its newest version that does
     * @param dependency what that version says
     */
    public record Dependent(PackageId id, SemanticVersion version, PackageDependency dependency) {}
}
