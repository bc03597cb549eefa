package dev.crewx.domain.resolution;

import dev.crewx.domain.version.SemanticVersion;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Function;

/** The oracle: every valid answer by trying all, then the best of them by the words of the specification. */
final class BruteForce {
    private final FixtureIndex index;
    private final ResolutionRequest request;
    private final Set<Map<String, SemanticVersion>> all = new LinkedHashSet<>();

    private BruteForce(FixtureIndex index, ResolutionRequest request) {
        this.index = index;
        this.request = request;
    }

    /** All valid answers, optional packages taken or not. */
    static Set<Map<String, SemanticVersion>> all(FixtureIndex index, ResolutionRequest request) {
        BruteForce oracle = new BruteForce(index, request);
        oracle.extend(new TreeMap<>(), request.requirements(), 0, new HashSet<>());
        return oracle.all;
    }

    /** The valid answers none of which is worse than another. */
    static Set<Map<String, SemanticVersion>> best(FixtureIndex index, ResolutionRequest request) {
        BruteForce oracle = new BruteForce(index, request);
        oracle.extend(new TreeMap<>(), request.requirements(), 0, new HashSet<>());
        List<Map<String, SemanticVersion>> left = new ArrayList<>(oracle.all);
        Set<String> updated = request.update();
        if (!updated.isEmpty()) {
            left = undominated(left, answer -> keep(answer, updated));
        }
        left = most(left, answer -> (int) request.locked().entrySet().stream()
                .filter(entry -> !updated.contains(entry.getKey()))
                .filter(entry -> entry.getValue().equals(answer.get(entry.getKey())))
                .count());
        left = undominated(left, oracle::required);
        List<Map<String, SemanticVersion>> last = new ArrayList<>();
        Set<Map<String, SemanticVersion>> cores = new LinkedHashSet<>();
        left.forEach(answer -> cores.add(oracle.required(answer)));
        for (Map<String, SemanticVersion> core : cores) {
            List<Map<String, SemanticVersion>> same = left.stream()
                    .filter(answer -> oracle.required(answer).equals(core))
                    .toList();
            last.addAll(undominated(most(same, oracle::optionalCount), answer -> answer));
        }
        return new LinkedHashSet<>(last);
    }

    private void extend(Map<String, SemanticVersion> chosen, List<Dependency> agenda, int from, Set<String> leftOut) {
        int at = from;
        while (at < agenda.size()) {
            Dependency dependency = agenda.get(at);
            SemanticVersion version = chosen.get(dependency.name());
            if (version == null) {
                break;
            }
            if (!dependency.range().contains(version)) {
                return;
            }
            at++;
        }
        if (at == agenda.size()) {
            all.add(new TreeMap<>(chosen));
            return;
        }
        Dependency dependency = agenda.get(at);
        if (dependency.optional()) {
            // Left out here; should something else bring it in after all, its range is looked at again then.
            extend(chosen, without(agenda, at), at, leftOut);
        }
        for (PackageVersion candidate : index.all(dependency.name())) {
            if (candidate.host().mismatch(request.host()).isPresent()
                    || (candidate.yanked()
                            && !candidate.version().equals(request.locked().get(dependency.name())))) {
                continue;
            }
            if (!dependency.range().contains(candidate.version())
                    || !fitsAll(chosen, dependency.name(), candidate.version())) {
                continue;
            }
            chosen.put(dependency.name(), candidate.version());
            List<Dependency> longer = new ArrayList<>(agenda);
            longer.addAll(candidate.dependencies());
            extend(chosen, longer, at, leftOut);
            chosen.remove(dependency.name());
        }
    }

    private static List<Dependency> without(List<Dependency> agenda, int at) {
        List<Dependency> shorter = new ArrayList<>(agenda);
        shorter.remove(at);
        return shorter;
    }

    /** Whether a version is in the range of everything chosen that asks for it, optionally or not. */
    private boolean fitsAll(Map<String, SemanticVersion> chosen, String name, SemanticVersion version) {
        List<Dependency> asks = new ArrayList<>(request.requirements());
        chosen.forEach((each, number) -> asks.addAll(dependencies(each, number)));
        return asks.stream()
                .filter(dependency -> dependency.name().equals(name))
                .allMatch(dependency -> dependency.range().contains(version));
    }

    private List<Dependency> dependencies(String name, SemanticVersion version) {
        return index.all(name).stream()
                .filter(each -> each.version().equals(version))
                .findFirst()
                .orElseThrow()
                .dependencies();
    }

    /** The part that required dependencies lead to. */
    private Map<String, SemanticVersion> required(Map<String, SemanticVersion> answer) {
        Set<String> reached = new LinkedHashSet<>();
        List<Dependency> queue = new ArrayList<>(request.requirements());
        for (int i = 0; i < queue.size(); i++) {
            Dependency dependency = queue.get(i);
            SemanticVersion version = answer.get(dependency.name());
            if (!dependency.optional() && version != null && reached.add(dependency.name())) {
                queue.addAll(dependencies(dependency.name(), version));
            }
        }
        return keep(answer, reached);
    }

    private int optionalCount(Map<String, SemanticVersion> answer) {
        Set<String> wanted = new TreeSet<>();
        List<Dependency> asks = new ArrayList<>(request.requirements());
        answer.forEach((name, version) -> asks.addAll(dependencies(name, version)));
        asks.stream()
                .filter(dependency -> dependency.optional() && answer.containsKey(dependency.name()))
                .forEach(dependency -> wanted.add(dependency.name()));
        wanted.removeAll(required(answer).keySet());
        return wanted.size();
    }

    private static Map<String, SemanticVersion> keep(Map<String, SemanticVersion> answer, Set<String> names) {
        Map<String, SemanticVersion> kept = new TreeMap<>(answer);
        kept.keySet().retainAll(names);
        return kept;
    }

    private static List<Map<String, SemanticVersion>> most(
            List<Map<String, SemanticVersion>> answers, Function<Map<String, SemanticVersion>, Integer> count) {
        int best = answers.stream().mapToInt(count::apply).max().orElse(0);
        return answers.stream().filter(answer -> count.apply(answer) == best).toList();
    }

    private static List<Map<String, SemanticVersion>> undominated(
            List<Map<String, SemanticVersion>> answers,
            Function<Map<String, SemanticVersion>, Map<String, SemanticVersion>> compared) {
        BiPredicate<Map<String, SemanticVersion>, Map<String, SemanticVersion>> newer = BruteForce::isNewer;
        List<Map<String, SemanticVersion>> parts =
                answers.stream().map(compared).distinct().toList();
        return answers.stream()
                .filter(answer -> parts.stream().noneMatch(other -> newer.test(other, compared.apply(answer))))
                .toList();
    }

    /** Whether what both have is nowhere older and somewhere newer. */
    private static boolean isNewer(Map<String, SemanticVersion> a, Map<String, SemanticVersion> b) {
        boolean somewhere = false;
        for (Map.Entry<String, SemanticVersion> entry : b.entrySet()) {
            SemanticVersion other = a.get(entry.getKey());
            if (other == null) {
                continue;
            }
            int order = other.compareTo(entry.getValue());
            if (order < 0) {
                return false;
            }
            somewhere |= order > 0;
        }
        return somewhere;
    }
}
