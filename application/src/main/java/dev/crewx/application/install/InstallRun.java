package dev.crewx.application.install;

import dev.crewx.application.bundle.spi.BundleFile;
import dev.crewx.application.install.BundleFetcher.Fetched;
import dev.crewx.application.install.InstallPlan.Kind;
import dev.crewx.application.install.InstallPlan.Step;
import dev.crewx.application.install.InstallRequest.Aim;
import dev.crewx.application.install.InstallRequest.Network;
import dev.crewx.application.install.InstallRequest.Option;
import dev.crewx.application.install.InstallResult.InstalledPackage;
import dev.crewx.application.install.spi.FileChange;
import dev.crewx.application.install.spi.InstalledBundle;
import dev.crewx.application.install.spi.ProjectState;
import dev.crewx.application.install.spi.ProjectStore;
import dev.crewx.application.install.spi.ProjectStore.Recovery;
import dev.crewx.domain.manifest.PackageId;
import dev.crewx.domain.resolution.HostSelection;
import dev.crewx.domain.resolution.LockedPackage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** One install. Looks first, without a lock, whether there is anything to do: mostly there is not. */
final class InstallRun {
    private final InstallPackages ports;
    private final ProjectStore project;
    private final InstallRequest request;
    private final InstallListener listener;
    private final Tasks tasks;

    InstallRun(InstallPackages ports, InstallRequest request, InstallListener listener, Tasks tasks) {
        this.ports = ports;
        this.project = ports.project;
        this.request = request;
        this.listener = listener;
        this.tasks = tasks;
    }

    /**
     * What is and what is to be.
     *
     * @param goal what the project's files are to say
     * @param selection what of it this machine gets
     * @param installed what stands there
     * @param plan what follows
     */
    private record Look(
            Goal goal, HostSelection selection, Map<PackageId, InstalledBundle> installed, InstallPlan plan) {
        boolean changesFiles() {
            return !goal.state().equals(goal.before());
        }
    }

    InstallResult run() {
        Optional<Look> first = Optional.empty();
        if (request.has(Option.DRY_RUN) || project.isSettled()) {
            Look look = look();
            if (request.has(Option.DRY_RUN)) {
                listener.planned(look.plan());
                return new InstallResult.Planned(
                        look.plan(), look.changesFiles(), look.goal().warnings());
            }
            Optional<InstallResult> done = ifNothingToDo(look);
            if (done.isPresent()) {
                return done.get();
            }
            first = Optional.of(look);
        }
        Optional<ProjectStore.Change> begun = project.begin(new Waiting());
        if (begun.isEmpty()) {
            return new InstallResult.Interrupted();
        }
        try (ProjectStore.Change change = begun.get()) {
            if (change.recovered() != Recovery.NOTHING) {
                listener.recovered(change.recovered());
            }
            Look look = first.filter(this::isStillSo).orElseGet(this::look);
            return ifNothingToDo(look).orElseGet(() -> carryOut(look, change));
        }
    }

    private Look look() {
        Goal found = new GoalFinder(request, ports.nanoClock, this::index).find(project.load());
        Goal goal = found.with(new Targets(ports.agents, request).in(found.state()));
        ProjectState state = goal.state();
        HostSelection selection = state.lockfile().on(request.host(), state.requirements());
        if (!selection.unfit().isEmpty()) {
            throw new Refusal(new InstallResult.NotForThisMachine(selection.unfit()));
        }
        Map<PackageId, InstalledBundle> installed = project.installed();
        InstallPlan plan =
                new PlanMaker(goal, installed, ports.bundles, isAskedFor()).plan(selection, this::isToBeMended);
        return new Look(goal, selection, installed, plan);
    }

    private boolean isAskedFor() {
        return !request.has(Option.UNATTENDED)
                && (request.aim() instanceof Aim.Add || request.aim() instanceof Aim.Restore);
    }

    private RegistryIndex index(Network network) {
        return new RegistryIndex(
                ports.registries, ports.index, project.load().lockfile(), network, tasks, ports.parallelism.requests());
    }

    private boolean isToBeMended(PackageId id) {
        if (!request.has(Option.FORCE) && !request.has(Option.MEND)) {
            return false;
        }
        Optional<List<FileChange>> changes = project.files(id).map(files -> project.changes(id, files));
        return changes.isEmpty()
                || (!changes.get().isEmpty()
                        && (request.has(Option.FORCE) || changes.get().stream().noneMatch(FileChange::isPrecious)));
    }

    private boolean isStillSo(Look look) {
        return project.load().equals(look.goal().before())
                && project.installed().equals(look.installed());
    }

    private Optional<InstallResult> ifNothingToDo(Look look) {
        if (look.changesFiles() || look.plan().touchesPackages()) {
            return Optional.empty();
        }
        Placement placement = placement(look, Map.of());
        return placement.isEmpty() ? Optional.of(installed(look, placement, List.of())) : Optional.empty();
    }

