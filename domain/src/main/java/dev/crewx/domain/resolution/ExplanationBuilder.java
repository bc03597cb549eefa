package dev.crewx.domain.resolution;

import dev.crewx.domain.resolution.CoreProblem.Ask;
import dev.crewx.domain.resolution.CoreProblem.Member;
import dev.crewx.domain.resolution.Statement.Step;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes an explanation of a conflict: its core, the derivation, the lines that tell it. */
final class ExplanationBuilder {
    private static final int MAX_STEPS = 6_000;
    private static final int STEPS_PER_PACKAGE = 4;
    private static final int MOST_CONFLICTS_TOLD = 250;
    private static final int MAX_TOLD_LINES = 30;
    private static final int MOST_TERMS_TOLD = 4;

    private final CoreProblem problem;
    private final IdentityHashMap<Statement, Incompatibility> built = new IdentityHashMap<>();

    private ExplanationBuilder(CoreProblem problem) {
        this.problem = problem;
    }

    /** Explains why nothing fits the request; the search has found so. */
    static Explanation explain(RequestSearch search, PackageProvider provider, ResolutionRequest request) {
        List<String> core = ConflictCore.find(search, provider, request);
        CoreProblem problem = new CoreProblem(core, provider, request);
        ExplanationBuilder builder = new ExplanationBuilder(problem);
        Incompatibility conclusion = Derivation.derive(problem, maxSteps(search, core.size()))
                .filter(statement -> statement.terms.isEmpty())
                .map(builder::build)
                .orElseGet(builder::exhausted);
        return new Explanation(conclusion, core, builder.lines(conclusion));
    }

    /** A conflict that was hard to find has no derivation that anybody would follow: none is looked for. */
    private static int maxSteps(RequestSearch search, int coreSize) {
        boolean hard = search.solver.conflicts() > MOST_CONFLICTS_TOLD;
        return hard ? 0 : MAX_STEPS + STEPS_PER_PACKAGE * coreSize;
    }

    /** The lines of the derivation; of one that nobody would follow, what is asked for by whom. */
    private List<String> lines(Incompatibility conclusion) {
        List<String> lines = ExplanationText.lines(conclusion);
        return lines.size() <= MAX_TOLD_LINES ? lines : ExhaustedText.lines(facts());
    }

    /** The statement as the caller sees it; statements it rests on are built first, without recursion. */
    private Incompatibility build(Statement conclusion) {
        List<Statement> stack = new ArrayList<>();
        stack.add(conclusion);
        while (true) {
            Statement statement = stack.getLast();
            Statement missing = null;
            for (Step step : statement.steps) {
                if (!built.containsKey(step.with()) && !step.with().isFact()) {
                    missing = step.with();
                    break;
                }
            }
            if (missing != null) {
                stack.add(missing);
                continue;
            }
            Incompatibility done = tell(statement);
            built.put(statement, done);
            stack.removeLast();
            if (stack.isEmpty()) {
                return done;
            }
        }
    }

    private Incompatibility known(Statement statement) {
        return built.computeIfAbsent(statement, fact -> new Incompatibility(terms(fact.terms), fact.fact));
    }

    /** Cuts the steps of one derivation into what is told in one sentence each. */
    private Incompatibility tell(Statement statement) {
        if (statement.isFact()) {
            return known(statement);
        }
        List<Step> steps = statement.steps;
        Map<Member, ValueSet> terms = steps.getFirst().with().terms;
        List<Incompatibility> premises = new ArrayList<>();
        premises.add(known(steps.getFirst().with()));
        Incompatibility drawn = premises.getFirst();
        for (int i = 1; i < steps.size(); i++) {
            Step step = steps.get(i);
            terms = Statement.resolve(terms, step.with().terms, step.over());
            premises.add(known(step.with()));
            if (i == steps.size() - 1 || endsSentence(steps, i, terms.size())) {
                drawn = new Incompatibility(terms(terms), new Cause.Derived(premises));
                premises = new ArrayList<>();
                premises.add(drawn);
            }
        }
        return steps.size() == 1 ? new Incompatibility(List.of(), new Cause.Derived(premises)) : drawn;
    }

    private static boolean endsSentence(List<Step> steps, int index, int terms) {
        Cause here = steps.get(index).with().fact;
        Cause next = steps.get(index + 1).with().fact;
        if (isRequirement(next)) {
            return !isRequirement(here) && terms <= MOST_TERMS_TOLD;
        }
        return !continuesChain(steps, index) && !asksAgain(here, next);
    }

    private static boolean asksAgain(Cause here, Cause next) {
        return here instanceof Cause.DependsOn a
                && next instanceof Cause.DependsOn b
                && a.packageName().equals(b.packageName());
    }

    private static boolean isRequirement(Cause cause) {
        return cause instanceof Cause.ProjectRequires;
    }

    /** Whether the next step only goes on from the asking package of this one to one that asks for it. */
    private static boolean continuesChain(List<Step> steps, int index) {
        return steps.get(index).with().fact instanceof Cause.DependsOn here
                && steps.get(index + 1).with().fact instanceof Cause.DependsOn next
                && next.target().name().equals(here.packageName())
                && steps.get(index + 1).over().name.equals(here.packageName());
    }

    private Incompatibility exhausted() {
        return new Incompatibility(List.of(), new Cause.Exhausted(facts()));
    }

    /** Everything that is asked for within the core. */
    private List<Incompatibility> facts() {
        List<Incompatibility> facts = new ArrayList<>();
        problem.facts.forEach(fact -> facts.add(known(fact)));
        for (Member member : problem.members) {
            member.asks.forEach((target, asks) -> addGroups(member, target, asks, facts));
        }
        return facts;
    }

    private void addGroups(Member member, Member target, Ask[] asks, List<Incompatibility> facts) {
        Map<Dependency, ValueSet> groups = new LinkedHashMap<>();
        for (int value = 1; value < asks.length; value++) {
            if (asks[value] != null) {
                groups.computeIfAbsent(asks[value].dependency(), d -> new ValueSet(member.size()))
                        .add(value);
            }
        }
        groups.forEach((dependency, values) -> {
            ValueSet allowed = asks[values.next(1)].allowed();
            Map<Member, ValueSet> terms = new LinkedHashMap<>();
            terms.put(member, values);
            terms.merge(target, allowed.complement(), ValueSet::and);
            Cause.Group group = new Cause.Group(
                    CoreProblem.versions(member, values), CoreProblem.describe(member, values), dependency);
            facts.add(known(new Statement(
                    terms, new Cause.DependsOn(member.name, List.of(group), CoreProblem.targetOf(target, allowed)))));
        });
    }

    private static List<Term> terms(Map<Member, ValueSet> terms) {
        List<Term> told = new ArrayList<>();
        terms.forEach((member, values) -> {
            boolean positive = !values.contains(CoreProblem.ABSENT);
            ValueSet versions = positive ? values : values.complement();
            told.add(new Term(
                    member.name,
                    positive,
                    CoreProblem.versions(member, versions),
                    CoreProblem.describe(member, versions)));
        });
        return told;
    }
}
