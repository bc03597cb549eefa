package dev.crewx.application.install;

import dev.crewx.application.install.InstallPlan.Kind;
import dev.crewx.application.install.InstallPlan.PermissionRequest;
import dev.crewx.application.install.InstallPlan.Step;
import dev.crewx.application.install.spi.BundleCache;
import dev.crewx.application.install.spi.InstalledBundle;
import dev.crewx.domain.manifest.PackageId;
import dev.crewx.domain.resolution.HostSelection;
import dev.crewx.domain.resolution.LockedPackage;
import dev.crewx.domain.resolution.Lockfile;
import dev.crewx.domain.version.SemanticVersion;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Compares what is installed with what is to be, package by package. */
final class PlanMaker {
    private final Goal goal;
    private final Map<PackageId, InstalledBundle> installed;
    private final BundleCache cache;
    private final boolean newcomersAreAskedFor;

    /** @param newcomersAreAskedFor whether what was not used before is there because somebody asked for it */
    PlanMaker(Goal goal, Map<PackageId, InstalledBundle> installed, BundleCache cache, boolean newcomersAreAskedFor) {
        this.goal = goal;
        this.installed = installed;
        this.cache = cache;
        this.newcomersAreAskedFor = newcomersAreAskedFor;
    }

    /**
     * The plan for a machine.
     *
     * @param selection what of the lockfile the machine gets
     * @param isDamaged whether a package that is installed as locked is to be put there anew all the same
     */
    InstallPlan plan(HostSelection selection, Predicate<PackageId> isDamaged) {
        List<Step> steps = new ArrayList<>();
        Set<PackageId> staying = new HashSet<>();
        for (String name : selection.packages()) {
            PackageId id = PackageId.parse(name);
            staying.add(id);
            steps.add(step(id, locked(name), isDamaged));
        }
        removed(staying, selection).forEach(id -> steps.add(removal(id)));
        return new InstallPlan(
                steps,
                permissions(selection),
                selection.elsewhere().stream().map(PackageId::parse).toList());
    }

    private LockedPackage locked(String name) {
        return goal.state()
                .lockfile()
                .find(name)
                .orElseThrow(() -> new IllegalStateException("Selected and not locked: " + name));
    }

    private Step step(PackageId id, LockedPackage lock, Predicate<PackageId> isDamaged) {
        Optional<InstalledBundle> there = Optional.ofNullable(installed.get(id));
        Optional<SemanticVersion> before = there.map(InstalledBundle::version)
                .or(() -> goal.before().lockfile().find(id.toString()).map(LockedPackage::version));
        Kind kind;
        if (there.map(InstalledBundle::digest).equals(Optional.of(lock.digest()))) {
            kind = isDamaged.test(id) ? Kind.RESTORE : Kind.KEEP;
        } else if (before.isEmpty()) {
            kind = Kind.ADD;
        } else {
            kind = there.isEmpty() && before.get().equals(lock.version()) ? Kind.RESTORE : Kind.UPDATE;
        }
        return new Step(
                id,
                kind,
                before,
                Optional.of(lock.version()),
                goal.state().requirements().requires().containsKey(id.toString()),
                wants(id.toString(), lock),
                lock.size(),
                kind != Kind.KEEP && cache.mayHold(lock.digest()));
    }

    /** What stands there and is not to, and what was locked and is no more. */
    private SortedSet<PackageId> removed(Set<PackageId> staying, HostSelection selection) {
        Lockfile before = goal.before().lockfile();
        TreeSet<PackageId> going = new TreeSet<>(installed.keySet());
        before.packages().keySet().stream()
                .filter(name -> !selection.elsewhere().contains(name))
                .map(PackageId::parse)
                .forEach(going::add);
        going.removeAll(staying);
        return going;
    }

    private Step removal(PackageId id) {
        Optional<SemanticVersion> before = Optional.ofNullable(installed.get(id))
                .map(InstalledBundle::version)
                .or(() -> goal.before().lockfile().find(id.toString()).map(LockedPackage::version));
        return new Step(id, Kind.REMOVE, before, Optional.empty(), false, new TreeSet<>(), 0, true);
    }

    private SortedSet<String> wants(String name, LockedPackage lock) {
        return lock.notApproved(goal.wishes().getOrDefault(name, new TreeSet<>()));
    }

    private List<PermissionRequest> permissions(HostSelection selection) {
        List<PermissionRequest> requests = new ArrayList<>();
        for (String name : selection.packages()) {
            LockedPackage lock = locked(name);
            SortedSet<String> missing = wants(name, lock);
            boolean known = goal.before().lockfile().find(name).isPresent();
            if (!missing.isEmpty() && (known || !newcomersAreAskedFor)) {
                requests.add(new PermissionRequest(PackageId.parse(name), lock.version(), missing, known));
            }
        }
        return requests;
    }
}
