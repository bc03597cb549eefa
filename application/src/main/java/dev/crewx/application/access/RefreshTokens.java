package dev.crewx.application.access;

import dev.crewx.application.access.spi.AccessTokens;
import dev.crewx.application.access.spi.SecretGenerator;
import dev.crewx.application.audit.Auditor;
import dev.crewx.application.audit.Origin;
import dev.crewx.application.storage.spi.AccountStore;
import dev.crewx.application.storage.spi.AuditAction;
import dev.crewx.application.storage.spi.AuditEvent.Outcome;
import dev.crewx.application.storage.spi.Storage;
import dev.crewx.application.storage.spi.TokenStore;
import dev.crewx.domain.access.Account;
import dev.crewx.domain.access.RefreshToken;
import dev.crewx.domain.access.TokenFamily;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Optional;

/**
 * Trades a refresh token for the next pair of tokens. Each counts once; one that is shown a second time was stolen, from
 * whoever shows it or by them, and its whole family ends (RFC 9700, section 4.14.2).
 */
public final class RefreshTokens {
    private final TokenStore families;
    private final AccountStore accounts;
    private final TokenPairs pairs;
    private final Auditor auditor;
    private final Clock clock;

    /** Over these ports. */
    public RefreshTokens(Storage storage, AccessTokens accessTokens, SecretGenerator secrets, Clock clock) {
        this.families = storage.tokens();
        this.accounts = storage.accounts();
        this.pairs = new TokenPairs(storage.tokens(), accessTokens, secrets, clock);
        this.auditor = new Auditor(storage.audit(), clock);
        this.clock = clock;
    }

    /**
     * Trades a token.
     *
     * @throws dev.crewx.application.storage.spi.StorageException when the store fails
     */
    public Result refresh(Origin origin, String text) {
        Optional<RefreshToken> token = RefreshToken.tryParse(text);
        Optional<TokenFamily> family =
                token.flatMap(known -> families.find(known.family())).filter(known -> known.isAlive(clock.instant()));
        if (token.isEmpty() || family.isEmpty()) {
            return new Dead();
        }
        Result result = refresh(family.get(), token.get());
        String detail = switch (result) {
            case Refreshed refreshed -> family.get().id();
            case Reused reused -> "a token was shown twice; its family has ended";
            case Dead dead -> "the account is gone or disabled";
        };
        auditor.note(
                family.get().account().value(),
                origin,
                AuditAction.REFRESH,
                family.get().id(),
                result instanceof Refreshed ? Outcome.DONE : Outcome.REFUSED,
                detail);
        return result;
    }

    private Result refresh(TokenFamily family, RefreshToken token) {
        if (!MessageDigest.isEqual(family.secret().bytes(), token.digest().bytes())) {
            families.end(family.id());
            return new Reused();
        }
        Optional<Account> account = accounts.find(family.account()).filter(known -> !known.disabled());
        if (account.isEmpty()) {
            families.end(family.id());
            return new Dead();
        }
        Optional<TokenPair> next = pairs.next(account.get(), family, token);
        if (next.isEmpty()) {
            families.end(family.id()); // somebody else traded it between our look and our write
            return new Reused();
        }
        return new Refreshed(account.get(), next.get());
    }

    /** What became of it. */
    public sealed interface Result {}

    /**
     * The token was good, and is no more.
     *
     * @param account whose it is
     * @param tokens the next pair
     */
    public record Refreshed(Account account, TokenPair tokens) implements Result {}

    /** The token is none of ours, has expired, or its family has ended. */
    public record Dead() implements Result {}

    /** The token was traded before; all tokens of its family have ended now. */
    public record Reused() implements Result {}
}
