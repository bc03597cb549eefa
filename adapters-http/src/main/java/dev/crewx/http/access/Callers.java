package dev.crewx.http.access;

import dev.crewx.application.access.IdentifyCaller;
import dev.crewx.application.access.IdentifyCaller.Identified;
import dev.crewx.application.audit.Origin;
import dev.crewx.domain.access.Caller;
import dev.crewx.http.exchange.Exchange;
import dev.crewx.http.problem.ProblemException;
import dev.crewx.http.problem.ProblemType;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import jakarta.inject.Singleton;

/** Turns a request's validated token into the caller that use cases know. */
@Singleton
public final class Callers {
    private final IdentifyCaller identify;

    Callers(IdentifyCaller identify) {
        this.identify = identify;
    }

    /**
     * Who is behind a validated token or API key, as it is now: what one may do is looked up, not read from the token.
     *
     * @throws ProblemException when the token's family has ended, or the account is gone or disabled by now
     */
    public Identified identified(Authentication authentication) {
        if (authentication.getAttributes().get(ApiKeyValidator.IDENTIFIED) instanceof Identified byKey) {
            return byKey;
        }
        return identify.byAccessToken(authentication.getName(), family(authentication))
                .orElseThrow(() -> new ProblemException(
                        ProblemType.NOT_AUTHENTICATED,
                        "This token counts no more: it was signed out, or its account is gone or disabled."));
    }

    /**
     * The caller behind a validated token.
     *
     * @throws ProblemException when the token's family has ended, or the account is gone or disabled by now
     */
    public Caller caller(Authentication authentication) {
        return identified(authentication).caller();
    }

    /** The id of the family that a token belongs to; empty text when it names none. */
    static String family(Authentication authentication) {
        return authentication.getAttributes().get(JwtAccessTokens.FAMILY_CLAIM) instanceof String family ? family : "";
    }

    /** Where a request comes from. */
    public static Origin origin(HttpRequest<?> request) {
        Exchange exchange = Exchange.of(request);
        return new Origin(exchange.client().address(), exchange.id());
    }
}
