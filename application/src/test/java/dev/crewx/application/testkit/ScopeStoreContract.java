package dev.crewx.application.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.application.storage.spi.ScopeStore;
import dev.crewx.domain.access.Scope;
import dev.crewx.domain.access.Username;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link ScopeStore} does. */
public abstract class ScopeStoreContract extends FreshStorage {
    private static final Scope ACME = new Scope("acme");
    private static final Username ANN = new Username("ann");
    private static final Username BOB = new Username("bob");

    private ScopeStore scopes() {
        return storage().scopes();
    }

    @Test
    void hasGivenNothingToAnybodyAtFirst() {
        assertEquals(List.of(), owners(ACME));
        assertFalse(scopes().remove(ACME, ANN));
        assertEquals(List.of(), owners(new Scope("ann")), "that @ann is ann's is a rule, not stored");
    }

    @Test
    void givesAScopeToSeveralAndListsThemByName() {
        assertTrue(scopes().add(ACME, BOB));
        assertTrue(scopes().add(ACME, ANN));
        assertEquals(List.of(ANN, BOB), owners(ACME));
    }

    @Test
    void saysWhetherItIsNew() {
        assertTrue(scopes().add(ACME, ANN));
        assertFalse(scopes().add(ACME, ANN));
        assertEquals(List.of(ANN), owners(ACME));
    }

    @Test
    void keepsScopesApart() {
        scopes().add(ACME, ANN);
        scopes().add(new Scope("acme-2"), BOB);
        assertEquals(List.of(ANN), owners(ACME));
        assertFalse(scopes().remove(ACME, BOB));
        assertEquals(List.of(BOB), owners(new Scope("acme-2")));
    }

    @Test
    void takesAScopeBackOnceAlsoFromTheLast() {
        scopes().add(ACME, ANN);
        scopes().add(ACME, BOB);
        assertTrue(scopes().remove(ACME, ANN));
        assertFalse(scopes().remove(ACME, ANN));
        assertEquals(List.of(BOB), owners(ACME));
        assertTrue(scopes().remove(ACME, BOB));
        assertEquals(List.of(), owners(ACME));
        assertTrue(scopes().add(ACME, ANN), "and gives it again");
    }

    @Test
    void losesNobodyWhenManyAreGivenAScopeAtOnce() {
        List<Boolean> added =
                Concurrently.run(Concurrently.THREADS, i -> () -> scopes().add(ACME, new Username("user" + i / 2)));
        assertEquals(Concurrently.THREADS / 2, added.stream().filter(ok -> ok).count());
        assertEquals(Concurrently.THREADS / 2, owners(ACME).size());
    }

    private List<Username> owners(Scope scope) {
        return List.copyOf(scopes().owners(scope));
    }
}
