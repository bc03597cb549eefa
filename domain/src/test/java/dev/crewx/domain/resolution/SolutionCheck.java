package dev.crewx.domain.resolution;

import dev.crewx.domain.version.SemanticVersion;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks an answer against the index, knowing nothing of how it was found. */
final class SolutionCheck {
    private SolutionCheck() {}

    /** What is wrong with the answer; empty when it is valid. */
    static String problem(FixtureIndex index, ResolutionRequest request, Map<String, SemanticVersion> answer) {
        List<String> problems = new ArrayList<>();
        Set<String> reached = new HashSet<>();
        List<String> queue = new ArrayList<>();
        follow("root", request.requirements(), answer, reached, queue, problems);
        for (int i = 0; i < queue.size(); i++) {
            String name = queue.get(i);
            PackageVersion version = index.all(name).stream()
                    .filter(each -> each.version().equals(answer.get(name)))
                    .findFirst()
                    .orElse(null);
            if (version == null) {
                problems.add(name + "@" + answer.get(name) + " was never published");
                continue;
            }
            version.host().mismatch(request.host()).ifPresent(reason -> problems.add(name + " " + reason));
            follow(name, version.dependencies(), answer, reached, queue, problems);
        }
        answer.keySet().stream()
                .filter(name -> !reached.contains(name))
                .forEach(name -> problems.add(name + " is not needed"));
        return String.join("; ", problems);
    }

    private static void follow(
            String from,
            List<Dependency> dependencies,
            Map<String, SemanticVersion> answer,
            Set<String> reached,
            List<String> queue,
            List<String> problems) {
        for (Dependency dependency : dependencies) {
            SemanticVersion chosen = answer.get(dependency.name());
            if (chosen == null) {
                if (!dependency.optional()) {
                    problems.add(from + " lacks " + dependency.name());
                }
            } else {
                if (!dependency.range().contains(chosen)) {
                    problems.add(from + " needs " + dependency.name() + " "
                            + dependency.range().text() + " and got " + chosen);
                }
                if (reached.add(dependency.name())) {
                    queue.add(dependency.name());
                }
            }
        }
    }
}
