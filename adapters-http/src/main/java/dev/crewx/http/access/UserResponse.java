package dev.crewx.http.access;

import dev.crewx.application.access.IdentifyCaller.Identified;
import dev.crewx.domain.access.Account;
import dev.crewx.domain.access.Permission;
import io.micronaut.core.annotation.Introspected;
import java.util.List;
import java.util.Set;

/**
 * An account on the wire.
 *
 * @param name its name
 * @param roles its roles
 * @param permissions all that it may do
 */
@Introspected
public record UserResponse(String name, List<String> roles, List<String> permissions) {
    /** Copies the lists. */
    public UserResponse {
        roles = List.copyOf(roles);
        permissions = List.copyOf(permissions);
    }

    /** What somebody may do in this request: with an API key often less than the account. */
    static UserResponse of(Identified identified) {
        return of(identified.account(), identified.caller().permissions());
    }

    static UserResponse of(Account account) {
        return of(account, account.role().permissions());
    }

    private static UserResponse of(Account account, Set<Permission> permissions) {
        return new UserResponse(
                account.name().value(),
                List.of(account.role().wireName()),
                permissions.stream().map(Permission::wireName).sorted().toList());
    }
}
