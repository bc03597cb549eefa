package dev.crewx.workspace.files.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.application.install.InstallListener;
import dev.crewx.application.install.InstallPlan;
import dev.crewx.application.install.InstallPlan.PermissionRequest;
import dev.crewx.application.install.InstallRequest;
import dev.crewx.application.install.InstallRequest.Option;
import dev.crewx.application.install.InstallResult;
import dev.crewx.application.install.InstallResult.ConsentMissing;
import dev.crewx.application.install.InstallResult.Installed;
import dev.crewx.domain.manifest.PackageId;
import dev.crewx.domain.version.SemanticVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What packages want to be allowed needs a yes, once for each thing they want. */
final class PermissionsTest {
    private Workshop work;

    @BeforeEach
    void open(@TempDir Path root) throws IOException {
        work = Workshop.in(root);
    }

    private SortedSet<String> approved(String id) {
        return work.store().load().lockfile().find(id).orElseThrow().permissions();
    }

    private static SortedSet<String> set(String... permissions) {
        return new TreeSet<>(List.of(permissions));
    }

    /** Answers every question and remembers what was asked. */
    private static final class Person implements InstallListener {
        private final boolean answer;
        final List<PermissionRequest> asked = new ArrayList<>();

        Person(boolean answer) {
            this.answer = answer;
        }

        @Override
        public boolean approves(InstallPlan plan) {
            asked.addAll(plan.permissions());
            return answer;
        }
    }

    private InstallResult run(InstallRequest request, Person person) {
        return work.installer().install(request, person);
    }

    @Test
    void takesInstallingForTheYesToWhatThePlanShowsAndRemembersIt() {
        work.shelf
                .put(Shelf.of("a", "1.0.0").permissions("network", "file-read").requires("b", "*"))
                .put(Shelf.of("b", "1.0.0").permissions("process"));
        Person nobody = new Person(false);
        Installed installed = assertInstanceOf(Installed.class, run(Workshop.add("a"), nobody));
        assertEquals(List.of(), nobody.asked);
        assertEquals(
                List.of(set("process"), set("file-read", "network")),
                installed.plan().steps().stream().map(InstallPlan.Step::wants).toList());
        assertEquals(set("file-read", "network"), approved("a"));
        assertEquals(set("process"), approved("b"));
    }

    @Test
    void takesAnInstallThatNoPersonSeesForAYesToNothing() throws IOException {
        work.shelf
                .put(Shelf.of("a", "1.0.0").requires("b", "*"))
                .put(Shelf.of("b", "1.0.0").permissions("process"))
                .put(Shelf.of("c", "1.0.0"));
        Person no = new Person(false);
        ConsentMissing refused =
                assertInstanceOf(ConsentMissing.class, run(Workshop.add("a").with(Option.UNATTENDED), no));
        assertEquals(
                List.of(new PermissionRequest(
                        PackageId.parse("b"), SemanticVersion.parse("1.0.0"), set("process"), false)),
                refused.permissions());
        assertEquals(Map.of("", "/"), work.everything());
        assertEquals(0, work.shelf.downloads.get());
        assertInstanceOf(Installed.class, run(Workshop.add("c").with(Option.UNATTENDED), no));
        assertInstanceOf(Installed.class, run(Workshop.add("a").with(Option.UNATTENDED, Option.ALLOW_PERMISSIONS), no));
        assertEquals(set("process"), approved("b"));
    }

    @Test
    void asksNobodyWhereItIsAllowed() {
        work.shelf.put(Shelf.of("a", "1.0.0"));
        work.did(Workshop.add("a"));
        work.shelf.put(Shelf.of("a", "1.1.0").permissions("network"));
        Person person = new Person(false);
        assertInstanceOf(Installed.class, run(Workshop.update().with(Option.ALLOW_PERMISSIONS), person));
        assertEquals(List.of(), person.asked);
        assertEquals(set("network"), approved("a"));
    }

    @Test
    void asksBeforeAnythingIsDownloaded() {
        work.shelf.put(Shelf.of("a", "1.0.0"));
        work.did(Workshop.add("a"));
        int downloads = work.shelf.downloads.get();
        work.shelf.put(Shelf.of("a", "1.1.0").permissions("network"));
        assertInstanceOf(ConsentMissing.class, run(Workshop.update(), new Person(false)));
        assertEquals(downloads, work.shelf.downloads.get());
    }

    @Test
    void asksAlsoWhereAnInstallBringsAnotherVersionThatWantsMore() throws IOException {
        work.shelf.put(Shelf.of("a", "1.0.0"));
        work.did(Workshop.add("a"));
        work.shelf.put(Shelf.of("a", "2.0.0").permissions("network"));
        Map<String, String> before = work.everything();
        assertInstanceOf(ConsentMissing.class, run(Workshop.add("a@^2"), new Person(false)));
        assertEquals(before, work.everything());
    }

    @Test
    void asksOnlyForWhatAnUpdateWantsMore() throws IOException {
        work.shelf.put(Shelf.of("a", "1.0.0").permissions("network"));
        work.did(Workshop.add("a"));
        work.shelf.put(Shelf.of("a", "1.1.0").permissions("network", "secrets"));
        Map<String, String> before = work.everything();
        Person no = new Person(false);
        assertInstanceOf(ConsentMissing.class, run(Workshop.update(), no));
        assertEquals(set("secrets"), no.asked.getFirst().missing());
        assertTrue(no.asked.getFirst().known());
        assertEquals(before, work.everything());
        assertInstanceOf(Installed.class, run(Workshop.update(), new Person(true)));
        assertEquals(set("network", "secrets"), approved("a"));
    }

    @Test
    void forgetsWhatAnUpdateDoesNotWantAnyMore() {
        work.shelf.put(Shelf.of("a", "1.0.0").permissions("network", "secrets"));
        run(Workshop.add("a"), new Person(true));
        work.shelf.put(Shelf.of("a", "1.1.0").permissions("network"));
        Person person = new Person(false);
        assertInstanceOf(Installed.class, run(Workshop.update(), person));
        assertEquals(List.of(), person.asked);
        assertEquals(set("network"), approved("a"));
    }

    @Test
    void asksForWhatANewDependencyWantsThatComesWithAnUpdate() {
        work.shelf.put(Shelf.of("a", "1.0.0"));
        work.did(Workshop.add("a"));
        work.shelf
                .put(Shelf.of("a", "1.1.0").requires("b", "*"))
                .put(Shelf.of("b", "1.0.0").permissions("process"));
        Person no = new Person(false);
        ConsentMissing refused = assertInstanceOf(ConsentMissing.class, run(Workshop.update(), no));
        assertEquals(
                List.of(new PermissionRequest(
                        PackageId.parse("b"), SemanticVersion.parse("1.0.0"), set("process"), false)),
                refused.permissions());
        assertEquals(no.asked, refused.permissions());
    }

    @Test
    void asksForWhatABundleWantsBeyondWhatTheRegistrySaid() throws IOException {
        work.shelf.concealing(Shelf.of("a", "1.0.0").permissions("secrets"));
        Person no = new Person(false);
        assertInstanceOf(ConsentMissing.class, run(Workshop.add("a"), no));
        assertEquals(set("secrets"), no.asked.getFirst().missing());
        assertEquals(Map.of("", "/"), work.everything());
        Person yes = new Person(true);
        assertInstanceOf(Installed.class, run(Workshop.add("a"), yes));
        assertEquals(set("secrets"), approved("a"));
        assertFalse(yes.asked.isEmpty());
    }
}
