package dev.crewx.domain.resolution;

import dev.crewx.domain.version.SemanticVersion;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Searches for the best choice for a request: updated packages as new as can be, then the fewest other changes to the
 * lock, then newest, then as many optional packages as can be, then these newest.
 */
final class RequestSearch {
    private final ResolutionRequest request;
    private final SearchBudget budget;
    private final List<Dependency> requirements;
    final PackageTable table;
    final Solver solver;
    private final NewestFirst newest;
    private final Foundedness foundedness;
    private final Set<PackageNode> keepable = new LinkedHashSet<>();
    private boolean cutShort;

    RequestSearch(PackageProvider provider, ResolutionRequest request, SearchBudget budget) {
        this.request = request;
        this.budget = budget;
        this.requirements = request.requirements();
        this.table = new PackageTable(provider, request, budget);
        this.solver = new Solver(table, budget);
        this.newest = new NewestFirst(solver, requirements);
        this.foundedness = new Foundedness(solver, requirements);
    }

    /** A part of the search space: all choices in which these literals hold are equally good so far. */
    private record Region(Literals assumptions, Selection selection) {}

    /** Whether the budget ran out after a first choice was found. */
    boolean isCutShort() {
        return cutShort;
    }

    /** The first choice that fits; the answer says how it went. */
    Solver.Answer first() {
        for (Dependency dependency : requirements) {
            solver.require(Literal.of(solver.propagator.setOf(dependency).variable));
        }
        return solver.solve();
    }

    /** The best choice, after {@link #first()} found that something fits. */
    Selection best() {
        Selection found = read(true);
        List<Region> regions = keepLocked(updateRegions(found));
        Region region = improve(regions);
        return addOptional(region);
    }

    private Selection read(boolean throughOptional) {
        return Selection.read(solver, requirements, throughOptional);
    }

    // ---- updated packages first

    private List<Region> updateRegions(Selection found) {
        List<PackageNode> updated = new ArrayList<>();
        for (String name : request.update()) {
            updated.add(table.node(name));
        }
        if (updated.isEmpty()) {
            return List.of(new Region(Literals.NONE, found));
        }
        updated.forEach(solver.propagator::load);
        return new UpdateFront(solver, newest, foundedness, updated, () -> read(true), this::cut)
                .search(found).stream()
                        .map(front -> new Region(front.assumptions(), front.selection()))
                        .toList();
    }

    private void cut() {
        cutShort = true;
    }

    // ---- then as few other changes to the lock as possible

    private List<Region> keepLocked(List<Region> regions) {
        List<Integer> goals = new ArrayList<>();
        for (Map.Entry<String, SemanticVersion> entry : request.locked().entrySet()) {
            if (!request.update().contains(entry.getKey())) {
                keepable.add(table.node(entry.getKey()));
            }
        }
        if (keepable.isEmpty()) {
            return regions;
        }
        solver.retreat(0);
        List<PackageNode> unknown =
                keepable.stream().filter(node -> !node.isLoaded()).toList();
        if (unknown.size() > 1) {
            table.prefetch(unknown);
        }
        keepable.forEach(solver.propagator::load);
        for (PackageNode node : keepable) {
            if (node.preferred >= 0) {
                goals.add(Literal.of(node.variable(node.preferred)));
            }
        }
        int fewest = Integer.MAX_VALUE;
        List<Region> best = new ArrayList<>();
        for (Region region : regions) {
            SoftGoals soft = new SoftGoals(solver, budget, goals);
            Selection kept = region.selection();
            int known = keptBy(kept);
            if (known == goals.size()) {
                if (fewest > 0) {
                    best.clear();
                }
                fewest = 0;
                best.add(new Region(region.assumptions().and(goals), kept));
                continue;
            }
            SoftGoals.Best result = soft.maximize(
                    region.assumptions(),
                    selection -> isFounded(selection, keepable::contains),
                    () -> read(true),
                    fewest == Integer.MAX_VALUE ? goals.size() : fewest);
            if (result.selection() == null) {
                if (budget.stop() != null) {
                    cutShort = true;
                    return best.isEmpty() ? List.of(region) : best;
                }
                continue;
            }
            if (result.givenUp() < fewest) {
                fewest = result.givenUp();
                best.clear();
            }
            if (result.givenUp() == fewest) {
                best.add(new Region(result.assumptions(), result.selection()));
            }
        }
        return best.isEmpty() ? regions : best;
    }

    private int keptBy(Selection selection) {
        int kept = 0;
        for (PackageNode node : keepable) {
            if (node.preferred >= 0 && selection.valueOf(node) == node.preferred) {
                kept++;
            }
        }
        return kept;
    }

    /** Whether every chosen package that counts is led to; else adds rules and says no. */
    private boolean isFounded(Selection selection, Predicate<PackageNode> counts) {
        List<PackageNode> unfounded = foundedness.unfounded(selection);
        if (unfounded.stream().noneMatch(counts)) {
            return true;
        }
        foundedness.exclude(unfounded);
        return false;
    }

    // ---- then newest

