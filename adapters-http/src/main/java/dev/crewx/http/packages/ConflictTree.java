package dev.crewx.http.packages;

import dev.crewx.domain.resolution.Cause;
import dev.crewx.domain.resolution.Incompatibility;
import dev.crewx.domain.resolution.ResolutionOutcome;
import dev.crewx.domain.resolution.Suggestion;
import dev.crewx.domain.resolution.Term;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A conflict as data: numbered facts, each after those it follows from; the last one says that there is no answer. */
final class ConflictTree {
    private final Map<Incompatibility, Integer> numbers = new IdentityHashMap<>();
    private final List<Map<String, Object>> facts = new ArrayList<>();

    private ConflictTree() {}

    static Map<String, Object> of(ResolutionOutcome.Conflict conflict) {
        ConflictTree tree = new ConflictTree();
        tree.add(conflict.explanation().conclusion());
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("packages", conflict.explanation().packages());
        all.put("facts", tree.facts);
        all.put("lines", conflict.explanation().lines());
        all.put(
                "suggestions",
                conflict.suggestions().stream().map(Suggestion::message).toList());
        return all;
    }

    private int add(Incompatibility fact) {
        Integer known = numbers.get(fact);
        if (known != null) {
            return known;
        }
        List<Integer> from = from(fact.cause()).stream().map(this::add).toList();
        Map<String, Object> written = new LinkedHashMap<>();
        int number = facts.size();
        written.put("number", number);
        written.put("cause", name(fact.cause()));
        written.put("not", fact.terms().stream().map(Term::toString).toList());
        written.put("from", from);
        facts.add(written);
        numbers.put(fact, number);
        return number;
    }

    private static List<Incompatibility> from(Cause cause) {
        return switch (cause) {
            case Cause.Derived(var from) -> from;
            case Cause.Exhausted(var from) -> from;
            default -> List.of();
        };
    }

    private static String name(Cause cause) {
        return switch (cause) {
            case Cause.ProjectRequires requires ->
                "project-requires " + requires.dependency().name();
            case Cause.DependsOn depends ->
                depends.packageName() + " requires " + depends.target().name();
            case Cause.Unusable unusable -> unusable.packageName() + " " + unusable.reason();
            case Cause.ProjectUnusable unusable -> "project " + unusable.reason();
            case Cause.Derived ignored -> "follows";
            case Cause.Exhausted ignored -> "every-combination-tried";
        };
    }
}
