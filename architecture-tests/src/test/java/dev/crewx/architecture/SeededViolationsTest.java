package dev.crewx.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Each rule of {@link ArchitectureTest}, over small houses with seeded faults: it names every class that breaks it, and
 * none of those beside them that are as they should be.
 */
final class SeededViolationsTest {
    private static final String SEEDED = "dev.crewx.architecture.seeded.";

    private static final JavaClasses LAYERED = seeded("layers");
    private static final LayerRules LAYERS = new LayerRules(new Hexagon(
            SEEDED + "layers.domain",
            SEEDED + "layers.application",
            Set.of(SEEDED + "layers.alpha", SEEDED + "layers.beta", SEEDED + "layers.gamma"),
            SEEDED + "layers.main",
            Set.of(new Hexagon.Acquaintance(SEEDED + "layers.beta", SEEDED + "layers.gamma"))));

    private static final JavaClasses PURE = seeded("purity");
    private static final PurityRules PURITY = new PurityRules(new Hexagon(
            SEEDED + "purity.domain", SEEDED + "purity.application", Set.of(), SEEDED + "purity.main", Set.of()));

    private static final JavaClasses PORTED = seeded("ports");
    private static final PortRules PORTS = new PortRules(
            new Hexagon(
                    SEEDED + "ports.domain",
                    SEEDED + "ports.application",
                    Set.of(SEEDED + "ports.alpha", SEEDED + "ports.beta"),
                    SEEDED + "ports.main",
                    Set.of()),
            SEEDED + "ports.testkit");

    @Test
    void domainDependsOnTheJdkOnly() {
        assertOffenders(
                LAYERS.domainDependsOnTheJdkOnly(),
                LAYERED,
                "layers.domain.DomainNamesTheApplication",
                "layers.domain.DomainUsesALibrary");
    }

    @Test
    void applicationDependsOnTheJdkAndTheDomainOnly() {
        assertOffenders(
                LAYERS.applicationDependsOnTheJdkAndTheDomainOnly(),
                LAYERED,
                "layers.application.UseCaseNamesAnAdapter",
                "layers.application.UseCaseUsesALibrary");
    }

    @Test
    void adaptersDoNotKnowEachOther() {
        assertOffenders(
                LAYERS.adaptersDoNotKnowEachOther(),
                LAYERED,
                "layers.alpha.AlphaNamesBeta",
                "layers.gamma.GammaNamesBeta");
    }

    @Test
    void onlyTheCompositionRootNamesAdapters() {
        assertOffenders(
                LAYERS.onlyTheCompositionRootNamesAdapters(), LAYERED, "layers.application.UseCaseNamesAnAdapter");
    }

    @Test
    void nobodyNamesTheCompositionRoot() {
        assertOffenders(LAYERS.nobodyNamesTheCompositionRoot(), LAYERED, "layers.alpha.AlphaNamesTheCompositionRoot");
    }

    @Test
    void packagesHaveNoCycles() {
        List<String> details =
                details(LayerRules.packagesHaveNoCycles("dev.crewx.architecture.seeded"), seeded("cycle"));
        assertEquals(1, details.size(), details::toString);
        String cycle = details.getFirst();
        assertTrue(cycle.contains("cycle.one.One") && cycle.contains("cycle.two.Two"), cycle);
        assertTrue(!cycle.contains("Three"), cycle);
    }

    @Test
    void domainDoesNoInputOrOutput() {
        assertOffenders(
                PURITY.domainDoesNoInputOrOutput(),
                PURE,
                "purity.domain.DomainOpensAPlace",
                "purity.domain.DomainReadsAFile",
                "purity.domain.DomainStartsAProcess",
                "purity.domain.DomainTakesAStream",
                "purity.domain.HiddenInputsOfEveryKind");
    }

    @Test
    void applicationLeavesInputAndOutputToPorts() {
        assertOffenders(
                PURITY.applicationLeavesInputAndOutputToPorts(),
                PURE,
                "purity.application.UseCaseAsksWhereItRuns",
                "purity.application.UseCaseReadsAFile");
    }

    @Test
    void domainHasNoHiddenInputs() {
        ArchRule rule = PURITY.domainHasNoHiddenInputs();
        assertOffenders(rule, PURE, "purity.domain.HiddenInputsOfEveryKind");
        String report = String.join("\n", details(rule, PURE));
        List<String> unseen = PURE.get(SEEDED + "purity.domain.HiddenInputsOfEveryKind").getMethods().stream()
                .filter(method -> !method.getName().startsWith("lambda$"))
                .filter(method -> !report.contains("." + method.getName() + "("))
                .map(method -> method.getName())
                .sorted()
                .toList();
        assertEquals(List.of(), unseen, "methods whose hidden input was not seen");
    }

