package dev.crewx.http;

import dev.crewx.application.download.CountDownloads;
import dev.crewx.application.storage.spi.StorageException;
import dev.crewx.application.upkeep.CollectBlobs;
import dev.crewx.application.upkeep.ForgetEnded;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the server does from time to time without being asked, one after the other. What fails is said, and tried again at
 * its next time.
 */
@Singleton
final class Upkeep implements ApplicationEventListener<ServerStartupEvent> {
    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);

    private final CountDownloads counting;
    private final ForgetEnded forgetEnded;
    private final CollectBlobs collectBlobs;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("upkeep").factory());
    private boolean counted = true;

    Upkeep(CountDownloads counting, ForgetEnded forgetEnded, CollectBlobs collectBlobs) {
        this.counting = counting;
        this.forgetEnded = forgetEnded;
        this.collectBlobs = collectBlobs;
    }

    @Override
    public void onApplicationEvent(ServerStartupEvent started) {
        every(Duration.ofSeconds(1), Duration.ofSeconds(1), this::count);
        every(Duration.ofMinutes(5), Duration.ofHours(1), this::forget);
        every(Duration.ofMinutes(10), Duration.ofHours(6), this::collect);
    }

    private void every(Duration first, Duration pause, Runnable work) {
        var _ = timer.scheduleWithFixedDelay(work, first.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void stop() {
        timer.shutdownNow();
    }

    /** Hands downloads on; a store that fails is said once, not each second. */
    private void count() {
        boolean before = counted;
        counting.flush()
                .ifPresentOrElse(
                        fault -> {
                            if (before) {
                                LOG.warn("downloads wait to be counted", fault);
                            }
                            counted = false;
                        },
                        () -> counted = true);
    }

    private void forget() {
        attempt("forgot ended sessions and keys", forgetEnded::forget);
    }

    private void collect() {
        attempt("removed bundles that no version names", collectBlobs::collect);
    }

    private static void attempt(String what, IntSupplier work) {
        try {
            int count = work.getAsInt();
            if (count > 0) {
                LOG.info("{} count={}", what, count);
            }
        } catch (StorageException fault) {
            LOG.warn("upkeep failed task=\"{}\"", what, fault);
        }
    }
}
