package dev.crewx.application.install;

import dev.crewx.application.bundle.spi.BundleFile;
import dev.crewx.application.install.InstallRequest.Option;
import dev.crewx.application.install.ProjectDamage.Kind;
import dev.crewx.application.install.spi.Agent;
import dev.crewx.application.install.spi.AgentPlace;
import dev.crewx.application.install.spi.FileChange;
import dev.crewx.application.install.spi.InstalledBundle;
import dev.crewx.application.install.spi.ProjectState;
import dev.crewx.application.install.spi.ProjectStore;
import dev.crewx.application.install.spi.ProjectStore.PlaceState;
import dev.crewx.domain.manifest.PackageId;
import dev.crewx.domain.resolution.Disagreement;
import dev.crewx.domain.resolution.Host;
import dev.crewx.domain.resolution.LockedPackage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Compares every byte that is installed with what was noted when it was, and puts back what is missing. */
public final class VerifyProject {
    private final InstallPackages install;
    private final ProjectStore project;

    /** Over the same ports as this. */
    public VerifyProject(InstallPackages install) {
        this.install = install;
        this.project = install.project;
    }

    /**
     * What was found and what is left of it.
     *
     * @param packages how many packages were looked at
     * @param found all that was not as it should be
     * @param left what still is not
     * @param repair how the repair went; empty when there was none
     */
    public record Report(
            int packages, List<ProjectDamage> found, List<ProjectDamage> left, Optional<InstallResult> repair) {
        /** Copies the lists. */
        public Report {
            found = List.copyOf(found);
            left = List.copyOf(left);
        }
    }

    /** Looks, and changes nothing. */
    public Report check(Host host) {
        List<ProjectDamage> found = damages(host);
        return new Report(looked(host), found, found, Optional.empty());
    }

    /**
     * Looks and mends, from the cache or the registries.
     *
     * @param request with the aim to restore; with {@link Option#FORCE} also what was changed is put back
     */
    public Report repair(InstallRequest request, InstallListener listener) {
        List<ProjectDamage> found = damages(request.host());
        if (found.isEmpty() || found.stream().anyMatch(damage -> damage.kind() == Kind.LOCK_DISAGREES)) {
            return new Report(looked(request.host()), found, found, Optional.empty());
        }
        Set<Option> options = new HashSet<>(request.options());
        options.add(Option.MEND);
        options.add(Option.FROZEN);
        InstallResult repair = install.install(request.with(options), listener);
        return new Report(looked(request.host()), found, damages(request.host()), Optional.of(repair));
    }

    private int looked(Host host) {
        ProjectState state = project.load();
        return state.lockfile().on(host, state.requirements()).packages().size();
    }

    private List<ProjectDamage> damages(Host host) {
        ProjectState state = project.load();
        List<Disagreement> disagreements = state.lockfile().disagreements(state.requirements());
        List<ProjectDamage> damages = new ArrayList<>();
        disagreements.forEach(one -> damages.add(new ProjectDamage(Kind.LOCK_DISAGREES, one.message(), List.of())));
        Map<PackageId, InstalledBundle> installed = project.installed();
        Set<PackageId> locked = new HashSet<>();
        for (String name : state.lockfile().on(host, state.requirements()).packages()) {
            PackageId id = PackageId.parse(name);
            locked.add(id);
            state.lockfile()
                    .find(name)
                    .flatMap(lock -> damage(id, lock, installed))
                    .ifPresent(damages::add);
        }
        installed.keySet().stream()
                .filter(id -> !locked.contains(id))
                .forEach(id -> damages.add(new ProjectDamage(Kind.NOT_LOCKED, id.toString(), List.of())));
        damages.addAll(places(state, installed, locked));
        return damages;
    }

    private Optional<ProjectDamage> damage(
            PackageId id, LockedPackage lock, Map<PackageId, InstalledBundle> installed) {
        InstalledBundle there = installed.get(id);
        if (there == null) {
            return Optional.of(new ProjectDamage(Kind.NOT_INSTALLED, id.toString(), List.of()));
        }
        if (!there.digest().equals(lock.digest())) {
            return Optional.of(new ProjectDamage(Kind.OTHER_VERSION, id.toString(), List.of()));
        }
        return project.files(id)
                .map(files -> project.changes(id, files))
                .map(changes -> ofFiles(id, changes))
                .orElseGet(() -> Optional.of(new ProjectDamage(Kind.UNKNOWN, id.toString(), List.of())));
    }

    private static Optional<ProjectDamage> ofFiles(PackageId id, List<FileChange> changes) {
        if (changes.isEmpty()) {
            return Optional.empty();
        }
        Kind kind = changes.stream().anyMatch(FileChange::isPrecious) ? Kind.FILES_CHANGED : Kind.FILES_MISSING;
        return Optional.of(new ProjectDamage(kind, id.toString(), changes));
    }

    private List<ProjectDamage> places(
            ProjectState state, Map<PackageId, InstalledBundle> installed, Set<PackageId> locked) {
        Map<PackageId, InstalledBundle> bundles = new TreeMap<>(installed);
        bundles.keySet().retainAll(locked);
        List<Agent> targets = install.agents.agents().stream()
                .filter(agent -> state.requirements().targets().contains(agent.id()))
                .toList();
        Map<String, AgentPlace> wanted = new LinkedHashMap<>();
        new AgentPlanner(bundles).places(targets).forEach(place -> wanted.put(place.path(), place));
        List<ProjectDamage> damages = new ArrayList<>();
        project.statesOf(wanted.values(), this::files)
                .forEach((place, standing) -> ofPlace(place, standing).ifPresent(damages::add));
        List<AgentPlace> others = project
                .places(targets.stream().map(Agent::folder).distinct().toList())
                .stream()
                .filter(place -> !wanted.containsKey(place.path()))
                .toList();
        project.statesOf(others, this::files).forEach((place, standing) -> {
            boolean awaits = locked.contains(place.owner()) && !bundles.containsKey(place.owner());
            if (standing == PlaceState.EDITED) {
                damages.add(new ProjectDamage(Kind.PLACE_CHANGED, place.path(), List.of()));
            } else if (!awaits) { // what waits for its package is told of with that
                damages.add(new ProjectDamage(Kind.PLACE_LEFT, place.path(), List.of()));
            }
        });
        return damages;
    }

    private List<BundleFile> files(PackageId id) {
        return project.files(id).orElse(List.of());
    }

    private static Optional<ProjectDamage> ofPlace(AgentPlace place, PlaceState state) {
        Optional<Kind> kind = switch (state) {
            case AS_WANTED -> Optional.empty();
            case FREE, OURS -> Optional.of(Kind.PLACE_WRONG);
            case EDITED -> Optional.of(Kind.PLACE_CHANGED);
            case FOREIGN -> Optional.of(Kind.PLACE_TAKEN);
        };
        return kind.map(found -> new ProjectDamage(found, place.path(), List.of()));
    }
}
