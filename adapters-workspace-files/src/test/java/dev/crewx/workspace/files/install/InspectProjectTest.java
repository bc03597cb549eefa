package dev.crewx.workspace.files.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.application.install.InspectProject;
import dev.crewx.application.install.InstallListener;
import dev.crewx.application.install.InstallRequest;
import dev.crewx.application.install.InstallRequest.Network;
import dev.crewx.application.install.InstallResult;
import dev.crewx.application.install.ListOutdated;
import dev.crewx.application.install.ListOutdated.Row;
import dev.crewx.application.install.ProjectView;
import dev.crewx.application.install.ProjectView.Status;
import dev.crewx.application.remote.spi.RemoteException;
import dev.crewx.domain.json.JsonValue;
import dev.crewx.domain.json.JsonValue.JsonObject;
import dev.crewx.domain.manifest.PackageId;
import dev.crewx.domain.version.SemanticVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a project uses and why, and of what there is something newer. */
final class InspectProjectTest {
    private Workshop work;

    @BeforeEach
    void open(@TempDir Path root) throws IOException {
        work = Workshop.in(root);
        JsonValue mac = JsonObject.EMPTY.with("platforms", JsonValue.ofStrings(List.of("darwin")));
        work.shelf
                .put(Shelf.of("a", "1.0.0").requires("b", "*").requires("c", "^1"))
                .put(Shelf.of("b", "1.0.0").requires("c", "*").wants("mac", "*"))
                .put(Shelf.of("c", "1.0.0"))
                .put(Shelf.of("mac", "1.0.0").with("compatibility", mac));
        work.did(Workshop.add("a", "c@>=1"));
    }

    private ProjectView view() {
        return new InspectProject(work.store()).inspect(Workshop.LINUX);
    }

    private static List<String> names(List<ProjectView.Item> items) {
        return items.stream().map(item -> item.id().toString()).toList();
    }

    @Test
    void tellsHowEachPackageStands() throws IOException {
        Workshop.delete(work.location("b"));
        Map<String, Status> expected = Map.of(
                "a", Status.INSTALLED, "b", Status.MISSING, "c", Status.INSTALLED, "mac", Status.FOR_OTHER_MACHINES);
        expected.forEach(
                (name, status) -> assertEquals(status, view().items().get(name).status(), name));
        assertEquals(List.of("a", "c"), names(view().required()));
    }

    @Test
    void tellsWhyAPackageIsThereTheShortestWayFirst() {
        assertEquals(
                List.of(List.of("c"), List.of("a", "c"), List.of("a", "b", "c")),
                view().ways(PackageId.parse("c"), 10).stream()
                        .map(InspectProjectTest::names)
                        .toList());
        assertEquals(1, view().ways(PackageId.parse("c"), 1).size());
        assertEquals(List.of(), view().ways(PackageId.parse("ghost"), 10));
        assertEquals(List.of("a", "b"), names(view().dependents(PackageId.parse("c"))));
    }

    @Test
    void finishesOrUndoesWhatWasBrokenOffFirst() {
        work.shelf.put(Shelf.of("d", "1.0.0"));
        for (int last = 5; last < 40; last += 5) {
            int step = last;
            AtomicInteger steps = new AtomicInteger();
            assertThrows(
                    AssertionError.class,
                    () -> work.installer(work.project, what -> {
                                if (steps.incrementAndGet() >= step) {
                                    throw new AssertionError("the process is gone");
                                }
                            })
                            .install(Workshop.add("d"), InstallListener.NONE));
            ProjectView seen = view();
            assertTrue(work.store().isSettled());
            assertTrue(
                    seen.items().values().stream().noneMatch(item -> item.status() == Status.MISSING), seen.toString());
            if (work.installed().contains("d@1.0.0")) {
                return;
            }
        }
    }

    @Test
    void listsWhatIsOutdated() {
        work.shelf
                .put(Shelf.of("a", "1.1.0").requires("b", "*").requires("c", "^1"))
                .put(Shelf.of("a", "2.0.0"))
                .put(Shelf.of("c", "2.0.0"))
                .put(Shelf.of("b", "1.0.1-rc.1"))
                .yanked(Shelf.of("mac", "9.0.0"));
        ListOutdated.Result.Listed listed = assertInstanceOf(
                ListOutdated.Result.Listed.class, new ListOutdated(work.installer()).list(Workshop.update()));
        assertEquals(
                List.of(row("a", "1.0.0", "1.1.0", "2.0.0", true), row("c", "1.0.0", "1.0.0", "2.0.0", true)),
                listed.rows());
        assertEquals(4, listed.packages());
    }

    private static Row row(String id, String locked, String wanted, String latest, boolean requested) {
        return new Row(
                PackageId.parse(id),
                SemanticVersion.parse(locked),
                SemanticVersion.parse(wanted),
                SemanticVersion.parse(latest),
                requested);
    }

    @Test
    void saysWhyItCannotTellWhatIsOutdated() throws IOException {
        ListOutdated outdated = new ListOutdated(work.installer());
        work.shelf.unreachable = true;
        assertThrows(RemoteException.class, () -> outdated.list(Workshop.update()));
        assertInstanceOf(
                ListOutdated.Result.Listed.class,
                outdated.list(Workshop.update().over(Network.OFFLINE)));
        Workshop.delete(work.root.resolve("cache"));
        InstallRequest offline = Workshop.update().over(Network.OFFLINE);
        ListOutdated.Result.Refused refused =
                assertInstanceOf(ListOutdated.Result.Refused.class, outdated.list(offline));
        assertInstanceOf(InstallResult.NotCached.class, refused.why());
    }
}