    private InstallResult carryOut(Look look, ProjectStore.Change change) {
        listener.planned(look.plan());
        refuseToOverwrite(edited(look.plan()));
        Approval approval = new Approval(request, listener);
        ProjectState state = approval.of(look.plan(), look.goal());
        Map<PackageId, Fetched> fetched = fetch(look, change);
        refuseToOverwrite(unknown(fetched));
        state = approval.ofContents(look.plan(), state, fetched);
        Placement placement = placement(look, fetched);
        tasks.stopIfCancelled();
        listener.committing();
        fetched.forEach((id, package_) -> change.install(
                id,
                package_.folder(),
                BundleFetcher.noted(package_.contents()),
                package_.contents().files()));
        look.plan().steps(Kind.REMOVE).forEach(step -> change.remove(step.id()));
        placement.put().forEach(change::place);
        placement.take().forEach(change::unplace);
        placement.forget().forEach(change::forget);
        change.save(state);
        change.commit();
        return installed(look, placement, Dangers.in(fetched));
    }

    private Map<PackageId, Fetched> fetch(Look look, ProjectStore.Change change) {
        Map<PackageId, LockedPackage> wanted = new LinkedHashMap<>();
        look.plan().steps().stream()
                .filter(Step::needsBundle)
                .forEach(step -> look.goal()
                        .state()
                        .lockfile()
                        .find(step.id().toString())
                        .ifPresent(lock -> wanted.put(step.id(), lock)));
        BundleFetcher fetcher = new BundleFetcher(
                ports.registries, ports.bundles, ports.extractBundle, request.network(), listener, ports.parallelism);
        // Ended before the change is: nothing may write where a change that failed cleans up.
        try (Tasks own = new Tasks(request.cancelled())) {
            return fetcher.fetch(wanted, change, own);
        }
    }

    private Placement placement(Look look, Map<PackageId, Fetched> fetched) {
        Map<PackageId, InstalledBundle> after = new TreeMap<>();
        for (String name : look.selection().packages()) {
            PackageId id = PackageId.parse(name);
            Optional.ofNullable(fetched.get(id))
                    .map(package_ -> BundleFetcher.noted(package_.contents()))
                    .or(() -> Optional.ofNullable(look.installed().get(id)))
                    .ifPresent(bundle -> after.put(id, bundle));
        }
        Targets targets = new Targets(ports.agents, request);
        return new PlacementMaker(
                        project,
                        targets.of(look.goal().state().requirements()),
                        targets.folders(look.goal()),
                        after,
                        fetched,
                        request.has(Option.FORCE),
                        request.has(Option.MEND))
                .placement();
    }

    /** What is noted of packages that go or are replaced, and is not as it was noted. */
    private SortedMap<String, List<String>> edited(InstallPlan plan) {
        SortedMap<String, List<String>> edited = new TreeMap<>();
        plan.steps().stream()
                .filter(step -> step.kind() != Kind.KEEP)
                // What goes and is not noted is compared with nothing: all that stands there may be somebody's.
                .forEach(step -> project.files(step.id())
                        .or(() -> step.kind() == Kind.REMOVE ? Optional.of(List.of()) : Optional.empty())
                        .ifPresent(files -> addPrecious(step.id(), files, edited)));
        return edited;
    }

    /** What stands where packages are to go and is not known, but for what is the same anyway. */
    private SortedMap<String, List<String>> unknown(Map<PackageId, Fetched> fetched) {
        SortedMap<String, List<String>> unknown = new TreeMap<>();
        fetched.forEach((id, package_) -> {
            if (project.files(id).isEmpty()) {
                addPrecious(id, package_.contents().files(), unknown);
            }
        });
        return unknown;
    }

    private void addPrecious(PackageId id, Collection<BundleFile> files, Map<String, List<String>> found) {
        List<String> paths = project.changes(id, files).stream()
                .filter(FileChange::isPrecious)
                .map(FileChange::path)
                .toList();
        if (!paths.isEmpty()) {
            found.put(id.toString(), paths);
        }
    }

    private void refuseToOverwrite(SortedMap<String, List<String>> paths) {
        if (!paths.isEmpty() && !request.has(Option.FORCE)) {
            throw new Refusal(new InstallResult.Edited(paths));
        }
    }

    private InstallResult installed(Look look, Placement placement, List<String> dangers) {
        List<InstalledPackage> packages = new ArrayList<>();
        for (Step step : look.plan().steps()) {
            if (step.kind() != Kind.REMOVE) {
                String registry = look.goal()
                        .state()
                        .lockfile()
                        .find(step.id().toString())
                        .map(LockedPackage::registry)
                        .orElse("");
                packages.add(new InstalledPackage(
                        step.id(),
                        step.after().orElseThrow(),
                        project.location(step.id()),
                        registry,
                        step.requested(),
                        step.needsBundle()));
            }
        }
        List<String> warnings = new ArrayList<>(look.goal().warnings());
        warnings.addAll(placement.warnings());
        warnings.addAll(dangers);
        return new InstallResult.Installed(
                look.plan(),
                packages,
                placement.put(),
                placement.take(),
                List.copyOf(look.goal().state().requirements().targets()),
                warnings.stream().distinct().collect(Collectors.toList()));
    }

    /** Tells that somebody else is at work, and waits until the caller says stop. */
    private final class Waiting implements ProjectStore.Patience {
        @Override
        public void waiting() {
            listener.waiting();
        }

        @Override
        public boolean isEnded() {
            return request.cancelled().getAsBoolean();
        }
    }
}
