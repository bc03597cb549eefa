package dev.crewx.http.access;

import dev.crewx.application.storage.spi.AccountStore;
import dev.crewx.domain.access.Account;
import dev.crewx.domain.access.Caller;
import dev.crewx.domain.access.Username;
import dev.crewx.http.problem.ProblemException;
import dev.crewx.http.problem.ProblemType;
import io.micronaut.security.authentication.Authentication;
import jakarta.inject.Singleton;

/** Turns a request's validated token into the caller that use cases know. */
@Singleton
public final class Callers {
    private final AccountStore accounts;

    Callers(AccountStore accounts) {
        this.accounts = accounts;
    }

    /**
     * The account behind a validated token, as it is now: what it may do is looked up, not read from the token.
     *
     * @throws ProblemException when the account is gone or disabled by now
     */
    public Account account(Authentication authentication) {
        return Username.tryParse(authentication.getName())
                .flatMap(accounts::find)
                .filter(account -> !account.disabled())
                .orElseThrow(() -> new ProblemException(
                        ProblemType.NOT_AUTHENTICATED, "The account behind this token is gone or disabled."));
    }

    /**
     * The caller behind a validated token.
     *
     * @throws ProblemException when the account is gone or disabled by now
     */
    public Caller caller(Authentication authentication) {
        return Caller.of(account(authentication));
    }
}
