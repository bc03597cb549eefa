package dev.crewx.application.upkeep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.application.storage.spi.BlobStore;
import dev.crewx.application.storage.spi.Storage;
import dev.crewx.application.testkit.MovingClock;
import dev.crewx.application.testkit.TinyStorageProvider;
import dev.crewx.application.testkit.Versions;
import dev.crewx.domain.access.ApiKey;
import dev.crewx.domain.access.PackagePattern;
import dev.crewx.domain.access.Permission;
import dev.crewx.domain.access.TokenFamily;
import dev.crewx.domain.access.Username;
import dev.crewx.domain.catalog.CatalogEntry;
import dev.crewx.domain.integrity.Digest;
import dev.crewx.domain.manifest.PackageId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class UpkeepTest {
    private static final Digest EMPTY = Digest.of(new byte[0]);

    private final Storage storage = TinyStorageProvider.storage();

    @Test
    void removesOldBytesThatNoVersionNames() throws IOException {
        storage.packages().commit(PackageId.parse("pdf"), CatalogEntry.ABSENT, Versions.change("pdf", "1.0.0"));
        Digest named = store("pdf@1.0.0");
        Digest left = store("left by a crash");
        CollectBlobs young = new CollectBlobs(storage, Clock.systemUTC());
        assertEquals(0, young.collect(), "a publish may be about to name them");
        assertTrue(storage.blobs().size(left).isPresent());
        CollectBlobs later = new CollectBlobs(
                storage, Clock.offset(Clock.systemUTC(), CollectBlobs.SPARED.plus(Duration.ofMinutes(1))));
        assertEquals(1, later.collect());
        assertEquals(Optional.empty(), storage.blobs().size(left));
        assertTrue(storage.blobs().size(named).isPresent());
        assertEquals(0, later.collect());
    }

    @Test
    void removesThemHoweverManyThereAre() throws IOException {
        for (int i = 0; i < 1_200; i++) {
            store("left " + i);
        }
        CollectBlobs later = new CollectBlobs(storage, Clock.offset(Clock.systemUTC(), Duration.ofDays(2)));
        assertEquals(1_200, later.collect());
    }

    @Test
    void forgetsExpiredFamiliesAndKeysThatEndedAGoodWhileAgo() {
        Instant now = Versions.PUBLISHED_AT;
        MovingClock clock = new MovingClock(now);
        ForgetEnded forgetEnded = new ForgetEnded(storage, clock);
        Username ann = new Username("ann");
        storage.tokens().create(new TokenFamily("old", ann, EMPTY, now.minusSeconds(9), now));
        storage.tokens().create(new TokenFamily("new", ann, EMPTY, now, now.plusSeconds(1)));
        storage.apiKeys()
                .create(new ApiKey(
                        "key",
                        "key",
                        ann,
                        Set.of(Permission.READ),
                        Set.of(PackagePattern.ANY),
                        EMPTY,
                        now,
                        Optional.of(now),
                        Optional.empty()));
        assertEquals(1, forgetEnded.forget());
        assertTrue(storage.tokens().find("new").isPresent());
        clock.advance(ForgetEnded.KEYS_SHOWN.plusSeconds(1));
        assertEquals(2, forgetEnded.forget());
        assertEquals(Optional.empty(), storage.apiKeys().find("key"));
    }

    private Digest store(String text) throws IOException {
        try (BlobStore.Upload upload = storage.blobs().begin()) {
            upload.sink().write(text.getBytes(StandardCharsets.UTF_8));
            return upload.commit();
        }
    }
}
