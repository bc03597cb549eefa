package dev.crewx.domain.access;

import java.util.Set;

/**
 * Whoever sends a request, once it is known who that is.
 *
 * @param name the account
 * @param permissions what it may do in this request
 */
public record Caller(Username name, Set<Permission> permissions) {
    /** Copies the permissions. */
    public Caller {
        permissions = Set.copyOf(permissions);
    }

    /** The caller that an account is when it speaks for itself. */
    public static Caller of(Account account) {
        return new Caller(account.name(), account.role().permissions());
    }

    /** Whether this caller may do {@code permission}; an administrator may do everything. */
    public boolean may(Permission permission) {
        return permissions.contains(permission) || isAdmin();
    }

    /** Whether this caller keeps the registry. */
    public boolean isAdmin() {
        return permissions.contains(Permission.ADMIN);
    }
}
