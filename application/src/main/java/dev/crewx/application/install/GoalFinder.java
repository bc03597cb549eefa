package dev.crewx.application.install;

import dev.crewx.application.install.InstallRequest.Aim;
import dev.crewx.application.install.InstallRequest.Network;
import dev.crewx.application.install.InstallRequest.Option;
import dev.crewx.application.install.InstallRequest.Requirement;
import dev.crewx.application.install.spi.ProjectState;
import dev.crewx.domain.manifest.PackageId;
import dev.crewx.domain.resolution.Budget;
import dev.crewx.domain.resolution.DependencyCycle;
import dev.crewx.domain.resolution.Disagreement;
import dev.crewx.domain.resolution.HostConstraints;
import dev.crewx.domain.resolution.LockedPackage;
import dev.crewx.domain.resolution.Lockfile;
import dev.crewx.domain.resolution.ProjectRequirements;
import dev.crewx.domain.resolution.Resolution;
import dev.crewx.domain.resolution.ResolutionOutcome;
import dev.crewx.domain.resolution.ResolutionRequest;
import dev.crewx.domain.resolution.ResolutionWarning;
import dev.crewx.domain.resolution.ResolvedPackage;
import dev.crewx.domain.resolution.Resolver;
import dev.crewx.domain.version.VersionRange;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds what a project's files are to say: from the lockfile alone where it has the answer, else by resolving. */
final class GoalFinder {
    private static final Duration RESOLUTION_TIME = Duration.ofSeconds(60);

    private final InstallRequest request;
    private final LongSupplier nanoClock;
    private final Function<Network, RegistryIndex> indexes;

    /** @param indexes what there is, so far from the network; asked for only where the lockfile does not do */
    GoalFinder(InstallRequest request, LongSupplier nanoClock, Function<Network, RegistryIndex> indexes) {
        this.request = request;
        this.nanoClock = nanoClock;
        this.indexes = indexes;
    }

    /** @throws Refusal when there is no such goal */
    Goal find(ProjectState before) {
        return switch (request.aim()) {
            case Aim.Restore() -> restore(before);
            case Aim.Add(List<Requirement> additions) -> add(before, additions);
            case Aim.Remove(var ids) -> remove(before, ids);
            case Aim.Update(var ids) -> update(before, ids);
        };
    }

    private Goal restore(ProjectState before) {
        List<Disagreement> disagreements = before.lockfile().disagreements(before.requirements());
        if (disagreements.isEmpty()) {
            return asLocked(before, before.requirements(), before.lockfile());
        }
        if (request.has(Option.FROZEN)) {
            throw new Refusal(new InstallResult.LockDisagrees(disagreements));
        }
        return resolve(before, before.requirements(), List.of(), Set.of());
    }

    /** What is required already and asked for without a range stays required as it is. */
    private Goal add(ProjectState before, List<Requirement> additions) {
        SortedMap<String, VersionRange> required = before.requirements().requires();
        List<Requirement> news = additions.stream()
                .filter(addition -> addition.range().isPresent()
                        || !required.containsKey(addition.id().toString()))
                .toList();
        ProjectRequirements wanted = before.requirements();
        for (Requirement addition : news) {
            wanted = wanted.adding(addition.id().toString(), addition.range().orElse(VersionRange.ANY));
        }
        boolean knowsAll = news.stream().allMatch(addition -> addition.range().isPresent())
                && before.lockfile().disagreements(wanted).isEmpty();
        return knowsAll ? asLocked(before, wanted, before.lockfile()) : resolve(before, wanted, news, Set.of());
    }

    private Goal remove(ProjectState before, Set<PackageId> ids) {
        ProjectRequirements left = before.requirements();
        for (PackageId id : ids) {
            if (!left.requires().containsKey(id.toString())) {
                throw new Refusal(new InstallResult.NotRequired(id, dependents(before.lockfile(), id.toString())));
            }
            left = left.without(id.toString());
        }
        Lockfile needed = before.lockfile().neededBy(left);
        return needed.disagreements(left).isEmpty()
                ? asLocked(before, left, needed)
                : resolve(before, left, List.of(), Set.of());
    }

    private Goal update(ProjectState before, Set<PackageId> ids) {
        for (PackageId id : ids) {
            if (before.lockfile().find(id.toString()).isEmpty()
                    && !before.requirements().requires().containsKey(id.toString())) {
                throw new Refusal(new InstallResult.NotRequired(id, List.of()));
            }
        }
        Set<String> names = ids.isEmpty()
                ? before.lockfile().packages().keySet()
                : ids.stream().map(PackageId::toString).collect(Collectors.toSet());
        return resolve(before, before.requirements(), List.of(), names);
    }

    static List<String> dependents(Lockfile lockfile, String name) {
        return lockfile.packages().entrySet().stream()
                .filter(entry -> entry.getValue().dependencies().containsKey(name))
                .map(entry -> entry.getKey())
                .toList();
    }

