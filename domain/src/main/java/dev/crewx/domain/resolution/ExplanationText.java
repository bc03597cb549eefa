package dev.crewx.domain.resolution;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/** Tells a derivation in sentences, one a line; a step that is not used right after it has a number. */
final class ExplanationText {
    private final List<String> lines = new ArrayList<>();
    private final IdentityHashMap<Incompatibility, Integer> lineOf = new IdentityHashMap<>();
    private final IdentityHashMap<Incompatibility, Integer> numbers = new IdentityHashMap<>();

    private ExplanationText() {}

    static String message(Explanation explanation, List<Suggestion> suggestions) {
        StringBuilder text = new StringBuilder("dependency conflict: what is required cannot be had together");
        explanation.lines().forEach(line -> text.append("\n  ").append(line));
        if (!suggestions.isEmpty()) {
            text.append("\nwhat would help:");
            suggestions.forEach(suggestion -> text.append("\n  - ").append(suggestion.message()));
        }
        return text.toString();
    }

    static List<String> lines(Incompatibility conclusion) {
        ExplanationText text = new ExplanationText();
        text.tell(conclusion);
        return text.lines;
    }

    /** Tells what a statement rests on, then itself; without recursion, since derivations may be deep. */
    private void tell(Incompatibility conclusion) {
        List<Incompatibility> stack = new ArrayList<>();
        stack.add(conclusion);
        while (!stack.isEmpty()) {
            Incompatibility top = stack.getLast();
            if (lineOf.containsKey(top)) {
                stack.removeLast();
                continue;
            }
            List<Incompatibility> missing = premises(top).stream()
                    .filter(premise -> isDerived(premise) && !lineOf.containsKey(premise))
                    .toList();
            if (!missing.isEmpty()) {
                // What the sentence goes on from stands first among the premises and is told last.
                stack.addAll(missing);
                continue;
            }
            stack.removeLast();
            addLine(top, stack.isEmpty());
            lineOf.put(top, lines.size() - 1);
        }
    }

    static boolean isDerived(Incompatibility incompatibility) {
        return incompatibility.cause() instanceof Cause.Derived;
    }

    private static List<Incompatibility> premises(Incompatibility incompatibility) {
        return incompatibility.cause() instanceof Cause.Derived derived ? derived.from() : List.of();
    }

    private void addLine(Incompatibility step, boolean last) {
        if (step.cause() instanceof Cause.Exhausted exhausted) {
            lines.addAll(ExhaustedText.lines(exhausted.from()));
            return;
        }
        List<Incompatibility> required = new ArrayList<>();
        List<Incompatibility> dependencies = new ArrayList<>();
        List<String> reasons = new ArrayList<>();
        boolean continues = false;
        for (Incompatibility premise : premises(step)) {
            if (isDerived(premise)) {
                if (lineOf.getOrDefault(premise, -1) == lines.size() - 1) {
                    continues = true;
                } else {
                    reasons.add("(" + numberOf(premise) + ")");
                }
            } else if (premise.cause() instanceof Cause.ProjectRequires) {
                required.add(premise);
            } else if (premise.cause() instanceof Cause.DependsOn) {
                dependencies.addFirst(premise);
            } else {
                reasons.add(FactText.fact(premise));
            }
        }
        reasons.addAll(FactText.chains(dependencies));
        if (!required.isEmpty()) {
            reasons.add(FactText.requirements(required));
        }
        String conclusion = step.terms().isEmpty() ? "there is no answer" : FactText.conclusion(step.terms());
        String opening = continues ? (last ? "So, because " : "And because ") : "Because ";
        lines.add(opening + FactText.join(reasons) + ", " + conclusion + ".");
    }

    private int numberOf(Incompatibility premise) {
        Integer known = numbers.get(premise);
        if (known == null) {
            known = numbers.size() + 1;
            numbers.put(premise, known);
            int line = lineOf.getOrDefault(premise, 0);
            lines.set(line, lines.get(line) + " (" + known + ")");
        }
        return known;
    }
}
