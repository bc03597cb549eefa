package dev.crewx.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Habits that hold in every class. */
final class CodeRules {
    private static final Set<String> STREAMS = Set.of(
            "java.io.FileDescriptor.err",
            "java.io.FileDescriptor.in",
            "java.io.FileDescriptor.out",
            "java.lang.System.err",
            "java.lang.System.in",
            "java.lang.System.out",
            "java.lang.System.setErr",
            "java.lang.System.setIn",
            "java.lang.System.setOut");

    private static final String TERMINAL = "java.lang.System.console";

    private CodeRules() {}

    static ArchRule exceptionsAreUnchecked() {
        return classes()
                .that()
                .areAssignableTo(Throwable.class)
                .should()
                .beAssignableTo(RuntimeException.class)
                .because("refusals are results and faults are unchecked");
    }

    /** The streams are the composition root's; the terminal, which passwords are typed into, the command line's too. */
    static ArchRule standardStreamsBelongToTheCompositionRoot(String compositionRoot, String commandLine) {
        return noClasses()
                .that(not(Hexagon.in(compositionRoot)))
                .should()
                .accessTargetWhere(describe(
                        "it is a standard stream or, outside of " + commandLine + ", the terminal",
                        access -> isStandardStream(access)
                                || (TERMINAL.equals(Accesses.member(access))
                                        && !Hexagon.isIn(access.getOriginOwner(), commandLine))))
                .because("commands write to the console they are given, servers to the log");
    }

    private static boolean isStandardStream(JavaAccess<?> access) {
        boolean printsStackTrace = access.getTarget() instanceof CodeUnitAccessTarget target
                && target.getName().equals("printStackTrace")
                && target.getRawParameterTypes().isEmpty()
                && target.getOwner().isAssignableTo(Throwable.class);
        return printsStackTrace
                || STREAMS.contains(Accesses.member(access))
                || access.getTargetOwner().getName().equals("java.lang.IO");
    }

    /**
     * Nobody catches {@code Exception}, {@code RuntimeException}, {@code Error} or {@code Throwable}. The sources are
     * read, not the bytecode: there the compiler itself catches everything, for try-with-resources, {@code finally} and
     * record patterns, and nothing tells its handlers from a person's.
     *
     * @param sources the file that declares a top-level class
     * @param exempt methods that may, each {@code package.Class.method}; one that does not is reported
     */
    static ArchRule nobodyCatchesEverything(Function<JavaClass, Optional<Path>> sources, Set<String> exempt) {
        return classes()
                .that()
                .areTopLevelClasses()
                .should(new CatchesByName(sources, exempt))
                .because("a generic catch hides defects; what is expected has a name");
    }

    private static final class CatchesByName extends ArchCondition<JavaClass> {
        private final Function<JavaClass, Optional<Path>> sources;
        private final Set<String> exempt;
        private final Set<String> unused = new TreeSet<>();
        private final Map<String, List<CatchClauses.Generic>> clauses = new HashMap<>();

        CatchesByName(Function<JavaClass, Optional<Path>> sources, Set<String> exempt) {
            super("catch what they expect by its name");
            this.sources = sources;
            this.exempt = exempt;
        }

        @Override
        public void init(Collection<JavaClass> all) {
            List<Path> files =
                    all.stream().flatMap(type -> sources.apply(type).stream()).toList();
            clauses.clear();
            clauses.putAll(
                    CatchClauses.in(files).stream().collect(Collectors.groupingBy(CatchClauses.Generic::outermost)));
            unused.addAll(exempt);
        }

        @Override
        public void check(JavaClass type, ConditionEvents events) {
            if (sources.apply(type).isEmpty()) {
                events.add(SimpleConditionEvent.violated(type, type.getName() + " has no source to look into"));
            }
            for (CatchClauses.Generic clause : clauses.getOrDefault(type.getName(), List.of())) {
                unused.remove(clause.method());
                if (!exempt.contains(clause.method())) {
                    events.add(SimpleConditionEvent.violated(
                            type,
                            clause.method() + " catches " + clause.caught() + " in (" + type.getSimpleName() + ".java:"
                                    + clause.line() + ")"));
                }
            }
        }

        @Override
        public void finish(ConditionEvents events) {
            unused.forEach(method ->
                    events.add(SimpleConditionEvent.violated(method, method + " is exempt and needs it no more")));
        }
    }
}
