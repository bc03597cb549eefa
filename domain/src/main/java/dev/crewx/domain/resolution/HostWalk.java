package dev.crewx.domain.resolution;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Follows a lockfile from what a project requires. An optional dependency is followed where it and all that it cannot do
 * without fit the machine. Without recursion: a chain may be as long as it likes.
 */
final class HostWalk {
    private final Lockfile lockfile;
    private final Map<String, String> reasons = new HashMap<>();
    private final Set<String> unusable = new HashSet<>();

    HostWalk(Lockfile lockfile, Host host) {
        this.lockfile = lockfile;
        lockfile.packages()
                .forEach((name, locked) -> locked.host().mismatch(host).ifPresent(why -> reasons.put(name, why)));
        unusable.addAll(reasons.keySet());
        if (!unusable.isEmpty()) {
            spread();
        }
    }

    /** What cannot do without something unusable is unusable as well. */
    private void spread() {
        Map<String, List<String>> dependents = new HashMap<>();
        lockfile.packages()
                .forEach((name, locked) -> required(locked)
                        .forEach(dependency -> dependents
                                .computeIfAbsent(dependency, key -> new ArrayList<>())
                                .add(name)));
        Deque<String> queue = new ArrayDeque<>(unusable);
        while (!queue.isEmpty()) {
            dependents.getOrDefault(queue.remove(), List.of()).stream()
                    .filter(unusable::add)
                    .forEach(queue::add);
        }
    }

    HostSelection from(Collection<String> required) {
        List<String> order = new ArrayList<>();
        Set<String> reached = new HashSet<>();
        Deque<Visit> path = new ArrayDeque<>();
        for (String root : new TreeSet<>(required)) {
            enter(root, reached, path);
            while (!path.isEmpty()) {
                Visit visit = path.peek();
                if (visit.next.hasNext()) {
                    enter(visit.next.next(), reached, path);
                } else {
                    order.add(path.pop().name);
                }
            }
        }
        SortedMap<String, String> unfit = new TreeMap<>();
        order.forEach(name -> Optional.ofNullable(reasons.get(name)).ifPresent(why -> unfit.put(name, why)));
        TreeSet<String> elsewhere = new TreeSet<>(lockfile.packages().keySet());
        elsewhere.removeAll(reached);
        return new HostSelection(order, List.copyOf(elsewhere), unfit);
    }

    private void enter(String name, Set<String> reached, Deque<Visit> path) {
        lockfile.find(name).filter(locked -> reached.add(name)).ifPresent(locked -> path.push(visit(name, locked)));
    }

    private Visit visit(String name, LockedPackage locked) {
        return new Visit(
                name,
                locked.dependencies().keySet().stream()
                        .filter(dependency -> !locked.optional().contains(dependency) || !unusable.contains(dependency))
                        .iterator());
    }

    private static List<String> required(LockedPackage locked) {
        return locked.dependencies().keySet().stream()
                .filter(dependency -> !locked.optional().contains(dependency))
                .toList();
    }

    private record Visit(String name, Iterator<String> next) {}
}
