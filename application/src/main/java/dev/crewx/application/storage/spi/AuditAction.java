package dev.crewx.application.storage.spi;

import java.util.Locale;
import java.util.Optional;

/** What can be done; on the wire in lower case with hyphens. */
public enum AuditAction {
    /** Signed in. */
    LOGIN,
    /** Traded a refresh token for the next. */
    REFRESH,
    /** Signed out. */
    LOGOUT,
    /** Made an account. */
    CREATE_ACCOUNT,
    /** Set an account's password. */
    CHANGE_PASSWORD,
    /** Shut an account out. */
    DISABLE_ACCOUNT,
    /** Let an account in again. */
    ENABLE_ACCOUNT,
    /** Gave an account another role. */
    CHANGE_ROLE,
    /** Made an API key. */
    CREATE_KEY,
    /** Took an API key back. */
    REVOKE_KEY,
    /** Gave a scope to somebody. */
    ADD_SCOPE_OWNER,
    /** Took a scope from somebody. */
    REMOVE_SCOPE_OWNER,
    /** Published a version. */
    PUBLISH,
    /** Took a version out of new resolutions. */
    YANK,
    /** Let a version into new resolutions again. */
    UNYANK,
    /** Told a version's users something instead, or no longer. */
    DEPRECATE,
    /** Described a version anew. */
    DESCRIBE,
    /** Deleted a version. */
    DELETE,
    /** Let a dist-tag name a version. */
    SET_TAG,
    /** Took a dist-tag away. */
    REMOVE_TAG,
    /** Made somebody an owner of a package. */
    ADD_OWNER,
    /** Took an owner's rights away. */
    REMOVE_OWNER;

    /** The name on the wire. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The action of this name on the wire, or empty when there is none. */
    public static Optional<AuditAction> tryParse(String wireName) {
        for (AuditAction action : values()) {
            if (action.wireName().equals(wireName)) {
                return Optional.of(action);
            }
        }
        return Optional.empty();
    }
}
