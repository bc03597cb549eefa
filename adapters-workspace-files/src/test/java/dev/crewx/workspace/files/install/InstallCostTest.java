package dev.crewx.workspace.files.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.application.install.InstallListener;
import dev.crewx.application.install.InstallRequest.Network;
import dev.crewx.application.install.InstallResult;
import dev.crewx.application.install.InstallResult.Installed;
import dev.crewx.workspace.files.StepObserver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an install asks of registries and of the disk, counted; and how it does without a network. */
final class InstallCostTest {
    private static final int MANY = 50;

    private Workshop work;

    @BeforeEach
    void open(@TempDir Path root) throws IOException {
        work = Workshop.in(root);
    }

    /** Packages in layers of ten, each of which needs two of the layer below. */
    private void putMany() {
        for (int i = 0; i < MANY; i++) {
            var manifest = Shelf.of("p" + i, "1.0.0");
            if (i >= 10) {
                int below = (i / 10 - 1) * 10;
                manifest = manifest.requires("p" + (below + i % 10), "^1").requires("p" + (below + (i + 1) % 10), "^1");
            }
            work.shelf.put(manifest);
        }
    }

    private static String[] top() {
        return new String[] {"p40", "p41", "p42", "p43", "p44", "p45", "p46", "p47", "p48", "p49"};
    }

    @Test
    void asksOnceForEachPackageAndOnceForEachBundle() {
        putMany();
        work.did(Workshop.add(top()));
        assertEquals(MANY, work.installed().size());
        assertEquals(MANY, work.shelf.indexRequests.get());
        assertEquals(MANY, work.shelf.downloads.get());
        assertTrue(work.shelf.mostAtOnce.get() <= 4, "more downloads at once than allowed");
    }

    @Test
    void asksNothingWhenThereIsNothingToDo() {
        putMany();
        work.did(Workshop.add(top()));
        int asked = work.shelf.indexRequests.get() + work.shelf.downloads.get();
        assertFalse(work.did(Workshop.restore()).changedAnything());
        assertEquals(asked, work.shelf.indexRequests.get() + work.shelf.downloads.get());
    }

    @Test
    void takesNoStepOnTheDiskWhenThereIsNothingToDo() {
        work.shelf.put(Shelf.of("a", "1.0.0"));
        work.did(Workshop.add("a").targeting(Set.of("claude-code"), Set.of()));
        List<String> steps = new ArrayList<>();
        InstallResult result =
                work.installer(work.project, steps::add).install(Workshop.restore(), InstallListener.NONE);
        assertInstanceOf(Installed.class, result);
        assertEquals(List.of(), steps);
    }

    @Test
    void putsBackFromTheCacheWithoutARequest() throws IOException {
        putMany();
        work.did(Workshop.add(top()));
        int asked = work.shelf.indexRequests.get() + work.shelf.downloads.get();
        deleteInstalled();
        work.did(Workshop.restore());
        assertEquals(MANY, work.installed().size());
        assertEquals(asked, work.shelf.indexRequests.get() + work.shelf.downloads.get());
    }

    @Test
    void downloadsSideBySide() throws IOException {
        CountDownLatch both = new CountDownLatch(2);
        for (String id : List.of("a", "b")) {
            work.shelf.put(Shelf.of(id, "1.0.0"));
            work.shelf.transfers.put(id, (bytes, from, sink) -> {
                both.countDown();
                await(both);
                sink.write(bytes, (int) from, bytes.length - (int) from);
            });
        }
        work.did(Workshop.add("a", "b"));
        assertEquals(2, work.shelf.mostAtOnce.get());
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(60, TimeUnit.SECONDS), "the other one does not come");
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void writesOnlyWhatChanges() throws IOException {
        putMany();
        work.did(Workshop.add(top()));
        work.shelf.put(Shelf.of("extra", "1.0.0"));
        List<String> steps = Collections.synchronizedList(new ArrayList<>());
        work.installer(work.project, steps::add).install(Workshop.add("extra"), InstallListener.NONE);
        assertTrue(steps.size() < 30, steps.toString());
        assertTrue(work.installed().contains("extra@1.0.0"));
    }

    @Test
    void doesWithoutANetworkWithWhatIsInTheCaches() throws IOException {
        work.shelf.put(Shelf.of("a", "1.0.0").requires("b", "*")).put(Shelf.of("b", "1.0.0"));
        work.did(Workshop.add("a"));
        work.shelf.unreachable = true;
        deleteInstalled();
        Files.delete(work.project.resolve("crewx-skills.lock"));
        work.did(Workshop.restore().over(Network.OFFLINE));
        assertEquals(List.of("a@1.0.0", "b@1.0.0"), work.installed());
        Files.delete(work.project.resolve("crewx-skills.json"));
        Files.delete(work.project.resolve("crewx-skills.lock"));
        deleteInstalled();
        work.did(Workshop.add("a").over(Network.OFFLINE));
        assertEquals(List.of("a@1.0.0", "b@1.0.0"), work.installed());
    }

    @Test
    void saysWhatIsNotInTheCaches() throws IOException {
        work.shelf.put(Shelf.of("a", "1.0.0"));
        assertEquals(
                new InstallResult.NotCached(List.of("what versions of a there are")),
                work.run(Workshop.add("a").over(Network.OFFLINE)));
        work.did(Workshop.add("a"));
        Files.delete(work.files(StepObserver.NONE)
                .bundleCache()
                .find(work.shelf.digest("a", "1.0.0"))
                .orElseThrow());
        deleteInstalled();
        Map<String, String> before = work.everything();
        assertEquals(
                new InstallResult.NotCached(List.of("the bundle of a@1.0.0")),
                work.run(Workshop.restore().over(Network.OFFLINE)));
        assertEquals(before, work.everything());
    }

    @Test
    void prefersWhatIsInTheCachesAndAsksWhereThatDoesNotDo() throws IOException {
        work.shelf.put(Shelf.of("a", "1.0.0"));
        work.did(Workshop.add("a"));
        work.shelf.put(Shelf.of("a", "2.0.0"));
        int asked = work.shelf.indexRequests.get();
        work.did(Workshop.add("a@*").over(Network.PREFER_OFFLINE));
        assertEquals(List.of("a@1.0.0"), work.installed());
        assertEquals(asked, work.shelf.indexRequests.get());
        work.did(Workshop.add("a@^2").over(Network.PREFER_OFFLINE));
        assertEquals(List.of("a@2.0.0"), work.installed());
    }

    private void deleteInstalled() throws IOException {
        Workshop.delete(work.project.resolve("node_modules"));
    }
}