    @Test
    void applicationHasNoHiddenInputs() {
        assertOffenders(PURITY.applicationHasNoHiddenInputs(), PURE, "purity.application.UseCaseReadsTheTimer");
    }

    @Test
    void portsAreInterfacesAndValues() {
        assertOffenders(PORTS.portsAreInterfacesAndValues(), PORTED, "ports.application.spi.PortWithCode");
    }

    @Test
    void implementationsOfPortsAreHiddenAndFinal() {
        assertOffenders(
                PORTS.implementationsOfPortsAreHiddenAndFinal(),
                PORTED,
                "ports.alpha.AlphaForgotten",
                "ports.alpha.AlphaStore",
                "ports.alpha.OpenStore",
                "ports.application.VisibleInnerUser");
    }

    @Test
    void everyPortHasAContract() {
        assertOffenders(
                PORTS.everyPortHasAContract(PORTED),
                PORTED,
                "ports.application.spi.ForgottenPort",
                "ports.testkit.ConcretePortContract",
                "ports.testkit.EmptyPortContract");
    }

    @Test
    void everyAdapterRunsTheContractsOfItsPorts() {
        List<String> details = details(PORTS.everyAdapterRunsTheContractsOfItsPorts(PORTED), PORTED);
        assertTrue(
                details.stream().anyMatch(line -> line.contains("StorePortContract against " + SEEDED + "ports.alpha")),
                details::toString);
        assertTrue(
                details.stream().noneMatch(line -> line.contains("StorePortContract against " + SEEDED + "ports.beta")),
                details::toString);
    }

    @Test
    void exceptionsAreUnchecked() {
        assertOffenders(
                CodeRules.exceptionsAreUnchecked(),
                seeded("exceptions"),
                "exceptions.CheckedProblem",
                "exceptions.OwnError");
    }

    @Test
    void standardStreamsBelongToTheCompositionRoot() {
        assertOffenders(
                CodeRules.standardStreamsBelongToTheCompositionRoot(SEEDED + "streams.main", SEEDED + "streams.cli"),
                seeded("streams"),
                "streams.cli.CommandPrintsALine",
                "streams.inside.AsksTheTerminal",
                "streams.inside.PrintsALine",
                "streams.inside.PrintsAStackTrace",
                "streams.inside.PrintsWithIo");
    }

    @Test
    void nobodyCatchesEverything() {
        String exempt = SEEDED + "catching.Edge.start";
        String forgotten = SEEDED + "catching.Edge.restart";
        assertEquals(
                List.of(
                        SEEDED + "catching.CatchesEverything.(anonymous).run catches Exception",
                        SEEDED + "catching.CatchesEverything.either catches Error",
                        SEEDED + "catching.CatchesEverything.runtime catches RuntimeException",
                        SEEDED + "catching.CatchesEverything.unnamed catches Throwable",
                        SEEDED + "catching.Edge.restart is exempt and needs it no more",
                        SEEDED + "catching.Edge.stop catches RuntimeException"),
                details(
                                CodeRules.nobodyCatchesEverything(
                                        SeededViolationsTest::source, Set.of(exempt, forgotten)),
                                seeded("catching"))
                        .stream()
                        .map(line -> line.replaceFirst(" in \\(.*", ""))
                        .sorted()
                        .toList());
    }

    private static Optional<Path> source(JavaClass type) {
        return Optional.of(Project.current()
                .root()
                .resolve("architecture-tests/src/test/java")
                .resolve(type.getName().replace('.', '/') + ".java"));
    }

    private static JavaClasses seeded(String house) {
        return new ClassFileImporter().importPackages(SEEDED + house);
    }

    private static List<String> details(ArchRule rule, JavaClasses classes) {
        return rule.evaluate(classes).getFailureReport().getDetails();
    }

    /** The rule names exactly these classes, each in the seeded packages. */
    private static void assertOffenders(ArchRule rule, JavaClasses classes, String... offenders) {
        List<String> details = details(rule, classes);
        Set<String> named = new TreeSet<>();
        for (String line : details) {
            named.add(classes.stream()
                    .filter(type -> type.getEnclosingClass().isEmpty())
                    .map(JavaClass::getName)
                    .filter(name -> line.matches(".*\\b" + name.replace(".", "\\.") + "\\b.*"))
                    .min((a, b) -> line.indexOf(a) - line.indexOf(b))
                    .map(name -> name.substring(SEEDED.length()))
                    .orElse("nobody: " + line));
        }
        assertEquals(new TreeSet<>(List.of(offenders)), named, () -> String.join("\n", details));
    }
}
