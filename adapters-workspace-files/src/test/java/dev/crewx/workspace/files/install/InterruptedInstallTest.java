package dev.crewx.workspace.files.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.crewx.application.install.InstallListener;
import dev.crewx.application.install.InstallPlan;
import dev.crewx.application.install.InstallResult;
import dev.crewx.application.install.InstallResult.Installed;
import dev.crewx.application.install.InstallResult.Interrupted;
import dev.crewx.application.install.spi.ProjectStore;
import dev.crewx.application.install.spi.ProjectStore.Patience;
import dev.crewx.application.remote.spi.RemoteException;
import dev.crewx.domain.manifest.PackageId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An install that is told to stop: the project is as it was, or finished. */
final class InterruptedInstallTest {
    private final AtomicBoolean stop = new AtomicBoolean();

    private Workshop work;

    @BeforeEach
    void open(@TempDir Path root) throws IOException {
        work = Workshop.in(root);
        work.shelf.put(Shelf.of("a", "1.0.0").requires("b", "*")).put(Shelf.of("b", "1.0.0"));
    }

    private InstallResult run(InstallListener listener) {
        return work.installer().install(Workshop.add("a").until(stop::get), listener);
    }

    /** As a socket does whose thread is interrupted. */
    private static void hang() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            throw new RemoteException("interrupted", e);
        }
    }

    @Test
    void endsADownloadThatHangs() throws IOException {
        work.shelf.transfers.put("b", (bytes, from, sink) -> {
            stop.set(true);
            hang();
        });
        assertEquals(new Interrupted(), run(InstallListener.NONE));
        assertEquals(Map.of("", "/"), work.everything());
    }

    @Test
    void leavesTheProjectAsItWasBeforeTheCommit() throws IOException {
        for (String when : List.of("planned", "downloading", "unpacked")) {
            stop.set(false);
            InstallListener stopper = new InstallListener() {
                @Override
                public void planned(InstallPlan plan) {
                    stop.compareAndSet(false, when.equals("planned"));
                }

                @Override
                public void downloading(PackageId id, long sizeBytes) {
                    stop.compareAndSet(false, when.equals("downloading"));
                }

                @Override
                public void unpacked(PackageId id) {
                    stop.compareAndSet(false, when.equals("unpacked"));
                }
            };
            assertEquals(new Interrupted(), run(stopper), when);
            if (Files.exists(work.root.resolve("cache"))) {
                Workshop.delete(work.root.resolve("cache"));
            }
            assertEquals(Map.of("", "/"), work.everything(), when);
        }
    }

    @Test
    void finishesOnceItHasBegunToChangeTheProject() {
        assertInstanceOf(Installed.class, run(new InstallListener() {
            @Override
            public void committing() {
                stop.set(true);
            }
        }));
        assertEquals(List.of("a@1.0.0", "b@1.0.0"), work.installed());
    }

    @Test
    void waitsForSomebodyElseNoLonger() throws IOException {
        AtomicBoolean told = new AtomicBoolean();
        try (ProjectStore.Change other = work.store().begin(Patience.ENDLESS).orElseThrow()) {
            assertEquals(new Interrupted(), run(new InstallListener() {
                @Override
                public void waiting() {
                    told.set(true);
                    stop.set(true);
                }
            }));
            assertEquals(ProjectStore.Recovery.NOTHING, other.recovered());
        }
        assertEquals(true, told.get());
        assertEquals(Map.of("", "/"), work.everything());
    }
}
