package dev.crewx.http.access;

import dev.crewx.domain.access.Account;
import dev.crewx.domain.access.Permission;
import io.micronaut.core.annotation.Introspected;
import java.util.List;

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

    static UserResponse of(Account account) {
        return new UserResponse(
                account.name().value(),
                List.of(account.role().wireName()),
                account.role().permissions().stream()
                        .map(Permission::wireName)
                        .sorted()
                        .toList());
    }
}
