package dev.crewx.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Ports, what implements them, and the contracts that both keep. */
final class PortRules {
    private static final String TESTABLE = "org.junit.platform.commons.annotation.Testable";

    private final Hexagon house;
    private final String testkit;

    /** For a house whose contracts stand in the package {@code testkit}. */
    PortRules(Hexagon house, String testkit) {
        this.house = house;
        this.testkit = testkit;
    }

    ArchRule portsAreInterfacesAndValues() {
        return classes()
                .that(describe("reside in a package spi", Hexagon::isPortPackage))
                .should(new ArchCondition<>("be interfaces, records, enums or exceptions") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        if (!type.isInterface()
                                && !type.isRecord()
                                && !type.isAssignableTo(Enum.class)
                                && !type.isAssignableTo(Throwable.class)) {
                            events.add(SimpleConditionEvent.violated(
                                    type, type.getName() + " is a class with code of its own among the ports"));
                        }
                    }
                })
                .because("a port says what is needed; how is the adapters' business");
    }

    ArchRule implementationsOfPortsAreHiddenAndFinal() {
        return classes()
                .that(describe(
                        "implement a port",
                        type -> !type.isInterface()
                                && !Hexagon.isPortPackage(type)
                                && ports(type).findAny().isPresent()))
                .should(new HiddenAndFinal(house))
                .because("an adapter is known by its port; only its one entry is public, for the composition root");
    }

    ArchRule everyPortHasAContract(JavaClasses tests) {
        return classes()
                .that(describe("are ports that an adapter implements", this::needsContract))
                .should(new ArchCondition<>("have an abstract contract with tests in " + testkit) {
                    @Override
                    public void check(JavaClass port, ConditionEvents events) {
                        contractProblem(port, tests)
                                .ifPresent(text -> events.add(SimpleConditionEvent.violated(port, text)));
                    }
                })
                .because("what a port promises is written once and run against everything that implements it");
    }

    ArchRule everyAdapterRunsTheContractsOfItsPorts(JavaClasses tests) {
        return classes()
                .that(describe(
                        "are ports with a contract", port -> needsContract(port) && tests.contain(contractName(port))))
                .should(new ArchCondition<>("have their contract run by every adapter that implements them") {
                    @Override
                    public void check(JavaClass port, ConditionEvents events) {
                        JavaClass contract = tests.get(contractName(port));
                        for (JavaClass implementation : adapterImplementations(port)) {
                            String adapter = house.adapterOf(implementation).orElseThrow();
                            if (contract.getAllSubclasses().stream().noneMatch(test -> runs(test, adapter))) {
                                events.add(SimpleConditionEvent.violated(
                                        port,
                                        "No test of " + adapter + " runs " + contract.getName() + " against "
                                                + implementation.getName()));
                            }
                        }
                    }
                })
                .because("a contract that an adapter does not run promises nothing about it");
    }

    /** What is wrong with the contract of a port. */
    private Optional<String> contractProblem(JavaClass port, JavaClasses tests) {
        String name = contractName(port);
        if (!tests.contain(name)) {
            String implementations = adapterImplementations(port).stream()
                    .map(JavaClass::getName)
                    .collect(Collectors.joining(", "));
            return Optional.of(
                    port.getName() + " has no contract " + name + "; it is implemented by " + implementations);
        }
        JavaClass contract = tests.get(name);
        if (!contract.getModifiers().contains(JavaModifier.ABSTRACT)) {
            return Optional.of(contract.getName() + " is not abstract: no adapter can run it");
        }
        boolean tested = contract.getAllMethods().stream().anyMatch(method -> method.isMetaAnnotatedWith(TESTABLE));
        return tested ? Optional.empty() : Optional.of(contract.getName() + " has no test");
    }

    /** Whether a test class can run for an adapter: it stands in its packages or names one of its classes. */
    private boolean runs(JavaClass test, String adapter) {
        return !test.getModifiers().contains(JavaModifier.ABSTRACT)
                && withEnclosing(test)
                        .anyMatch(type -> Hexagon.isIn(type, adapter)
                                || type.getDirectDependenciesFromSelf().stream()
                                        .map(Dependency::getTargetClass)
                                        .anyMatch(target -> Hexagon.isIn(target, adapter)));
    }

    private boolean needsContract(JavaClass type) {
        return isPort(type)
                && outermost(type).equals(type)
                && !adapterImplementations(type).isEmpty();
    }

    /** What adapters make of a port, or of the interfaces that it hands out. */
    private List<JavaClass> adapterImplementations(JavaClass port) {
        return port.getAllSubclasses().stream()
                .filter(type -> !type.isInterface())
                .filter(type -> house.adapterOf(type).isPresent())
                .sorted((a, b) -> a.getName().compareTo(b.getName()))
                .toList();
    }

    private String contractName(JavaClass port) {
        return testkit + "." + port.getSimpleName() + "Contract";
    }

    private Stream<JavaClass> ports(JavaClass type) {
        return type.getAllRawInterfaces().stream().filter(this::isPort);
    }

    /** Libraries have packages of that name too. */
    private boolean isPort(JavaClass type) {
        return type.isInterface()
                && !type.isAnnotation()
                && Hexagon.isPortPackage(type)
                && Hexagon.isIn(type, house.application());
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(PortRules::outermost).orElse(type);
    }

    private static Stream<JavaClass> withEnclosing(JavaClass type) {
        return Stream.iterate(Optional.of(type), Optional::isPresent, t -> t.flatMap(JavaClass::getEnclosingClass))
                .flatMap(Optional::stream);
    }

    /** Checks one implementation; knows all of them, to count an adapter's entries. */
    private static final class HiddenAndFinal extends ArchCondition<JavaClass> {
        private final Hexagon house;
        private final Map<String, TreeSet<String>> visible = new HashMap<>();

        HiddenAndFinal(Hexagon house) {
            super("be final and package-private, but for one public entry an adapter");
            this.house = house;
        }

        @Override
        public void init(Collection<JavaClass> all) {
            visible.clear();
            for (JavaClass type : all) {
                if (isVisible(type)) {
                    house.adapterOf(type)
                            .ifPresent(adapter -> visible.computeIfAbsent(adapter, key -> new TreeSet<>())
                                    .add(type.getName()));
                }
            }
        }

        @Override
        public void check(JavaClass type, ConditionEvents events) {
            if (!type.getModifiers().contains(JavaModifier.FINAL)
                    && !type.isAnonymousClass()
                    && !type.isAssignableTo(Enum.class)) {
                events.add(SimpleConditionEvent.violated(type, type.getName() + " implements a port and is not final"));
            }
            if (!isVisible(type)) {
                return;
            }
            Optional<String> adapter = house.adapterOf(type);
            if (adapter.isEmpty()) {
                events.add(SimpleConditionEvent.violated(
                        type, type.getName() + " implements a port and is public outside of the adapters"));
            } else if (visible.get(adapter.get()).size() > 1) {
                events.add(SimpleConditionEvent.violated(
                        type,
                        type.getName() + " is one of "
                                + visible.get(adapter.get()).size()
                                + " public implementations in " + adapter.get()
                                + ", where one entry should make them"));
            }
        }

        private static boolean isVisible(JavaClass type) {
            return withEnclosing(type).allMatch(t -> t.getModifiers().contains(JavaModifier.PUBLIC));
        }
    }
}
