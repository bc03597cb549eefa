package dev.crewx.domain.resolution;

import dev.crewx.domain.version.SemanticVersion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Checks an explanation step by step: facts against the index and the request, conclusions against what they rest on.
 * Knows nothing of the solver.
 */
final class ProofCheck {
    /** Stands for a package being absent. */
    private static final Object ABSENT = "absent";

    private final FixtureIndex index;
    private final ResolutionRequest request;
    private final List<String> problems = new ArrayList<>();

    private ProofCheck(FixtureIndex index, ResolutionRequest request) {
        this.index = index;
        this.request = request;
    }

    static List<String> problems(FixtureIndex index, ResolutionRequest request, Explanation explanation) {
        ProofCheck check = new ProofCheck(index, request);
        check.walk(explanation.conclusion());
        if (!explanation.conclusion().terms().isEmpty()) {
            check.problems.add("the conclusion has terms");
        }
        return check.problems;
    }

    private void walk(Incompatibility conclusion) {
        Set<Incompatibility> seen = java.util.Collections.newSetFromMap(new IdentityHashMap<>());
        List<Incompatibility> queue = new ArrayList<>();
        queue.add(conclusion);
        for (int i = 0; i < queue.size(); i++) {
            Incompatibility step = queue.get(i);
            if (!seen.add(step)) {
                continue;
            }
            switch (step.cause()) {
                case Cause.Derived derived -> {
                    queue.addAll(derived.from());
                    if (!follows(step, derived.from(), false)) {
                        problems.add("does not follow: " + step.terms() + " from " + told(derived.from()));
                    }
                }
                case Cause.Exhausted exhausted -> {
                    queue.addAll(exhausted.from());
                    if (!follows(step, exhausted.from(), true)) {
                        problems.add("does not follow by trying: " + step.terms());
                    }
                }
                default -> checkFact(step);
            }
        }
    }

    private static List<String> told(List<Incompatibility> list) {
        return list.stream().map(each -> each.terms().toString()).toList();
    }

    private void checkFact(Incompatibility fact) {
        boolean holds = switch (fact.cause()) {
            case Cause.ProjectRequires requires ->
                request.requirements().contains(requires.dependency())
                        && excludesOnly(fact, Map.of(), requires.dependency());
            case Cause.DependsOn dependsOn ->
                dependsOn.groups().stream()
                        .allMatch(group ->
                                group.versions().stream().allMatch(version -> asks(dependsOn, version, group, fact)));
            case Cause.Unusable unusable -> unusable(unusable, fact);
            case Cause.ProjectUnusable unusable ->
                request.projectHost().mismatch(request.host()).isPresent();
            case Cause.Derived derived -> false;
            case Cause.Exhausted exhausted -> false;
        };
        if (!holds) {
            problems.add("not a fact: " + fact.terms() + " " + fact.cause());
        }
    }

    private boolean asks(Cause.DependsOn cause, SemanticVersion version, Cause.Group group, Incompatibility fact) {
        List<Dependency> real = index.all(cause.packageName()).stream()
                .filter(each -> each.version().equals(version))
                .flatMap(each -> each.dependencies().stream())
                .filter(dependency ->
                        dependency.name().equals(group.dependency().name()))
                .toList();
        boolean published = real.contains(group.dependency()) || real.size() > 1;
        Term asking = fact.terms().stream()
                .filter(term -> term.packageName().equals(cause.packageName()))
                .findFirst()
                .orElse(null);
        boolean covers = asking == null
                ? cause.groups().stream()
                                .mapToInt(each -> each.versions().size())
                                .sum()
                        == index.all(cause.packageName()).size()
                : true;
        return published
                && (covers || asking == null)
                && excludesOnly(fact, Map.of(cause.packageName(), cause.groups()), group.dependency());
    }

