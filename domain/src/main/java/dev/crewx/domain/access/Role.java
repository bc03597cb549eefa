package dev.crewx.domain.access;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What an account is to the registry; on the wire in lower case. */
public enum Role {
    /** Publishes and keeps its own packages. */
    USER,
    /** Keeps the registry: every permission, on every package. */
    ADMIN;

    /** All that an account of this role may do. */
    public Set<Permission> permissions() {
        Set<Permission> all = EnumSet.allOf(Permission.class);
        if (this == USER) {
            all.remove(Permission.STATS);
            all.remove(Permission.ADMIN);
        }
        return Set.copyOf(all);
    }

    /** The name on the wire. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role of this name on the wire, or empty when there is none. */
    public static Optional<Role> tryParse(String wireName) {
        for (Role role : values()) {
            if (role.wireName().equals(wireName)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }
}
