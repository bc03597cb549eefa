package dev.crewx.http.access;

import dev.crewx.application.access.RefreshTokens;
import dev.crewx.application.access.SignIn;
import dev.crewx.application.access.SignOut;
import dev.crewx.application.access.TokenPair;
import dev.crewx.domain.access.Account;
import dev.crewx.domain.access.Caller;
import dev.crewx.http.limits.Limit;
import dev.crewx.http.limits.Limited;
import dev.crewx.http.problem.ProblemException;
import dev.crewx.http.problem.ProblemType;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import java.time.Duration;
import java.time.Instant;

/** {@code /auth}: signing in and out, and who one is. */
@Controller("/auth")
@ExecuteOn(TaskExecutors.BLOCKING)
final class AuthController {
    private final SignIn signIn;
    private final RefreshTokens refreshTokens;
    private final SignOut signOut;
    private final Callers callers;

    AuthController(SignIn signIn, RefreshTokens refreshTokens, SignOut signOut, Callers callers) {
        this.signIn = signIn;
        this.refreshTokens = refreshTokens;
        this.signOut = signOut;
        this.callers = callers;
    }

    /** Trades a name and a password for an access token of 15 minutes and a refresh token. */
    @Post("/login")
    @Limited(Limit.LOGIN)
    @Secured(SecurityRule.IS_ANONYMOUS)
    LoginResponse login(@Body LoginRequest request, HttpRequest<?> http) {
        if (request.username() == null || request.password() == null) {
            throw new ProblemException(ProblemType.BAD_REQUEST, "A login needs username and password.");
        }
        return switch (signIn.signIn(Callers.origin(http), request.username(), request.password())) {
            case SignIn.SignedIn(var account, var tokens) -> LoginResponse.of(account, tokens);
            case SignIn.BadCredentials ignored ->
                throw new ProblemException(ProblemType.BAD_CREDENTIALS, "The user name or the password is wrong.");
            case SignIn.TooManyAttempts(var wait) ->
                throw new ProblemException(
                                ProblemType.TOO_MANY_ATTEMPTS,
                                "So many wrong passwords were sent for this name from your address that none is looked at for "
                                        + seconds(wait) + " seconds.")
                        .header("Retry-After", seconds(wait));
        };
    }

    /** Rounded up: whoever waits so long need not wait again. */
    private static String seconds(Duration wait) {
        return Long.toString(wait.toSeconds() + 1);
    }

    /** Trades a refresh token for a new pair, once. One that was traded before ends all of its family. */
    @Post("/refresh")
    @Limited(Limit.LOGIN)
    @Secured(SecurityRule.IS_ANONYMOUS)
    LoginResponse refresh(@Body RefreshRequest request, HttpRequest<?> http) {
        if (request.refreshToken() == null) {
            throw new ProblemException(ProblemType.BAD_REQUEST, "A refresh needs refreshToken.");
        }
        return switch (refreshTokens.refresh(Callers.origin(http), request.refreshToken())) {
            case RefreshTokens.Refreshed(var account, var tokens) -> LoginResponse.of(account, tokens);
            case RefreshTokens.Dead ignored ->
                throw new ProblemException(
                        ProblemType.NOT_AUTHENTICATED,
                        "This refresh token counts no more; sign in at POST /auth/login.");
            case RefreshTokens.Reused ignored ->
                throw new ProblemException(
                        ProblemType.NOT_AUTHENTICATED,
                        "This refresh token was traded before, so whoever else has it is signed out too; sign in at "
                                + "POST /auth/login.");
        };
    }

    /** Ends an access token and all of its family. An API key is no session: it is taken back at /api-keys. */
    @Post("/logout")
    @Secured(SecurityRule.IS_AUTHENTICATED)
    HttpResponse<Void> logout(HttpRequest<?> http, Authentication authentication) {
        Caller caller = callers.caller(authentication);
        if (!caller.byAccessToken()) {
            throw new ProblemException(
                    ProblemType.NEEDS_ACCESS_TOKEN,
                    "An API key is not signed out; take it back with DELETE /api-keys/{keyId}.");
        }
        signOut.signOut(caller, Callers.origin(http), Callers.family(authentication));
        return HttpResponse.noContent();
    }

    /** Whose token or key this is, and what it may do. */
    @Get("/me")
    @Secured(SecurityRule.IS_AUTHENTICATED)
    UserResponse me(Authentication authentication) {
        return UserResponse.of(callers.identified(authentication));
    }

    /**
     * A name and a password.
     *
     * @param username the account's name
     * @param password its password
     */
    @Introspected
    record LoginRequest(@Nullable String username, @Nullable String password) {
        /** Without the password, so that no log can show it. */
        @Override
        public String toString() {
            return "LoginRequest[" + username + "]";
        }
    }

    /**
     * An access token and whose it is.
     *
     * @param token to send as {@code Authorization: Bearer}
     * @param refreshToken to trade for the next pair, once
     * @param expiresAt from when on it counts no more
     * @param user the account
     */
    @Introspected
    record LoginResponse(String token, String refreshToken, Instant expiresAt, UserResponse user) {
        static LoginResponse of(Account account, TokenPair tokens) {
            return new LoginResponse(
                    tokens.access().value(),
                    tokens.refresh().text(),
                    tokens.access().expiresAt(),
                    UserResponse.of(account));
        }

        /** Without the tokens, so that no log can show them. */
        @Override
        public String toString() {
            return "LoginResponse[" + user.name() + "]";
        }
    }

    /**
     * What a new pair is traded for.
     *
     * @param refreshToken the refresh token of the pair before
     */
    @Introspected
    record RefreshRequest(@Nullable String refreshToken) {
        /** Without the token, so that no log can show it. */
        @Override
        public String toString() {
            return "RefreshRequest";
        }
    }
}
