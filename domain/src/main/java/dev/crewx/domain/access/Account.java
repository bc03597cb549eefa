package dev.crewx.domain.access;

import java.time.Instant;

/**
 * A person's or an organisation's account.
 *
 * @param name its name, unique in the registry
 * @param passwordHash the password as the hasher wrote it; never the password itself
 * @param role what it may do
 * @param disabled whether it is shut out for the time being
 * @param createdAt when it was made
 */
public record Account(Username name, String passwordHash, Role role, boolean disabled, Instant createdAt) {

    /** The same account with another password, as the hasher wrote it. */
    public Account withPasswordHash(String newHash) {
        return new Account(name, newHash, role, disabled, createdAt);
    }

    /** The same account in another role. */
    public Account withRole(Role newRole) {
        return new Account(name, passwordHash, newRole, disabled, createdAt);
    }

    /** The same account, shut out or let in again. */
    public Account withDisabled(boolean nowDisabled) {
        return new Account(name, passwordHash, role, nowDisabled, createdAt);
    }

    /** Without the hash, so that no log can show it. */
    @Override
    public String toString() {
        return "Account[" + name + ", " + role.wireName() + (disabled ? ", disabled" : "") + "]";
    }
}
