package dev.crewx.domain.access;

import java.util.Locale;
import java.util.Optional;

/** One thing a caller may be allowed to do; on the wire in lower case. */
public enum Permission {
    /** See packages and their statistics. */
    READ,
    /** Publish versions of packages one owns, or of a name that is still free. */
    PUBLISH,
    /** Yank, unyank and deprecate versions of packages one owns. */
    YANK,
    /** Delete versions of packages one owns. */
    DELETE,
    /** Move dist-tags of packages one owns. */
    TAG,
    /** Change the owners of packages one owns. */
    OWNERS,
    /** See the registry's own totals. */
    STATS,
    /** Everything, on every package and account. */
    ADMIN;

    /** The name on the wire. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The permission of this name on the wire, or empty when there is none. */
    public static Optional<Permission> tryParse(String wireName) {
        for (Permission permission : values()) {
            if (permission.wireName().equals(wireName)) {
                return Optional.of(permission);
            }
        }
        return Optional.empty();
    }
}
