package dev.crewx.domain.resolution;

import dev.crewx.domain.version.SemanticVersion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Looks for a choice that is newer than an answer without a lock, by raising one version after another with all others
 * held at what they are or newer; independent of how the answer was found, and bounded.
 */
final class NewestCheck {
    private static final int MAX_STEPS = 20_000;

    private final FixtureIndex index;
    private final Map<String, SemanticVersion> floor;
    private int steps;

    private NewestCheck(FixtureIndex index, Map<String, SemanticVersion> floor) {
        this.index = index;
        this.floor = floor;
    }

    /** A newer choice told as a problem; none where a lock or a host takes part, or the search is too long. */
    static List<String> problems(FixtureIndex index, ResolutionRequest request, Map<String, SemanticVersion> answer) {
        if (!request.locked().isEmpty() || !request.host().equals(Host.UNKNOWN)) {
            return List.of();
        }
        NewestCheck check = new NewestCheck(index, answer);
        Map<String, SemanticVersion> better =
                check.search(new ArrayList<>(request.requirements()), new HashMap<>(), 0, false);
        return better == null ? List.of() : List.of("could be newer: " + better);
    }

    private @org.jspecify.annotations.Nullable Map<String, SemanticVersion> search(
            List<Dependency> agenda, Map<String, SemanticVersion> chosen, int from, boolean raised) {
        if (++steps > MAX_STEPS || from > 400) {
            return null;
        }
        int at = from;
        while (at < agenda.size() && chosen.containsKey(agenda.get(at).name())) {
            Dependency met = agenda.get(at++);
            if (!met.range().contains(chosen.get(met.name()))) {
                return null;
            }
        }
        if (at == agenda.size()) {
            return raised ? new HashMap<>(chosen) : null;
        }
        String name = agenda.get(at).name();
        List<PackageVersion> candidates = new ArrayList<>(index.all(name));
        candidates.sort((a, b) -> b.version().compareTo(a.version()));
        for (PackageVersion candidate : candidates) {
            SemanticVersion least = floor.get(name);
            int order = least == null ? 0 : candidate.version().compareTo(least);
            boolean fits = agenda.stream()
                    .filter(dependency -> dependency.name().equals(name))
                    .allMatch(dependency -> dependency.range().contains(candidate.version()));
            if (order < 0 || !fits) {
                continue;
            }
            chosen.put(name, candidate.version());
            int size = agenda.size();
            agenda.addAll(candidate.dependencies());
            Map<String, SemanticVersion> found = search(agenda, chosen, at, raised || order > 0);
            if (found != null) {
                return found;
            }
            while (agenda.size() > size) {
                agenda.removeLast();
            }
            chosen.remove(name);
        }
        return null;
    }
}