    private Region improve(List<Region> regions) {
        Region current = regions.getFirst();
        boolean improved = true;
        while (improved && !cutShort) {
            improved = false;
            for (Region region : regions) {
                Selection better = improveWithin(region, current);
                if (better != null) {
                    current = new Region(region.assumptions(), better);
                    improved = true;
                }
            }
            improved &= regions.size() > 1;
        }
        return current;
    }

    /** A choice of the region that cannot be improved there and is newer than the current one; null without one. */
    private @Nullable Selection improveWithin(Region region, Region current) {
        Selection best = current.selection();
        boolean any = false;
        boolean lockMatters = !region.assumptions().isEmpty();
        while (true) {
            Set<PackageNode> required = requiredOf(best);
            NewestFirst.Step step = newest.newer(best, region.assumptions(), required::contains, true);
            if (step.stopped()) {
                cutShort = true;
                break;
            }
            Selection better = step.better();
            if (better == null) {
                break;
            }
            if (lockMatters && !isFounded(better, keepable::contains)) {
                continue;
            }
            best = better;
            any = true;
        }
        return any ? best : null;
    }

    /** The packages of a choice that required dependencies lead to. */
    private Set<PackageNode> requiredOf(Selection selection) {
        Set<PackageNode> required = new HashSet<>();
        List<PackageNode> queue = new ArrayList<>();
        List<Dependency> dependencies = requirements;
        int next = 0;
        while (true) {
            for (Dependency dependency : dependencies) {
                PackageNode node = table.node(dependency.name());
                if (!dependency.optional() && selection.contains(node) && required.add(node)) {
                    queue.add(node);
                }
            }
            if (next == queue.size()) {
                return required;
            }
            dependencies = selection.versionOf(queue.get(next++)).dependencies();
        }
    }

    // ---- then as many optional packages as possible

    private Selection addOptional(Region region) {
        Selection selection = region.selection();
        Set<PackageNode> required = requiredOf(selection);
        List<Integer> fixed = new ArrayList<>();
        required.forEach(node -> fixed.add(selection.literalOf(node)));
        Set<String> wanted = wantedOptionally(required, selection);
        if (wanted.isEmpty() || cutShort) {
            return selection;
        }
        solver.retreat(0);
        Literals base = region.assumptions().and(fixed);
        Set<PackageNode> candidates = optionalCandidates(wanted, required);
        List<Integer> goals = new ArrayList<>();
        candidates.forEach(node -> goals.add(wantedAndPresent(node)));
        SoftGoals.Best result = new SoftGoals(solver, budget, goals)
                .maximize(base, found -> isFounded(found, candidates::contains), () -> read(true), goals.size());
        Selection most = result.selection();
        if (most == null) {
            cutShort |= budget.stop() != null;
            return selection;
        }
        Selection best = most;
        while (true) {
            NewestFirst.Step step = newest.newer(best, result.assumptions(), node -> true, true);
            cutShort |= step.stopped();
            if (step.better() == null) {
                return best;
            }
            if (isFounded(step.better(), candidates::contains)) {
                best = step.better();
            }
        }
    }

    /** A literal under which the package is present and something chosen, or the project, wants it optionally. */
    private int wantedAndPresent(PackageNode node) {
        int goal = Literal.of(solver.variables.newAuxiliary());
        solver.addRule(Literal.not(goal), Literal.notOf(node.base));
        boolean byProject = requirements.stream()
                .anyMatch(
                        dependency -> dependency.optional() && dependency.name().equals(node.name));
        if (!byProject) {
            IntList wanted = new IntList();
            wanted.add(Literal.not(goal));
            for (SetNode set : node.optional.values()) {
                for (int i = 0; i < set.users.size(); i++) {
                    wanted.add(Literal.of(set.users.get(i)));
                }
            }
            solver.addRule(wanted.toArray());
        }
        return goal;
    }

    private Set<String> wantedOptionally(Set<PackageNode> required, Selection selection) {
        Set<String> wanted = new TreeSet<>();
        List<Dependency> all = new ArrayList<>(requirements);
        required.forEach(node -> all.addAll(selection.versionOf(node).dependencies()));
        for (Dependency dependency : all) {
            if (dependency.optional() && !required.contains(table.node(dependency.name()))) {
                wanted.add(dependency.name());
            }
        }
        return wanted;
    }

    /** Everything an optional package may bring along that is wanted optionally by something. */
    private Set<PackageNode> optionalCandidates(Set<String> wanted, Set<PackageNode> required) {
        Set<PackageNode> candidates = new LinkedHashSet<>();
        Set<PackageNode> seen = new LinkedHashSet<>();
        wanted.forEach(name -> {
            candidates.add(table.node(name));
            seen.add(table.node(name));
        });
        List<PackageNode> queue = new ArrayList<>(seen);
        for (int i = 0; i < queue.size(); i++) {
            PackageNode node = queue.get(i);
            solver.propagator.load(node);
            for (int value = 1; value < node.size(); value++) {
                for (Dependency dependency : node.version(value).dependencies()) {
                    PackageNode target = table.node(dependency.name());
                    if (required.contains(target)) {
                        continue;
                    }
                    if (dependency.optional()) {
                        candidates.add(target);
                    }
                    if (seen.add(target)) {
                        queue.add(target);
                    }
                }
            }
        }
        return candidates;
    }
}
