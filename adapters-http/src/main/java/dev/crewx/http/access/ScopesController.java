package dev.crewx.http.access;

import dev.crewx.application.access.ChangeScopeOwners;
import dev.crewx.domain.access.Scope;
import dev.crewx.domain.access.Username;
import dev.crewx.http.paging.ListResponse;
import dev.crewx.http.problem.ProblemException;
import dev.crewx.http.problem.ProblemType;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;

/** {@code /scopes/{scope}/owners/{user}}: to whom scopes are given, by administrators. */
@Controller("/scopes/{scope}/owners/{user}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_AUTHENTICATED)
final class ScopesController {
    private final ChangeScopeOwners change;
    private final Callers callers;

    ScopesController(ChangeScopeOwners change, Callers callers) {
        this.change = change;
        this.callers = callers;
    }

    /** Gives a scope to an account. */
    @Put
    ListResponse<String> add(
            @PathVariable String scope, @PathVariable String user, HttpRequest<?> http, Authentication authentication) {
        return owners(change.add(callers.caller(authentication), Callers.origin(http), scope(scope), username(user)));
    }

    /** Takes a scope from an account. */
    @Delete
    ListResponse<String> remove(
            @PathVariable String scope, @PathVariable String user, HttpRequest<?> http, Authentication authentication) {
        return owners(
                change.remove(callers.caller(authentication), Callers.origin(http), scope(scope), username(user)));
    }

    private static ListResponse<String> owners(ChangeScopeOwners.Result result) {
        return switch (result) {
            case ChangeScopeOwners.Owners(var scope, var owners) ->
                ListResponse.of(owners.stream().map(Username::value).toList());
            case ChangeScopeOwners.NoSuchAccount(var name) ->
                throw new ProblemException(ProblemType.ACCOUNT_NOT_FOUND, "There is no account \"" + name + "\".");
            case ChangeScopeOwners.NotAllowed(var caller) ->
                throw new ProblemException(
                        ProblemType.NOT_ALLOWED,
                        "\"" + caller + "\" may not give scopes: it takes an administrator who signed in.");
        };
    }

    private static Scope scope(String text) {
        return Scope.tryParse(text)
                .orElseThrow(() ->
                        new ProblemException(ProblemType.BAD_REQUEST, "\"" + text + "\" is no scope like @acme."));
    }

    private static Username username(String text) {
        return Username.tryParse(text)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.BAD_REQUEST, "\"" + text + "\" is no user name, which is like a-name-2."));
    }
}
