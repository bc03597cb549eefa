package dev.crewx.application.install;

import dev.crewx.application.install.spi.ProjectState;
import dev.crewx.domain.catalog.IndexEntry;
import dev.crewx.domain.catalog.IndexEntry.IndexedVersion;
import dev.crewx.domain.manifest.PackageId;
import dev.crewx.domain.resolution.LockedPackage;
import dev.crewx.domain.version.SemanticVersion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells of which packages of a project there is something newer. */
public final class ListOutdated {
    private final InstallPackages install;

    /** Over the same ports as this. */
    public ListOutdated(InstallPackages install) {
        this.install = install;
    }

    /**
     * A package of which there is something newer.
     *
     * @param id the package
     * @param locked the version that is locked
     * @param wanted the version that an update of everything would bring
     * @param latest the newest there is, whatever is required
     * @param requested whether the project asks for it itself
     */
    public record Row(
            PackageId id, SemanticVersion locked, SemanticVersion wanted, SemanticVersion latest, boolean requested) {}

    /** What became of it. */
    public sealed interface Result {
        /**
         * What is outdated.
         *
         * @param rows by package
         * @param packages how many packages were looked at
         */
        record Listed(List<Row> rows, int packages) implements Result {
            /** Copies the rows. */
            public Listed {
                rows = List.copyOf(rows);
            }
        }

        /**
         * It cannot be told.
         *
         * @param why as an update would say
         */
        record Refused(InstallResult why) implements Result {}
    }

    /**
     * Asks the registries of all packages that are locked.
     *
     * @param request with the aim to update
     * @throws dev.crewx.application.remote.spi.RemoteException when a registry cannot be reached
     */
    public Result list(InstallRequest request) {
        ProjectState before = install.project.load();
        if (before.lockfile().isEmpty()) {
            return new Result.Listed(List.of(), 0);
        }
        try (Tasks tasks = new Tasks(request.cancelled())) {
            Map<InstallRequest.Network, RegistryIndex> indexes = new HashMap<>();
            GoalFinder finder = new GoalFinder(
                    request,
                    install.nanoClock,
                    network -> indexes.computeIfAbsent(
                            network,
                            distance -> new RegistryIndex(
                                    install.registries,
                                    install.index,
                                    before.lockfile(),
                                    distance,
                                    tasks,
                                    install.parallelism.requests())));
            Goal goal = finder.find(before);
            RegistryIndex index = Optional.ofNullable(indexes.get(InstallRequest.Network.ONLINE))
                    .or(() -> Optional.ofNullable(indexes.get(request.network())))
                    .orElseThrow(() -> new IllegalStateException("An update asks nobody"));
            return new Result.Listed(
                    rows(before, goal, index), before.lockfile().packages().size());
        } catch (Refusal refusal) {
            return new Result.Refused(refusal.result());
        }
    }

    private static List<Row> rows(ProjectState before, Goal goal, RegistryIndex index) {
        index.prefetch(before.lockfile().packages().keySet());
        List<Row> rows = new ArrayList<>();
        before.lockfile().packages().forEach((name, lock) -> {
            SemanticVersion wanted = goal.state()
                    .lockfile()
                    .find(name)
                    .map(LockedPackage::version)
                    .orElse(lock.version());
            SemanticVersion latest =
                    index.entry(name).flatMap(ListOutdated::latest).orElse(lock.version());
            if (!wanted.equals(lock.version()) || latest.compareTo(lock.version()) > 0) {
                rows.add(new Row(
                        PackageId.parse(name),
                        lock.version(),
                        wanted,
                        latest,
                        before.requirements().requires().containsKey(name)));
            }
        });
        return rows;
    }

    /** The highest stable version that was not yanked, else the highest. */
    private static Optional<SemanticVersion> latest(IndexEntry entry) {
        List<SemanticVersion> usable = entry.versions().stream()
                .filter(version -> !version.yanked())
                .map(IndexedVersion::version)
                .sorted()
                .toList()
                .reversed();
        return usable.stream()
                .filter(version -> !version.isPrerelease())
                .findFirst()
                .or(() -> usable.stream().findFirst());
    }
}