    private Goal asLocked(ProjectState before, ProjectRequirements requirements, Lockfile lockfile) {
        List<String> blind = request.host().crewx().isPresent()
                ? List.of()
                : lockfile.packages().entrySet().stream()
                        .filter(entry -> !entry.getValue().host().crewx().isEmpty())
                        .map(entry -> entry.getKey())
                        .toList();
        List<String> warnings =
                blind.isEmpty() ? List.of() : List.of(new ResolutionWarning.CrewxVersionUnknown(blind).message());
        return new Goal(before, new ProjectState(requirements, lockfile), Map.of(), warnings);
    }

    private Goal resolve(
            ProjectState before, ProjectRequirements wanted, List<Requirement> additions, Set<String> update) {
        if (request.network() != Network.PREFER_OFFLINE) {
            return resolve(before, wanted, additions, update, indexes.apply(request.network()));
        }
        try {
            return resolve(before, wanted, additions, update, indexes.apply(Network.PREFER_OFFLINE));
        } catch (Refusal stale) {
            // What the cache knows may be old: before it is believed that there is no answer, the registries are asked.
            if (!(stale.result() instanceof InstallResult.Conflict)
                    && !(stale.result() instanceof InstallResult.NoSuchPackage)) {
                throw stale;
            }
            return resolve(before, wanted, additions, update, indexes.apply(Network.ONLINE));
        }
    }

    private Goal resolve(
            ProjectState before,
            ProjectRequirements wanted,
            List<Requirement> additions,
            Set<String> update,
            RegistryIndex index) {
        index.prefetch(wanted.requires().keySet());
        for (Requirement addition : additions) {
            if (index.entry(addition.id().toString()).isEmpty()) {
                throw new Refusal(new InstallResult.NoSuchPackage(addition.id()));
            }
        }
        ResolutionRequest resolution = new ResolutionRequest(
                wanted.dependencies(),
                HostConstraints.NONE,
                request.host(),
                before.lockfile().versions(),
                update,
                Budget.UNLIMITED.withTime(RESOLUTION_TIME, nanoClock).withCancellation(request.cancelled()));
        return goal(before, wanted, additions, index, answer(Resolver.of(index).resolve(resolution)));
    }

    private static Resolution answer(ResolutionOutcome outcome) {
        return switch (outcome) {
            case ResolutionOutcome.Resolved(Resolution resolution)
            when !resolution.cycles().isEmpty() ->
                throw new Refusal(new InstallResult.Cycle(resolution.cycles().stream()
                        .map(DependencyCycle::message)
                        .toList()));
            case ResolutionOutcome.Resolved(Resolution resolution) -> resolution;
            case ResolutionOutcome.Conflict conflict -> throw new Refusal(new InstallResult.Conflict(conflict));
            case ResolutionOutcome.BudgetExceeded exceeded ->
                throw new Refusal(new InstallResult.TookTooLong(exceeded.message()));
            case ResolutionOutcome.Cancelled ignored -> throw new Refusal(new InstallResult.Interrupted());
        };
    }

    private static Goal goal(
            ProjectState before,
            ProjectRequirements wanted,
            List<Requirement> additions,
            RegistryIndex index,
            Resolution resolution) {
        SortedMap<String, LockedPackage> locked = new TreeMap<>();
        Map<String, SortedSet<String>> wishes = new HashMap<>();
        Stream.concat(resolution.packages().stream(), resolution.elsewhere().stream())
                .forEach(resolved -> {
                    LockedPackage lock = lock(before.lockfile(), index, resolved, wishes);
                    locked.put(resolved.name(), lock.resolvedAs(resolved));
                });
        ProjectRequirements requirements = wanted;
        for (Requirement addition : additions) {
            if (addition.range().isEmpty()) {
                String name = addition.id().toString();
                requirements = requirements.adding(
                        name, Objects.requireNonNull(locked.get(name)).version());
            }
        }
        List<String> warnings =
                resolution.warnings().stream().map(ResolutionWarning::message).toList();
        return new Goal(before, new ProjectState(requirements, new Lockfile(locked)), wishes, warnings);
    }

    /** What the lock says of a package: a version that was locked keeps where it came from and what was approved. */
    private static LockedPackage lock(
            Lockfile before, RegistryIndex index, ResolvedPackage resolved, Map<String, SortedSet<String>> wishes) {
        Optional<LockedPackage> earlier = before.find(resolved.name());
        if (earlier.isPresent() && earlier.get().version().equals(resolved.version())) {
            return earlier.get();
        }
        SortedSet<String> wanted =
                new TreeSet<>(index.indexed(resolved.name(), resolved.version()).permissions());
        wishes.put(resolved.name(), wanted);
        SortedSet<String> approved = new TreeSet<>(wanted);
        approved.retainAll(earlier.map(LockedPackage::permissions).orElseGet(TreeSet::new));
        return index.locked(resolved.name(), resolved.version()).withPermissions(approved);
    }
}
