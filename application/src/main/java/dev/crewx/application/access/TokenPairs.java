package dev.crewx.application.access;

import dev.crewx.application.access.spi.AccessTokens;
import dev.crewx.application.access.spi.SecretGenerator;
import dev.crewx.application.storage.spi.TokenStore;
import dev.crewx.domain.access.Account;
import dev.crewx.domain.access.RefreshToken;
import dev.crewx.domain.access.TokenFamily;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Issues access and refresh tokens, always two together. */
final class TokenPairs {
    /** How long a refresh token counts. */
    static final Duration REFRESH_LIFE = Duration.ofDays(30);

    /** How long a family lives, however often it is refreshed. */
    static final Duration FAMILY_LIFE = Duration.ofDays(90);

    private final TokenStore families;
    private final AccessTokens accessTokens;
    private final SecretGenerator secrets;
    private final Clock clock;

    TokenPairs(TokenStore families, AccessTokens accessTokens, SecretGenerator secrets, Clock clock) {
        this.families = families;
        this.accessTokens = accessTokens;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** The first pair of a new family. */
    TokenPair begin(Account account) {
        while (true) {
            RefreshToken token =
                    RefreshToken.of(secrets.bytes(RefreshToken.FAMILY_BYTES), secrets.bytes(RefreshToken.SECRET_BYTES));
            Instant now = clock.instant();
            TokenFamily family =
                    new TokenFamily(token.family(), account.name(), token.digest(), now, now.plus(REFRESH_LIFE));
            if (families.create(family)) {
                return pair(account, token);
            }
        }
    }

    /** The next pair of a family; empty when somebody else got it, or the family has ended. */
    Optional<TokenPair> next(Account account, TokenFamily family, RefreshToken spent) {
        RefreshToken token = spent.next(secrets.bytes(RefreshToken.SECRET_BYTES));
        Instant next = clock.instant().plus(REFRESH_LIFE);
        Instant last = family.createdAt().plus(FAMILY_LIFE);
        TokenFamily rotated = family.rotated(token.digest(), next.isBefore(last) ? next : last);
        return families.rotate(family, rotated) ? Optional.of(pair(account, token)) : Optional.empty();
    }

    private TokenPair pair(Account account, RefreshToken token) {
        return new TokenPair(accessTokens.issue(account, token.family()), token);
    }
}
