package dev.crewx.http.access;

import dev.crewx.application.access.ChangeAccount;
import dev.crewx.application.access.FindAccounts;
import dev.crewx.domain.access.Account;
import dev.crewx.domain.access.Username;
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
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** {@code /users/{name}}: an account, for itself and for administrators. */
@Controller("/users/{name}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_AUTHENTICATED)
final class AccountController {
    private final FindAccounts find;
    private final ChangeAccount change;
    private final Callers callers;

    AccountController(FindAccounts find, ChangeAccount change, Callers callers) {
        this.find = find;
        this.change = change;
        this.callers = callers;
    }

    /** An account, for itself and for administrators. */
    @Get
    AccountResponse account(@PathVariable String name, Authentication authentication) {
        return switch (find.find(callers.caller(authentication), username(name))) {
            case FindAccounts.Found(var account) -> AccountResponse.of(account);
            case FindAccounts.NoSuchAccount(var missing) -> throw noSuchAccount(missing);
            case FindAccounts.NotAllowed(var caller) ->
                throw new ProblemException(
                        ProblemType.NOT_ALLOWED,
                        "\"" + caller + "\" may not see the account \"" + name + "\": only itself and administrators.");
        };
    }

    /** Sets the password of an account. Whoever sets their own password shows the one before. */
    @Put("/password")
    @Limited(Limit.LOGIN)
    HttpResponse<Void> password(
            @PathVariable String name,
            @Body PasswordRequest request,
            HttpRequest<?> http,
            Authentication authentication) {
        if (request.password() == null) {
            throw new ProblemException(ProblemType.BAD_REQUEST, "The new password is missing.");
        }
        changed(change.setPassword(
                callers.caller(authentication),
                Callers.origin(http),
                username(name),
                Optional.ofNullable(request.currentPassword()),
                request.password()));
        return HttpResponse.noContent();
    }

    /** Shuts an account out, or lets it in again. */
    @Put("/disabled")
    AccountResponse disabled(
            @PathVariable String name,
            @Body DisabledRequest request,
            HttpRequest<?> http,
            Authentication authentication) {
        if (request.disabled() == null) {
            throw new ProblemException(ProblemType.BAD_REQUEST, "disabled is true or false.");
        }
        return AccountResponse.of(changed(change.setDisabled(
                callers.caller(authentication), Callers.origin(http), username(name), request.disabled())));
    }

    private static Account changed(ChangeAccount.Result result) {
        return switch (result) {
            case ChangeAccount.Changed(var account) -> account;
            case ChangeAccount.Unchanged(var account) -> account;
            case ChangeAccount.NoSuchAccount(var name) -> throw noSuchAccount(name);
            case ChangeAccount.NotAllowed(var name, var caller) ->
                throw new ProblemException(
                        ProblemType.NOT_ALLOWED,
                        "\"" + caller + "\" may not change the account \"" + name
                                + "\" so: it takes an administrator who signed in, or for a password oneself.");
            case ChangeAccount.OwnAccount(var name) ->
                throw new ProblemException(
                        ProblemType.OWN_ACCOUNT,
                        "\"" + name + "\" is your own account; there might be no administrator left.");
            case ChangeAccount.WrongPassword(var name) ->
                throw new ProblemException(
                        ProblemType.BAD_CREDENTIALS, "currentPassword is not the password of \"" + name + "\".");
            case ChangeAccount.BadPassword(int min, int max) ->
                throw new ProblemException(
                        ProblemType.INVALID_FIELD, "A password has " + min + " to " + max + " characters.");
            case ChangeAccount.Busy(var name) ->
                throw new ProblemException(
                        ProblemType.BUSY, "Others are changing the account \"" + name + "\"; try again.");
        };
    }

    private static Username username(String text) {
        return Username.tryParse(text)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.BAD_REQUEST, "\"" + text + "\" is no user name, which is like a-name-2."));
    }

    private static ProblemException noSuchAccount(Username name) {
        return new ProblemException(ProblemType.ACCOUNT_NOT_FOUND, "There is no account \"" + name + "\".");
    }

    /**
     * A new password.
     *
     * @param currentPassword the one before
     * @param password the new one
     */
    @Introspected
    record PasswordRequest(
            @Nullable String currentPassword, @Nullable String password) {
        /** Without the passwords, so that no log can show them. */
        @Override
        public String toString() {
            return "PasswordRequest";
        }
    }

    /**
     * Whether an account is shut out.
     *
     * @param disabled whether
     */
    @Introspected
    record DisabledRequest(@Nullable Boolean disabled) {}

    /**
     * An account, as itself and administrators see it.
     *
     * @param name its name
     * @param roles its roles
     * @param disabled whether it is shut out
     * @param createdAt when it was made
     */
    @Introspected
    record AccountResponse(String name, List<String> roles, boolean disabled, Instant createdAt) {
        static AccountResponse of(Account account) {
            return new AccountResponse(
                    account.name().value(),
                    List.of(account.role().wireName()),
                    account.disabled(),
                    account.createdAt());
        }
    }
}
