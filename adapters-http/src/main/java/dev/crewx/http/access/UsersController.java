package dev.crewx.http.access;

import dev.crewx.application.access.CreateAccount;
import dev.crewx.domain.access.Role;
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
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import java.util.Optional;

/** {@code /users}: accounts, made by an administrator. */
@Controller("/users")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_AUTHENTICATED)
final class UsersController {
    private static final String BEARER = "Bearer ";

    private final CreateAccount createAccount;
    private final Callers callers;

    UsersController(CreateAccount createAccount, Callers callers) {
        this.createAccount = createAccount;
        this.callers = callers;
    }

    /** Makes an account. By an administrator, by whoever holds the setup token, or by anybody where sign-up is open. */
    @Post
    @Limited(Limit.LOGIN)
    @Secured(SecurityRule.IS_ANONYMOUS)
    HttpResponse<UserResponse> create(
            @Body UserRequest request, HttpRequest<?> http, @Nullable Authentication authentication) {
        if (request.name() == null || request.password() == null) {
            throw new ProblemException(ProblemType.BAD_REQUEST, "A new account needs name and password.");
        }
        return switch (create(request.name(), request.password(), http, authentication)) {
            case CreateAccount.Created(var account) -> HttpResponse.created(UserResponse.of(account));
            case CreateAccount.NotAllowed ignored ->
                throw authentication == null
                        ? new ProblemException(
                                ProblemType.NOT_AUTHENTICATED,
                                "Accounts are made by an administrator here; sign in at POST /auth/login.")
                        : new ProblemException(
                                ProblemType.NOT_ALLOWED, "Only an administrator who signed in makes accounts.");
            case CreateAccount.NameTaken(var name) ->
                throw new ProblemException(ProblemType.NAME_TAKEN, "There is an account \"" + name + "\" already.");
            case CreateAccount.BadUsername(String text) ->
                throw new ProblemException(
                        ProblemType.INVALID_FIELD,
                        "User name \"" + text
                                + "\" is not 1-39 lower-case letters, digits and single hyphens between them.");
            case CreateAccount.BadPassword(int min, int max) ->
                throw new ProblemException(
                        ProblemType.INVALID_FIELD, "A password has " + min + " to " + max + " characters.");
        };
    }

    private CreateAccount.Result create(
            String name, String password, HttpRequest<?> http, @Nullable Authentication authentication) {
        if (authentication != null) {
            return createAccount.create(
                    callers.caller(authentication), Callers.origin(http), name, password, Role.USER);
        }
        Optional<String> bearer = http.getHeaders()
                .getAuthorization()
                .filter(header -> header.startsWith(BEARER))
                .map(header -> header.substring(BEARER.length()));
        return bearer.map(token -> createAccount.setUp(token, Callers.origin(http), name, password))
                .orElseGet(() -> createAccount.signUp(Callers.origin(http), name, password));
    }

    /**
     * An account to make.
     *
     * @param name its name
     * @param password its password
     */
    @Introspected
    record UserRequest(@Nullable String name, @Nullable String password) {
        /** Without the password, so that no log can show it. */
        @Override
        public String toString() {
            return "UserRequest[" + name + "]";
        }
    }
}
