package dev.crewx.runtime;

import dev.crewx.domain.manifest.PackageDependency;
import dev.crewx.domain.manifest.PackageId;
import dev.crewx.domain.skill.SkillDependency;
import dev.crewx.domain.version.SemanticVersion;
import dev.crewx.domain.version.VersionRange;
import dev.crewx.runtime.SkillDependencies.Problem;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds what a skill depends on: the skills its frontmatter names, and the skills of the packages that its own package
 * requires. A skill of the same package goes before others of its name.
 */
final class DependencyWalk {
    private final Catalogue catalogue;
    private final Map<String, SkillDescriptor> reached = new LinkedHashMap<>();
    private final Map<String, List<String>> edges = new LinkedHashMap<>();
    private final Set<Problem> problems = new LinkedHashSet<>();

    private DependencyWalk(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    static SkillDependencies from(SkillDescriptor skill, Catalogue catalogue) {
        DependencyWalk walk = new DependencyWalk(catalogue);
        walk.reach(skill);
        walk.findCircles(skill.name());
        List<SkillDescriptor> inOrder = walk.reached.values().stream()
                .filter(other -> !other.name().equals(skill.name()))
                .toList();
        return new SkillDependencies(skill.name(), inOrder, walk.edges, List.copyOf(walk.problems));
    }

    private void reach(SkillDescriptor start) {
        Deque<SkillDescriptor> waiting = new ArrayDeque<>(List.of(start));
        reached.put(start.name(), start);
        while (!waiting.isEmpty()) {
            SkillDescriptor skill = waiting.remove();
            List<SkillDescriptor> direct = directOf(skill);
            edges.put(skill.name(), direct.stream().map(SkillDescriptor::name).toList());
            for (SkillDescriptor dependency : direct) {
                if (reached.putIfAbsent(dependency.name(), dependency) == null) {
                    waiting.add(dependency);
                }
            }
        }
    }

    private List<SkillDescriptor> directOf(SkillDescriptor skill) {
        Map<String, SkillDescriptor> direct = new LinkedHashMap<>();
        for (SkillDependency dependency : skill.metadata().dependencies()) {
            named(skill, dependency).forEach(found -> direct.putIfAbsent(found.name(), found));
        }
        if (skill.origin().isPresent()) {
            SkillPackage origin = skill.origin().get();
            for (PackageDependency dependency : origin.manifest().dependencies()) {
                List<SkillDescriptor> found = required(origin, dependency);
                found.forEach(other -> direct.putIfAbsent(other.name(), other));
            }
        }
        return List.copyOf(direct.values());
    }

    /** What one entry of a frontmatter's dependencies means. */
    private List<SkillDescriptor> named(SkillDescriptor skill, SkillDependency dependency) {
        PackageId id = dependency.id();
        Optional<SkillDescriptor> sibling = skill.origin().stream()
                .flatMap(origin -> catalogue.skillsOf(origin.id()).stream())
                .filter(other -> other.name().equals(id.toString()))
                .findFirst();
        Optional<SkillDescriptor> one = sibling.or(() -> catalogue.find(id.toString()));
        List<SkillDescriptor> found = one.map(List::of).orElseGet(() -> catalogue.skillsOf(id));
        if (found.isEmpty()) {
            problems.add(new Problem.Missing(skill.name(), id, dependency.range()));
        } else {
            Optional<SemanticVersion> version = one.isPresent()
                    ? one.get().version()
                    : catalogue.packageOf(id).map(SkillPackage::version);
            fit(skill.name(), id, dependency.range(), version);
        }
        return found;
    }

    private List<SkillDescriptor> required(SkillPackage origin, PackageDependency dependency) {
        Optional<SkillPackage> found = catalogue.packageOf(dependency.id());
        if (found.isPresent()) {
            fit(
                    origin.id().toString(),
                    dependency.id(),
                    dependency.range(),
                    Optional.of(found.get().version()));
        } else if (!dependency.optional()) {
            problems.add(new Problem.Missing(origin.id().toString(), dependency.id(), dependency.range()));
        }
        return catalogue.skillsOf(dependency.id());
    }

    private void fit(String neededBy, PackageId id, VersionRange range, Optional<SemanticVersion> version) {
        boolean any = range.equals(VersionRange.ANY);
        if (!any && version.filter(range::contains).isEmpty()) {
            problems.add(new Problem.OtherVersion(neededBy, id, range, version));
        }
    }

    /** Tells every edge that leads back to a skill on the way to it; without recursion, since chains may be long. */
    private void findCircles(String start) {
        Map<String, Integer> next = new HashMap<>();
        List<String> way = new ArrayList<>(List.of(start));
        Set<String> onWay = new LinkedHashSet<>(way);
        Set<String> done = new LinkedHashSet<>();
        while (!way.isEmpty()) {
            String skill = way.getLast();
            List<String> direct = edges.getOrDefault(skill, List.of());
            int at = next.merge(skill, 1, Integer::sum) - 1;
            if (at >= direct.size()) {
                way.removeLast();
                onWay.remove(skill);
                done.add(skill);
                continue;
            }
            String dependency = direct.get(at);
            if (onWay.contains(dependency)) {
                List<String> circle = new ArrayList<>(way.subList(way.indexOf(dependency), way.size()));
                circle.add(dependency);
                problems.add(new Problem.Circle(circle));
            } else if (!done.contains(dependency)) {
                way.add(dependency);
                onWay.add(dependency);
            }
        }
    }
}
