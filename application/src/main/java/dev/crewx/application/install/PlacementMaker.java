package dev.crewx.application.install;

import dev.crewx.application.bundle.spi.BundleFile;
import dev.crewx.application.install.BundleFetcher.Fetched;
import dev.crewx.application.install.InstallResult.Collision;
import dev.crewx.application.install.spi.Agent;
import dev.crewx.application.install.spi.AgentPlace;
import dev.crewx.application.install.spi.InstalledBundle;
import dev.crewx.application.install.spi.ProjectStore;
import dev.crewx.application.install.spi.ProjectStore.PlaceState;
import dev.crewx.domain.manifest.PackageId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compares what stands in agents' folders with what belongs there. */
final class PlacementMaker {
    private final ProjectStore project;
    private final List<Agent> targets;
    private final List<String> folders;
    private final AgentPlanner planner;
    private final Map<PackageId, Fetched> fetched;
    private final boolean force;
    private final boolean mends;
    private final List<AgentPlace> put = new ArrayList<>();
    private final List<AgentPlace> take = new ArrayList<>();
    private final List<AgentPlace> forget = new ArrayList<>();
    private final List<AgentPlace> foreign = new ArrayList<>();
    private final SortedMap<String, List<String>> edited = new TreeMap<>();

    /**
     * @param targets the agents to install for
     * @param folders agents' folders in which something of this project may stand
     * @param after the packages as they will be
     * @param fetched those among them that are unpacked anew
     * @param force whether what was edited goes
     * @param mends whether what was edited, or is somebody else's, stays and stops nothing
     */
    PlacementMaker(
            ProjectStore project,
            List<Agent> targets,
            List<String> folders,
            Map<PackageId, InstalledBundle> after,
            Map<PackageId, Fetched> fetched,
            boolean force,
            boolean mends) {
        this.project = project;
        this.targets = targets;
        this.folders = folders;
        this.planner = new AgentPlanner(after);
        this.fetched = fetched;
        this.force = force;
        this.mends = mends;
    }

    /** @throws Refusal when it cannot be without doing harm */
    Placement placement() {
        List<Collision> collisions = planner.collisions(targets);
        if (collisions.stream().anyMatch(collision -> collision.folder().isPresent())) {
            throw new Refusal(new InstallResult.SkillsCollide(collisions));
        }
        Map<String, AgentPlace> wanted = new LinkedHashMap<>();
        planner.places(targets).forEach(place -> wanted.put(place.path(), place));
        Map<String, AgentPlace> there = new TreeMap<>();
        project.places(folders).forEach(place -> there.put(place.path(), place));
        project.statesOf(wanted.values(), this::files).forEach(this::consider);
        there.keySet().removeAll(wanted.keySet());
        project.statesOf(there.values(), this::files).forEach(this::giveUp);
        if (!foreign.isEmpty()) {
            throw new Refusal(new InstallResult.PlacesOccupied(foreign));
        }
        if (!edited.isEmpty() && !force) {
            throw new Refusal(new InstallResult.Edited(edited));
        }
        return new Placement(put, take, forget, warnings(collisions, planner.warnings(targets)));
    }

    private void consider(AgentPlace wanted, PlaceState state) {
        switch (state) {
            case AS_WANTED -> {}
            case FREE, OURS -> put.add(wanted);
            case EDITED -> {
                if (force || !mends) {
                    note(wanted);
                    put.add(wanted);
                }
            }
            case FOREIGN -> {
                if (!mends) {
                    foreign.add(wanted);
                }
            }
        }
    }

    private void giveUp(AgentPlace place, PlaceState state) {
        switch (state) {
            case FREE, AS_WANTED, OURS -> take.add(place);
            case EDITED -> {
                if (force || !mends) {
                    note(place);
                    take.add(place);
                }
            }
            case FOREIGN -> forget.add(place);
        }
    }

    private void note(AgentPlace place) {
        edited.computeIfAbsent(place.folder(), folder -> new ArrayList<>()).add(place.skill());
    }

    private List<BundleFile> files(PackageId id) {
        return Optional.ofNullable(fetched.get(id))
                .map(package_ -> package_.contents().files())
                .or(() -> project.files(id))
                .orElse(List.of());
    }

    private static List<String> warnings(List<Collision> collisions, List<String> more) {
        Stream<String> ambiguous = collisions.stream()
                .map(collision -> "the skill \"" + collision.skill() + "\" is in "
                        + collision.packages().stream().map(PackageId::toString).collect(Collectors.joining(" and in "))
                        + "; agents know only one of them");
        return Stream.concat(ambiguous, more.stream()).toList();
    }
}
