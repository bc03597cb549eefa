package dev.crewx.http.access;

import dev.crewx.application.access.SignIn;
import dev.crewx.http.limits.Limit;
import dev.crewx.http.limits.Limited;
import dev.crewx.http.problem.ProblemException;
import dev.crewx.http.problem.ProblemType;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import java.time.Instant;

/** {@code /auth}: signing in, and who one is. */
@Controller("/auth")
@ExecuteOn(TaskExecutors.BLOCKING)
final class AuthController {
    private final SignIn signIn;
    private final Callers callers;

    AuthController(SignIn signIn, Callers callers) {
        this.signIn = signIn;
        this.callers = callers;
    }

    @Post("/login")
    @Limited(Limit.LOGIN)
    @Secured(SecurityRule.IS_ANONYMOUS)
    LoginResponse login(@Body LoginRequest request, HttpRequest<?> http) {
        if (request.username() == null || request.password() == null) {
            throw new ProblemException(ProblemType.BAD_REQUEST, "A login needs username and password.");
        }
        return switch (signIn.signIn(Callers.origin(http), request.username(), request.password())) {
            case SignIn.SignedIn(var account, var tokens) ->
                new LoginResponse(
                        tokens.access().value(),
                        tokens.refresh().text(),
                        tokens.access().expiresAt(),
                        UserResponse.of(account));
            case SignIn.BadCredentials ignored ->
                throw new ProblemException(ProblemType.BAD_CREDENTIALS, "The user name or the password is wrong.");
            case SignIn.TooManyAttempts(var wait) ->
                throw new ProblemException(
                        ProblemType.TOO_MANY_ATTEMPTS,
                        "So many wrong passwords were sent for this name from your address that none is looked at for "
                                + (wait.toSeconds() + 1) + " seconds.");
        };
    }

    @Get("/me")
    @Secured(SecurityRule.IS_AUTHENTICATED)
    UserResponse me(Authentication authentication) {
        return UserResponse.of(callers.identified(authentication).account());
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
    record LoginResponse(String token, String refreshToken, Instant expiresAt, UserResponse user) {}
}
