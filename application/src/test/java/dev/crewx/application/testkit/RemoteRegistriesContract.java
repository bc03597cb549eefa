package dev.crewx.application.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.application.remote.spi.RemoteException;
import dev.crewx.application.remote.spi.RemoteRegistries;
import dev.crewx.application.remote.spi.RemoteRegistry.Search;
import dev.crewx.application.remote.spi.TokenSource;
import dev.crewx.domain.access.Username;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What every {@link RemoteRegistries} does. */
public abstract class RemoteRegistriesContract extends RemoteContract {

    /** A place where no registry is. */
    protected abstract URI nowhere();

    @Test
    void askForTheTokenAtEachRequest() {
        List<String> tokens = new ArrayList<>(List.of(admin().token().orElseThrow(), "forged"));
        TokenSource changing = source(() -> Optional.of(tokens.removeFirst()), Optional.empty());
        var accounts = accounts(changing);
        assertEquals(new Username("admin"), ok(accounts.whoAmI()).user());
        refused(401, "not-authenticated", accounts.whoAmI());
        assertEquals(List.of(), tokens);
    }

    @Test
    void tryARenewedTokenOnceWhereOneIsRefused() {
        TokenSource renewable = source(() -> Optional.of("ended"), admin().token());
        assertEquals(new Username("admin"), ok(accounts(renewable).whoAmI()).user());
        TokenSource worse = source(() -> Optional.of("ended"), Optional.of("ended too"));
        refused(401, "not-authenticated", accounts(worse).whoAmI());
    }

    @Test
    void doNotTakeAWrongPasswordForAnEndedToken() {
        TokenSource source = source(() -> Optional.of("some"), Optional.of("other"));
        refused(401, "bad-credentials", accounts(source).login("admin", "wrong"));
    }

    @Test
    void takeAnAddressWithOrWithoutASlashAtItsEnd() {
        URI other = URI.create(address() + "/");
        assertEquals(
                0,
                ok(registries().registry(other, TokenSource.NONE).search(Search.of("x", 1)))
                        .total());
    }

    @Test
    void throwWhenNoRegistryIsThere() {
        RemoteException fault = assertThrows(
                RemoteException.class,
                () -> registries().registry(nowhere(), TokenSource.NONE).search(Search.of("x", 1)));
        assertTrue(String.valueOf(fault.getMessage()).contains("cannot be reached"), fault.getMessage());
    }

    private static TokenSource source(Supplier<Optional<String>> token, Optional<String> renewed) {
        return new TokenSource() {
            @Override
            public Optional<String> token() {
                return token.get();
            }

            @Override
            public Optional<String> renewed(String refused) {
                return renewed;
            }
        };
    }
}
