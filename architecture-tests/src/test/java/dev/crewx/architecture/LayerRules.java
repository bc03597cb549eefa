package dev.crewx.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Optional;

/** Who may name whom. */
final class LayerRules {
    private static final String[] OUTSIDE = {"java..", "org.jspecify.annotations.."};

    private final Hexagon house;

    LayerRules(Hexagon house) {
        this.house = house;
    }

    ArchRule domainDependsOnTheJdkOnly() {
        return classes()
                .that(Hexagon.in(house.domain()))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(OUTSIDE).or(Hexagon.in(house.domain())))
                .because("the domain is values and rules; what surrounds it may change without it");
    }

    ArchRule applicationDependsOnTheJdkAndTheDomainOnly() {
        return classes()
                .that(Hexagon.in(house.application()))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(OUTSIDE)
                        .or(Hexagon.in(house.domain()))
                        .or(Hexagon.in(house.application())))
                .because("use cases say what they need as ports; libraries are the adapters' business");
    }

    ArchRule adaptersDoNotKnowEachOther() {
        return classes()
                .that(describe(
                        "belong to an adapter", type -> house.adapterOf(type).isPresent()))
                .should(new ArchCondition<>("name no other adapter") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        String own = house.adapterOf(type).orElseThrow();
                        for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                            Optional<String> other = house.adapterOf(dependency.getTargetClass());
                            if (other.isPresent() && !house.acquainted(own, other.get())) {
                                events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
                            }
                        }
                    }
                })
                .because("each can be left out or replaced alone");
    }

    ArchRule onlyTheCompositionRootNamesAdapters() {
        return noClasses()
                .that(not(Hexagon.in(house.compositionRoot())))
                .and(describe(
                        "belong to no adapter", type -> house.adapterOf(type).isEmpty()))
                .should()
                .dependOnClassesThat(describe(
                        "belong to an adapter", type -> house.adapterOf(type).isPresent()))
                .because("adapters are chosen in one place");
    }

    ArchRule nobodyNamesTheCompositionRoot() {
        return noClasses()
                .that(not(Hexagon.in(house.compositionRoot())))
                .should()
                .dependOnClassesThat(Hexagon.in(house.compositionRoot()))
                .because("it stands outermost");
    }

    /** Every package is its own slice, whatever module it is in. */
    static ArchRule packagesHaveNoCycles(String root) {
        return slices().matching(root + ".(**)")
                .should()
                .beFreeOfCycles()
                .because("what depends on each other is one thing in two places");
    }
}
