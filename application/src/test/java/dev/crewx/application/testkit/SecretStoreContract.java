package dev.crewx.application.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.crewx.application.storage.spi.SecretStore;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link SecretStore} does. */
public abstract class SecretStoreContract extends FreshStorage {
    private SecretStore secrets() {
        return storage().secrets();
    }

    @Test
    void makesASecretOfTheFirstCandidateAndKeepsIt() {
        byte[] first = {0, -1, 127, -128};
        assertArrayEquals(first, secrets().getOrCreate("jwt-key", first));
        assertArrayEquals(first, secrets().getOrCreate("jwt-key", new byte[] {9, 9}));
    }

    @Test
    void keepsNamesApart() {
        secrets().getOrCreate("one", new byte[] {1});
        assertArrayEquals(new byte[] {2}, secrets().getOrCreate("one-2", new byte[] {2}));
        assertArrayEquals(new byte[] {1}, secrets().getOrCreate("one", new byte[] {3}));
    }

    @Test
    void copiesOnTheWayInAndOut() {
        byte[] candidate = {1, 2, 3};
        byte[] given = secrets().getOrCreate("jwt-key", candidate);
        Arrays.fill(candidate, (byte) 0);
        Arrays.fill(given, (byte) 0);
        assertArrayEquals(new byte[] {1, 2, 3}, secrets().getOrCreate("jwt-key", new byte[] {9}));
    }

    @Test
    void givesManyWhoAskAtOnceTheSame() {
        List<byte[]> given = Concurrently.run(
                Concurrently.THREADS, i -> () -> secrets().getOrCreate("jwt-key", new byte[] {(byte) i, 1}));
        assertEquals(1, given.stream().map(Arrays::hashCode).distinct().count());
    }
}
