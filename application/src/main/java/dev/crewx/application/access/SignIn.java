package dev.crewx.application.access;

import dev.crewx.application.access.spi.AccessTokens;
import dev.crewx.application.access.spi.PasswordHasher;
import dev.crewx.application.storage.spi.AccountStore;
import dev.crewx.domain.access.Account;
import dev.crewx.domain.access.Username;
import java.util.Optional;

/** A person shows a name and a password and gets an access token. */
public final class SignIn {
    private final AccountStore accounts;
    private final PasswordHasher hasher;
    private final AccessTokens tokens;
    private final String nobodysHash;

    /** Over these ports. */
    public SignIn(AccountStore accounts, PasswordHasher hasher, AccessTokens tokens) {
        this.accounts = accounts;
        this.hasher = hasher;
        this.tokens = tokens;
        this.nobodysHash = hasher.hash("the password of nobody");
    }

    /**
     * Signs in. A wrong name costs the same work as a wrong password, so that the time tells nobody which it was.
     *
     * @throws dev.crewx.application.storage.spi.StorageException when the store fails
     */
    public Result signIn(String username, String password) {
        Optional<Account> account = Username.tryParse(username).flatMap(accounts::find);
        boolean matches =
                hasher.matches(password, account.map(Account::passwordHash).orElse(nobodysHash));
        if (account.isEmpty() || !matches || account.get().disabled()) {
            return new BadCredentials();
        }
        return new SignedIn(account.get(), tokens.issue(account.get()));
    }

    /** What became of it. */
    public sealed interface Result {}

    /**
     * The name and the password were right.
     *
     * @param account whose they are
     * @param token to show with requests
     */
    public record SignedIn(Account account, AccessTokens.AccessToken token) implements Result {}

    /** The name, the password or both were wrong, or the account is disabled; nobody is told which. */
    public record BadCredentials() implements Result {}
}
