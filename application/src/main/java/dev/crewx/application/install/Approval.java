package dev.crewx.application.install;

import dev.crewx.application.install.BundleFetcher.Fetched;
import dev.crewx.application.install.InstallPlan.PermissionRequest;
import dev.crewx.application.install.InstallRequest.Option;
import dev.crewx.application.install.spi.ProjectState;
import dev.crewx.domain.manifest.PackageId;
import dev.crewx.domain.resolution.LockedPackage;
import dev.crewx.domain.resolution.Lockfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Writes into the lockfile what packages are allowed. Where somebody has to say yes first, they are asked before anything
 * is downloaded, by what the index says, and again where a bundle itself wants more than that.
 */
final class Approval {
    private final InstallRequest request;
    private final InstallListener listener;

    Approval(InstallRequest request, InstallListener listener) {
        this.request = request;
        this.listener = listener;
    }

    /**
     * The state with what was approved.
     *
     * @throws Refusal when it was not
     */
    ProjectState of(InstallPlan plan, Goal goal) {
        Map<PackageId, SortedSet<String>> wishes = new TreeMap<>();
        goal.wishes().forEach((name, wish) -> wishes.put(PackageId.parse(name), wish));
        return approved(plan, goal.state(), wishes);
    }

    /**
     * The state with what was approved of what the bundles themselves want.
     *
     * @throws Refusal when it was not
     */
    ProjectState ofContents(InstallPlan plan, ProjectState state, Map<PackageId, Fetched> fetched) {
        Map<PackageId, SortedSet<String>> wishes = new TreeMap<>();
        List<PermissionRequest> requests = new ArrayList<>();
        fetched.forEach((id, package_) -> {
            SortedSet<String> wanted =
                    new TreeSet<>(package_.contents().manifest().security().permissions());
            state.lockfile().find(id.toString()).ifPresent(lock -> {
                SortedSet<String> missing = lock.notApproved(wanted);
                if (!missing.isEmpty()) {
                    wishes.put(id, wanted);
                    requests.add(new PermissionRequest(id, lock.version(), missing, true));
                }
            });
        });
        return approved(new InstallPlan(plan.steps(), requests, plan.elsewhere()), state, wishes);
    }

    private ProjectState approved(InstallPlan plan, ProjectState state, Map<PackageId, SortedSet<String>> wishes) {
        if (!plan.permissions().isEmpty() && !request.has(Option.ALLOW_PERMISSIONS) && !listener.approves(plan)) {
            throw new Refusal(new InstallResult.ConsentMissing(plan.permissions()));
        }
        SortedMap<String, LockedPackage> locked = new TreeMap<>(state.lockfile().packages());
        wishes.forEach(
                (id, wish) -> locked.computeIfPresent(id.toString(), (name, lock) -> lock.withPermissions(wish)));
        return new ProjectState(state.requirements(), new Lockfile(locked));
    }
}
