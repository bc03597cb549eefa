package dev.crewx.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The rules, over everything that ships. {@link SeededViolationsTest} shows each of them failing. */
final class ArchitectureTest {
    private static final Project PROJECT = Project.current();
    private static final Hexagon HOUSE = PROJECT.hexagon();
    private static final LayerRules LAYERS = new LayerRules(HOUSE);
    private static final PurityRules PURITY = new PurityRules(HOUSE);
    private static final PortRules PORTS = new PortRules(HOUSE, "dev.crewx.application.testkit");

    /**
     * Micronaut reports a failed start as whatever its beans or its server threw; whatever it was, the context is closed
     * and the exception goes on.
     */
    private static final Set<String> FRAMEWORK_EDGE = Set.of("dev.crewx.http.RegistryServer.start");

    @Test
    void domainDependsOnTheJdkOnly() {
        check(LAYERS.domainDependsOnTheJdkOnly());
    }

    @Test
    void applicationDependsOnTheJdkAndTheDomainOnly() {
        check(LAYERS.applicationDependsOnTheJdkAndTheDomainOnly());
    }

    @Test
    void adaptersDoNotKnowEachOther() {
        check(LAYERS.adaptersDoNotKnowEachOther());
    }

    @Test
    void onlyTheCompositionRootNamesAdapters() {
        check(LAYERS.onlyTheCompositionRootNamesAdapters());
    }

    @Test
    void nobodyNamesTheCompositionRoot() {
        check(LAYERS.nobodyNamesTheCompositionRoot());
    }

    @Test
    void packagesHaveNoCycles() {
        check(LayerRules.packagesHaveNoCycles("dev.crewx"));
    }

    @Test
    void domainDoesNoInputOrOutput() {
        check(PURITY.domainDoesNoInputOrOutput());
    }

    @Test
    void applicationLeavesInputAndOutputToPorts() {
        check(PURITY.applicationLeavesInputAndOutputToPorts());
    }

    @Test
    void domainHasNoHiddenInputs() {
        check(PURITY.domainHasNoHiddenInputs());
    }

    @Test
    void applicationHasNoHiddenInputs() {
        check(PURITY.applicationHasNoHiddenInputs());
    }

    @Test
    void portsAreInterfacesAndValues() {
        check(PORTS.portsAreInterfacesAndValues());
    }

    @Test
    void implementationsOfPortsAreHiddenAndFinal() {
        check(PORTS.implementationsOfPortsAreHiddenAndFinal());
    }

    @Test
    void everyPortHasAContract() {
        check(PORTS.everyPortHasAContract(PROJECT.testClasses()));
    }

    @Test
    void everyAdapterRunsTheContractsOfItsPorts() {
        check(PORTS.everyAdapterRunsTheContractsOfItsPorts(PROJECT.testClasses()));
    }

    @Test
    void exceptionsAreUnchecked() {
        check(CodeRules.exceptionsAreUnchecked());
    }

    @Test
    void standardStreamsBelongToTheCompositionRoot() {
        check(CodeRules.standardStreamsBelongToTheCompositionRoot(Project.COMPOSITION_ROOT, Project.CLI));
    }

    @Test
    void nobodyCatchesEverything() {
        check(CodeRules.nobodyCatchesEverything(ArchitectureTest::source, FRAMEWORK_EDGE));
    }

    private static void check(ArchRule rule) {
        rule.check(PROJECT.classes());
    }

    private static Optional<Path> source(JavaClass type) {
        String file = type.getName().replace('.', '/') + ".java";
        return PROJECT.modules().stream()
                .map(module -> module.sources().resolve(file))
                .filter(Files::isRegularFile)
                .findFirst();
    }
}
