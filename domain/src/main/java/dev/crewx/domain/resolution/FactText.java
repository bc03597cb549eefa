package dev.crewx.domain.resolution;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Phrases for facts and conclusions. */
final class FactText {
    /** The most packages of a chain that are told one by one. */
    private static final int CHAIN_TOLD = 12;

    private static final int CHAIN_START = 3;
    private static final int CHAIN_END = 2;
    private static final int GROUPS_TOLD = 3;
    private static final int MANY_ALIKE = 3;

    private FactText() {}

    /** A fact as a clause of a sentence. */
    static String fact(Incompatibility fact) {
        return switch (fact.cause()) {
            case Cause.ProjectRequires requires -> requirements(List.of(fact));
            case Cause.DependsOn dependsOn -> subject(fact, dependsOn) + asks(fact, dependsOn);
            case Cause.Unusable unusable ->
                versionsOf(unusable.packageName(), unusable.text()) + " " + unusable.reason();
            case Cause.ProjectUnusable unusable -> "the project " + unusable.reason();
            case Cause.Derived derived -> conclusion(fact.terms());
            case Cause.Exhausted exhausted -> "every combination was tried";
        };
    }

    /** What the project requires, all in one clause. */
    static String requirements(List<Incompatibility> facts) {
        List<String> parts = new ArrayList<>();
        for (Incompatibility fact : facts) {
            if (fact.cause() instanceof Cause.ProjectRequires requires) {
                Dependency dependency = requires.dependency();
                parts.add(named(dependency.name(), dependency.range().text()) + note(requires.target()));
            }
        }
        parts.sort(null);
        return "the project requires " + join(parts);
    }

    /** Dependencies as clauses; those that lead on from one to the next, or ask for the same package, stand in one. */
    static List<String> chains(List<Incompatibility> facts) {
        List<String> clauses = new ArrayList<>();
        int index = 0;
        while (index < facts.size()) {
            int end = index + 1;
            while (end < facts.size() && leadsTo(facts.get(end - 1), facts.get(end))) {
                end++;
            }
            int alike = index + 1;
            while (alike < facts.size() && askAlike(facts.get(alike - 1), facts.get(alike))) {
                alike++;
            }
            if (alike - index > MANY_ALIKE) {
                clauses.add(alike(facts.subList(index, alike)));
                index = alike;
            } else {
                clauses.add(chain(facts.subList(index, end)));
                index = end;
            }
        }
        return clauses;
    }

    private static boolean askAlike(Incompatibility first, Incompatibility next) {
        return first.cause() instanceof Cause.DependsOn a
                && next.cause() instanceof Cause.DependsOn b
                && a.packageName().equals(b.packageName());
    }

    /** {@code a depends, by version, on b ^1, c ^2 and d *}. */
    private static String alike(List<Incompatibility> facts) {
        List<String> targets = new ArrayList<>();
        String name = "";
        for (Incompatibility fact : facts) {
            if (fact.cause() instanceof Cause.DependsOn dependsOn) {
                name = dependsOn.packageName();
                targets.add((dependsOn.target().name() + " " + rangeText(fact, dependsOn)).strip()
                        + note(dependsOn.target()));
            }
        }
        return name + " depends, by version, on " + join(targets);
    }

    private static boolean leadsTo(Incompatibility first, Incompatibility next) {
        return first.cause() instanceof Cause.DependsOn a
                && next.cause() instanceof Cause.DependsOn b
                && a.target().name().equals(b.packageName());
    }

    private static String chain(List<Incompatibility> chain) {
        StringBuilder text = new StringBuilder();
        boolean all = chain.size() <= CHAIN_TOLD;
        for (int i = 0; i < chain.size(); i++) {
            Incompatibility fact = chain.get(i);
            if (!all && i == CHAIN_START) {
                int left = chain.size() - CHAIN_START - CHAIN_END;
                text.append(", and so on through ").append(left).append(" more packages to ");
                i = chain.size() - CHAIN_END;
                text.append(chain.get(i).cause() instanceof Cause.DependsOn next ? next.packageName() : "");
                fact = chain.get(i);
            }
            if (fact.cause() instanceof Cause.DependsOn dependsOn) {
                text.append(i == 0 ? subject(fact, dependsOn) : ", which").append(asks(fact, dependsOn));
            }
        }
        return text.toString();
    }

    private static String subject(Incompatibility fact, Cause.DependsOn cause) {
        if (cause.groups().size() == 1) {
            return versionsOf(cause.packageName(), cause.groups().getFirst().text());
        }
        return term(fact, cause.packageName(), true)
                .map(term -> versionsOf(term.packageName(), term.text()))
                .orElse("every version of " + cause.packageName());
    }

    private static String asks(Incompatibility fact, Cause.DependsOn cause) {
        String target = cause.target().name();
        boolean optional =
                cause.groups().stream().allMatch(group -> group.dependency().optional());
        String verb = optional ? " optionally depends on " : " depends on ";
        return verb + (target + " " + rangeText(fact, cause)).strip() + note(cause.target());
    }

    private static String rangeText(Incompatibility fact, Cause.DependsOn cause) {
        List<String> ranges = cause.groups().stream()
                .map(group -> named("", group.dependency().range().text()))
                .distinct()
                .toList();
        String together = term(fact, cause.target().name(), false)
                .map(term -> named("", term.text()))
                .orElse("");
        boolean few = ranges.size() <= GROUPS_TOLD && !ranges.contains(together);
        return ranges.size() == 1 || few || together.isEmpty() ? String.join(" or ", ranges) : together;
    }

    private static Optional<Term> term(Incompatibility fact, String name, boolean positive) {
        return fact.terms().stream()
                .filter(term -> term.packageName().equals(name) && term.positive() == positive)
                .findFirst();
    }

    private static String note(Cause.Target target) {
        if (!target.exists()) {
            return " (there is no such package)";
        }
        return target.matching() ? "" : " (there is no such version)";
    }

    private static String versionsOf(String name, String text) {
        return text.isEmpty() || text.equals("*") ? "every version of " + name : name + " " + text;
    }

    private static String named(String name, String range) {
        return range.isEmpty() ? (name + " *").strip() : (name + " " + range).strip();
    }

    /** What follows, as a clause. */
    static String conclusion(List<Term> terms) {
        List<String> given =
                terms.stream().filter(Term::positive).map(FactText::brief).toList();
        List<String> needed = terms.stream()
                .filter(term -> !term.positive())
                .map(FactText::brief)
                .toList();
        if (needed.isEmpty()) {
            if (given.size() == 1) {
                Term only = terms.getFirst();
                return only.text().isEmpty()
                        ? "no version of " + only.packageName() + " can be used"
                        : only.packageName() + " " + only.text() + " cannot be used";
            }
            return join(given) + (given.size() == 2 ? " exclude each other" : " cannot be used together");
        }
        String need = String.join(" or ", needed);
        return given.isEmpty() ? need + " is needed" : join(given) + (given.size() == 1 ? " needs " : " need ") + need;
    }

    private static String brief(Term term) {
        return term.text().isEmpty() || term.text().equals("*")
                ? term.packageName()
                : term.packageName() + " " + term.text();
    }

    /** {@code a, b and c}. */
    static String join(List<String> parts) {
        return parts.size() < 2
                ? String.join("", parts)
                : String.join(", ", parts.subList(0, parts.size() - 1)) + " and " + parts.getLast();
    }
}
