package dev.crewx.domain.resolution;

import dev.crewx.domain.resolution.ResolvedPackage.ResolvedDependency;
import dev.crewx.domain.version.SemanticVersion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Turns chosen versions into what the caller gets: ordered, with edges, cycles and changes. */
final class ResolutionAssembly {
    private final Map<String, PackageVersion> chosen;
    private final List<Dependency> requirements;

    ResolutionAssembly(Map<String, PackageVersion> chosen, List<Dependency> requirements) {
        this.chosen = new TreeMap<>(chosen);
        this.requirements = requirements;
    }

    /** The chosen packages in the order of installation. */
    List<ResolvedPackage> ordered(DependencyOrder order, List<String> names) {
        Set<String> required = reachedByRequired();
        List<ResolvedPackage> packages = new ArrayList<>();
        for (int index : order.order()) {
            String name = names.get(index);
            PackageVersion version = version(name);
            packages.add(
                    new ResolvedPackage(name, version.version(), dependenciesOf(version), !required.contains(name)));
        }
        return packages;
    }

    List<String> names() {
        return new ArrayList<>(chosen.keySet());
    }

    /** The graph of the chosen versions over {@link #names()}. */
    DependencyOrder order(List<String> names) {
        Map<String, Integer> index = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            index.put(names.get(i), i);
        }
        int[][] edges = new int[names.size()][];
        for (int i = 0; i < edges.length; i++) {
            edges[i] = version(names.get(i)).dependencies().stream()
                    .map(dependency -> Optional.ofNullable(index.get(dependency.name())))
                    .flatMap(Optional::stream)
                    .mapToInt(Integer::intValue)
                    .sorted()
                    .distinct()
                    .toArray();
        }
        return new DependencyOrder(edges);
    }

    static List<DependencyCycle> cycles(DependencyOrder order, List<String> names) {
        return order.cycles().stream()
                .map(group -> new DependencyCycle(texts(group, names), texts(order.wayAround(group), names)))
                .toList();
    }

    private static List<String> texts(int[] indexes, List<String> names) {
        List<String> texts = new ArrayList<>(indexes.length);
        for (int index : indexes) {
            texts.add(names.get(index));
        }
        return texts;
    }

    private List<ResolvedDependency> dependenciesOf(PackageVersion version) {
        Map<String, ResolvedDependency> sorted = new TreeMap<>();
        for (Dependency dependency : version.dependencies()) {
            PackageVersion target = chosen.get(dependency.name());
            if (target != null) {
                sorted.merge(
                        dependency.name(),
                        new ResolvedDependency(
                                dependency.name(), dependency.range(), target.version(), dependency.optional()),
                        (a, b) -> a.optional() ? b : a);
            }
        }
        return List.copyOf(sorted.values());
    }

    private Set<String> reachedByRequired() {
        Set<String> reached = new HashSet<>();
        List<String> queue = new ArrayList<>();
        meet(requirements, reached, queue);
        for (int i = 0; i < queue.size(); i++) {
            meet(version(queue.get(i)).dependencies(), reached, queue);
        }
        return reached;
    }

    private void meet(List<Dependency> dependencies, Set<String> reached, List<String> queue) {
        for (Dependency dependency : dependencies) {
            if (!dependency.optional() && chosen.containsKey(dependency.name()) && reached.add(dependency.name())) {
                queue.add(dependency.name());
            }
        }
    }

    private PackageVersion version(String name) {
        PackageVersion version = chosen.get(name);
        if (version == null) {
            throw new IllegalStateException("No version of " + name + " was chosen");
        }
        return version;
    }

    /** What differs from the lock. */
    static List<LockChange> changes(Map<String, SemanticVersion> before, Map<String, SemanticVersion> after) {
        Set<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        List<LockChange> changes = new ArrayList<>();
        for (String name : names) {
            Optional<SemanticVersion> old = Optional.ofNullable(before.get(name));
            Optional<SemanticVersion> now = Optional.ofNullable(after.get(name));
            if (!old.equals(now)) {
                changes.add(new LockChange(name, old, now));
            }
        }
        return changes;
    }
}
