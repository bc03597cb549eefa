package dev.crewx.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.module.ModuleDescriptor;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The graph of the real module descriptors: what it may be, and that the page shows it. */
final class ModuleGraphTest {
    private static final Project PROJECT = Project.current();
    private static final ModuleGraph GRAPH = ModuleGraph.of(PROJECT.descriptors());
    private static final Hexagon SMALL = new Hexagon("domain", "application", Set.of("disk", "net"), "main", Set.of());

    @Test
    void modulesRequireOnlyWhatStandsFurtherIn() {
        assertEquals(List.of(), GRAPH.problems(PROJECT.hexagon()));
    }

    /** With {@code -Dcrewx.docs.update=true} it rewrites the page; never where CI is set. */
    @Test
    void theArchitecturePageShowsTheModuleGraph() {
        if (Boolean.getBoolean("crewx.docs.update") && System.getenv("CI") == null) {
            ArchitecturePage.read(PROJECT.root()).with(GRAPH).write(PROJECT.root());
        }
        ArchitecturePage page = ArchitecturePage.read(PROJECT.root());
        assertEquals(
                page.with(GRAPH).text(),
                page.text(),
                "docs/ARCHITECTURE.md is stale. Rewrite its graph with: " + ArchitecturePage.COMMAND);
    }

    @Test
    void aStalePageIsNoticedAndMended() {
        ModuleGraph graph = ModuleGraph.of(List.of(module("domain"), module("application", "domain")));
        ArchitecturePage empty =
                new ArchitecturePage("# A\n<!-- module-graph:begin -->\n<!-- module-graph:end -->\nrest\n");
        assertFalse(empty.shows(graph));
        ArchitecturePage drawn = empty.with(graph);
        assertTrue(drawn.shows(graph));
        assertTrue(drawn.text().contains("    application --> domain\n"), drawn::text);
        assertTrue(drawn.text().startsWith("# A\n") && drawn.text().endsWith("\nrest\n"), drawn::text);
        assertFalse(drawn.shows(ModuleGraph.of(List.of(module("domain"), module("application")))));
    }

    @Test
    void aPageWithoutMarkersIsRefused() {
        ArchitecturePage page = new ArchitecturePage("# A\n");
        assertThrows(IllegalStateException.class, () -> page.with(GRAPH));
    }

    @Test
    void anEdgeThatPointsOutwardsIsNoticed() {
        ModuleGraph graph = ModuleGraph.of(List.of(
                module("domain", "java.base"),
                module("application", "domain", "disk"),
                module("disk", "application", "net"),
                module("net", "domain", "application", "main"),
                module("main", "disk", "net")));
        assertEquals(
                List.of(
                        "application must not require disk",
                        "disk must not require net",
                        "net must not require main",
                        "the modules have a cycle: application -> disk -> application"),
                graph.problems(SMALL));
    }

    @Test
    void aCycleIsNoticed() {
        ModuleGraph graph =
                ModuleGraph.of(List.of(module("main", "disk"), module("disk", "net"), module("net", "main")));
        assertTrue(
                graph.problems(SMALL).contains("the modules have a cycle: disk -> net -> main -> disk"),
                () -> graph.problems(SMALL).toString());
    }

    @Test
    void aServiceThatNobodyUsesIsNoticedAndOneThatIsUsedIsDrawn() {
        ModuleDescriptor provider = ModuleDescriptor.newModule("disk")
                .requires("application")
                .packages(Set.of("disk"))
                .provides("application.spi.Store", List.of("disk.DiskStore"))
                .build();
        ModuleGraph unused = ModuleGraph.of(List.of(module("application"), provider, module("main", "application")));
        assertEquals(List.of("disk provides application.spi.Store, which no module uses"), unused.problems(SMALL));
        ModuleDescriptor user = ModuleDescriptor.newModule("main")
                .requires("application")
                .uses("application.spi.Store")
                .build();
        ModuleGraph used = ModuleGraph.of(List.of(module("application"), provider, user));
        assertEquals(List.of(), used.problems(SMALL));
        assertTrue(used.mermaid().contains("    main -. Store .-> disk\n"), used::mermaid);
    }

    private static ModuleDescriptor module(String name, String... requires) {
        ModuleDescriptor.Builder builder = ModuleDescriptor.newModule(name);
        Set.of(requires).forEach(builder::requires);
        return builder.build();
    }
}