    /** Whether what the fact excludes is really excluded by the dependency. */
    private boolean excludesOnly(Incompatibility fact, Map<String, List<Cause.Group>> asking, Dependency dependency) {
        for (Term term : fact.terms()) {
            List<Cause.Group> groups = asking.get(term.packageName());
            if (groups != null) {
                Set<SemanticVersion> all = new HashSet<>();
                groups.forEach(group -> all.addAll(group.versions()));
                boolean self = term.packageName().equals(dependency.name());
                if (!term.positive() || !(self || all.containsAll(term.versions()))) {
                    return false;
                }
            } else if (term.packageName().equals(dependency.name())) {
                Set<Object> excluded = members(term);
                boolean wrong = excluded.stream()
                        .anyMatch(value -> value.equals(ABSENT)
                                ? dependency.optional()
                                : dependency.range().contains((SemanticVersion) value));
                if (wrong) {
                    return false;
                }
            } else {
                return false;
            }
        }
        boolean namesTarget =
                fact.terms().stream().anyMatch(term -> term.packageName().equals(dependency.name()));
        boolean nothingMatches = index.all(dependency.name()).stream()
                .noneMatch(version -> dependency.range().contains(version.version()));
        return namesTarget || (nothingMatches && !dependency.optional());
    }

    private boolean unusable(Cause.Unusable cause, Incompatibility fact) {
        return fact.terms().size() <= 1
                && cause.versions().stream()
                        .allMatch(version -> index.all(cause.packageName()).stream()
                                .anyMatch(each -> each.version().equals(version)
                                        && (each.yanked()
                                                || each.host()
                                                        .mismatch(request.host())
                                                        .isPresent())))
                && fact.terms().stream()
                        .allMatch(term -> term.positive() && cause.versions().containsAll(term.versions()));
    }

    /** All values a term admits. */
    private Set<Object> members(Term term) {
        Set<Object> members = new LinkedHashSet<>();
        if (term.positive()) {
            members.addAll(term.versions());
        } else {
            members.add(ABSENT);
            Set<SemanticVersion> named = new HashSet<>(term.versions());
            index.all(term.packageName()).forEach(version -> {
                if (!named.contains(version.version())) {
                    members.add(version.version());
                }
            });
        }
        return members;
    }

    private Set<Object> everything(String name) {
        Set<Object> all = new LinkedHashSet<>();
        all.add(ABSENT);
        index.all(name).forEach(version -> all.add(version.version()));
        return all;
    }

    /** Whether the step's terms and the premises cannot all hold: by narrowing, and by trying where asked for. */
    private boolean follows(Incompatibility step, List<Incompatibility> premises, boolean byTrying) {
        List<Map<String, Set<Object>>> rules = new ArrayList<>();
        Map<String, Set<Object>> domains = new HashMap<>();
        for (Incompatibility premise : premises) {
            Map<String, Set<Object>> rule = new HashMap<>();
            for (Term term : premise.terms()) {
                rule.put(term.packageName(), members(term));
                domains.computeIfAbsent(term.packageName(), this::everything);
            }
            rules.add(rule);
        }
        for (Term term : step.terms()) {
            domains.computeIfAbsent(term.packageName(), this::everything).retainAll(members(term));
        }
        return byTrying ? Refutation.holds(domains, rules) : narrows(domains, rules);
    }

    /** Narrows the domains by the rules; true when some rule is broken. */
    private static boolean narrows(Map<String, Set<Object>> domains, List<Map<String, Set<Object>>> rules) {
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Map<String, Set<Object>> rule : rules) {
                String open = null;
                int openCount = 0;
                boolean impossible = false;
                for (Map.Entry<String, Set<Object>> term : rule.entrySet()) {
                    Set<Object> domain = domains.get(term.getKey());
                    if (!term.getValue().containsAll(domain)) {
                        open = term.getKey();
                        openCount++;
                        impossible |= java.util.Collections.disjoint(term.getValue(), domain);
                    }
                }
                if (openCount == 0) {
                    return true;
                }
                if (openCount == 1 && !impossible) {
                    domains.get(open).removeAll(rule.get(open));
                    changed = true;
                }
            }
        }
        return false;
    }
}
