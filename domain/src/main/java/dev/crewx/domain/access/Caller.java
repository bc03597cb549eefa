package dev.crewx.domain.access;

import dev.crewx.domain.manifest.PackageId;
import java.util.Set;

/**
 * Whoever sends a request, once it is known who that is.
 *
 * @param name the account
 * @param permissions what it may do in this request
 * @param packages the packages it may do that to
 * @param byAccessToken whether it came by an access token, so that a person signed in not long ago; keys, owners and
 *     accounts are changed by such callers only, lest a stolen API key makes more of itself
 */
public record Caller(Username name, Set<Permission> permissions, Set<PackagePattern> packages, boolean byAccessToken) {
    /** Copies the sets. */
    public Caller {
        permissions = Set.copyOf(permissions);
        packages = Set.copyOf(packages);
    }

    /** The caller that an account is when it speaks for itself, by an access token. */
    public static Caller of(Account account) {
        return new Caller(account.name(), account.role().permissions(), Set.of(PackagePattern.ANY), true);
    }

    /** The caller that an account is when it shows one of its API keys: never more than the account itself. */
    public static Caller of(Account account, ApiKey key) {
        Set<Permission> own = account.role().permissions();
        return new Caller(
                account.name(),
                Set.copyOf(key.permissions().stream().filter(own::contains).toList()),
                key.packages(),
                false);
    }

    /** Whether this caller may do {@code permission} anywhere; an administrator may do everything. */
    public boolean may(Permission permission) {
        return permissions.contains(permission) || isAdmin();
    }

    /** Whether this caller may do {@code permission} to this package, as far as it is the caller's to decide. */
    public boolean may(Permission permission, PackageId id) {
        return may(permission) && packages.stream().anyMatch(pattern -> pattern.matches(id));
    }

    /** Whether this caller has every permission, on whatever packages it is limited to. */
    public boolean isAdmin() {
        return permissions.contains(Permission.ADMIN);
    }

    /** Whether this caller keeps the registry as a whole: an administrator who is limited to no packages. */
    public boolean keepsRegistry() {
        return isAdmin() && packages.contains(PackagePattern.ANY);
    }
}
