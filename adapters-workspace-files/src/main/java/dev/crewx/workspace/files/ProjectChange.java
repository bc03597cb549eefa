package dev.crewx.workspace.files;

import dev.crewx.application.bundle.spi.BundleFile;
import dev.crewx.application.bundle.spi.JsonText;
import dev.crewx.application.install.spi.AgentPlace;
import dev.crewx.application.install.spi.InstalledBundle;
import dev.crewx.application.install.spi.ProjectState;
import dev.crewx.application.install.spi.ProjectStore;
import dev.crewx.application.install.spi.ProjectStore.Patience;
import dev.crewx.application.install.spi.ProjectStore.Recovery;
import dev.crewx.application.remote.spi.ClientStateException;
import dev.crewx.domain.manifest.PackageId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A change of a project. All that is to be put somewhere is prepared in one folder beside the packages; then the journal
 * says where each goes, and nothing but moves is left to do.
 */
final class ProjectChange implements ProjectStore.Change {
    private final ProjectLayout layout;
    private final JsonText json;
    private final Disk disk;
    private final ProjectLock lock;
    private final Journal journal;
    private final List<Path> made;
    private final Recovery recovered;
    private final AtomicInteger stages = new AtomicInteger();
    private final Map<PackageId, Staged> staged = new LinkedHashMap<>();
    private final Set<PackageId> removed = new LinkedHashSet<>();
    private final Map<String, AgentPlace> placed = new LinkedHashMap<>();
    private final Map<String, AgentPlace> unplaced = new LinkedHashMap<>();
    private final Set<String> forgotten = new LinkedHashSet<>();
    private @Nullable ProjectState state;
    private boolean closed;

    private ProjectChange(
            ProjectLayout layout, JsonText json, Disk disk, ProjectLock lock, List<Path> made, Recovery recovered) {
        this.layout = layout;
        this.json = json;
        this.disk = disk;
        this.lock = lock;
        this.made = made;
        this.recovered = recovered;
        this.journal = journal(layout, disk, json);
    }

    /** A package that was unpacked aside. */
    record Staged(Path folder, InstalledBundle bundle, List<BundleFile> files) {}

    /** Begins a change; empty when the patience was at an end. */
    static Optional<ProjectChange> begin(ProjectLayout layout, JsonText json, Disk disk, Patience patience) {
        try {
            List<Path> made = disk.makeFolders(layout.home());
            Optional<ProjectLock> lock = ProjectLock.acquire(layout.lock(), patience);
            if (lock.isEmpty()) {
                return Optional.empty();
            }
            boolean begun = false;
            try {
                Recovery recovered = recover(layout, json, disk);
                disk.makeFolders(layout.change());
                begun = true;
                return Optional.of(new ProjectChange(layout, json, disk, lock.get(), made, recovered));
            } finally {
                if (!begun) {
                    lock.get().close();
                }
            }
        } catch (IOException e) {
            throw new ClientStateException("Cannot write below " + layout.home() + ": " + IoReason.of(e), e);
        }
    }

    private static Recovery recover(ProjectLayout layout, JsonText json, Disk disk) throws IOException {
        if (!Disk.stands(layout.change())) {
            return Recovery.NOTHING;
        }
        Journal left = journal(layout, disk, json);
        boolean finished = left.isOpen() ? left.resume() : left.isFinished();
        disk.deleteTree(layout.change());
        return finished ? Recovery.FINISHED : Recovery.UNDONE;
    }

    private static Journal journal(ProjectLayout layout, Disk disk, JsonText json) {
        List<Path> roots = layout.packages().startsWith(layout.project())
                ? List.of(layout.project())
                : List.of(layout.project(), layout.packages());
        return new Journal(layout.change(), layout.project(), roots, disk, json);
    }

    @Override
    public Recovery recovered() {
        return recovered;
    }

    @Override
    public Path stage(PackageId id) {
        return layout.change().resolve("new-" + stages.getAndIncrement());
    }

    @Override
    public void install(PackageId id, Path folder, InstalledBundle bundle, List<BundleFile> files) {
        removed.remove(id);
        staged.put(id, new Staged(folder, bundle, List.copyOf(files)));
    }

    @Override
    public void remove(PackageId id) {
        staged.remove(id);
        removed.add(id);
    }

    @Override
    public void place(AgentPlace place) {
        unplaced.remove(place.path());
        placed.put(place.path(), place);
    }

    @Override
    public void unplace(AgentPlace place) {
        placed.remove(place.path());
        unplaced.put(place.path(), place);
    }

    @Override
    public void forget(AgentPlace place) {
        forgotten.add(place.path());
    }

    @Override
    public void save(ProjectState newState) {
        state = newState;
    }

    @Override
    public void commit() {
        ChangePreparation preparation = new ChangePreparation(layout, json, disk);
        List<JournalStep> steps;
        try {
            for (Map.Entry<PackageId, Staged> entry : staged.entrySet()) {
                preparation.install(entry.getKey(), entry.getValue());
            }
            removed.forEach(preparation::remove);
            for (AgentPlace place : unplaced.values()) {
                preparation.unplace(place);
            }
            forgotten.forEach(preparation::forget);
            for (AgentPlace place : placed.values()) {
                preparation.place(place, Optional.ofNullable(staged.get(place.owner())));
            }
            steps = preparation.steps(Optional.ofNullable(state));
        } catch (IOException e) {
            throw new ClientStateException("Cannot write below " + layout.home() + ": " + IoReason.of(e), e);
        }
        if (steps.isEmpty()) {
            return;
        }
        journal.carryOut(steps);
        made.clear();
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try (lock) {
            if (!journal.isOpen()) {
                disk.deleteTree(layout.change());
            }
            leaveNoEmptyFolders();
        } catch (IOException e) {
            throw new ClientStateException("Cannot clean up below " + layout.home() + ": " + IoReason.of(e), e);
        }
    }

    /** Where nothing came of the first change of all, not even the folders for it stay. */
    private void leaveNoEmptyFolders() throws IOException {
        if (!made.isEmpty()) {
            disk.deleteTree(layout.lock());
            for (Path folder : made.reversed()) {
                disk.deleteIfEmpty(folder);
            }
        }
    }
}
