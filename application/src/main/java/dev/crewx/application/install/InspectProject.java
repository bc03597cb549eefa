package dev.crewx.application.install;

import dev.crewx.application.install.spi.InstalledBundle;
import dev.crewx.application.install.spi.ProjectState;
import dev.crewx.application.install.spi.ProjectStore;
import dev.crewx.application.install.spi.ProjectStore.Patience;
import dev.crewx.domain.manifest.PackageId;
import dev.crewx.domain.resolution.Host;
import dev.crewx.domain.resolution.HostSelection;
import dev.crewx.domain.resolution.LockedPackage;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Tells what a project uses, and why, from its own files alone. */
public final class InspectProject {
    private final ProjectStore project;

    /** Over the project. */
    public InspectProject(ProjectStore project) {
        this.project = project;
    }

    /**
     * The project's packages as they are on this machine. A change that was broken off is finished or undone first,
     * unless somebody else is at work right now.
     */
    public ProjectView inspect(Host host) {
        if (!project.isSettled()) {
            project.begin(new Hasty()).ifPresent(ProjectStore.Change::close);
        }
        ProjectState state = project.load();
        Map<PackageId, InstalledBundle> installed = project.installed();
        HostSelection selection = state.lockfile().on(host, state.requirements());
        Set<String> elsewhere = new HashSet<>(selection.elsewhere());
        SortedMap<String, ProjectView.Item> items = new TreeMap<>();
        state.lockfile().packages().forEach((name, lock) -> {
            PackageId id = PackageId.parse(name);
            Optional<InstalledBundle> there = Optional.ofNullable(installed.get(id));
            items.put(
                    name,
                    new ProjectView.Item(
                            id,
                            lock,
                            status(lock, there, elsewhere.contains(name)),
                            Optional.ofNullable(state.requirements().requires().get(name)),
                            project.location(id),
                            there.map(InstalledBundle::skills).orElse(List.of())));
        });
        return new ProjectView(items, state.lockfile().disagreements(state.requirements()));
    }

    private static ProjectView.Status status(LockedPackage lock, Optional<InstalledBundle> there, boolean elsewhere) {
        if (there.map(InstalledBundle::digest).equals(Optional.of(lock.digest()))) {
            return ProjectView.Status.INSTALLED;
        }
        if (elsewhere) {
            return ProjectView.Status.FOR_OTHER_MACHINES;
        }
        return there.isPresent() ? ProjectView.Status.OTHER_VERSION : ProjectView.Status.MISSING;
    }

    /** Does not wait at all. */
    private static final class Hasty implements Patience {
        @Override
        public void waiting() {}

        @Override
        public boolean isEnded() {
            return true;
        }
    }
}
