package dev.crewx.application.access;

import dev.crewx.application.audit.Auditor;
import dev.crewx.application.audit.Origin;
import dev.crewx.application.storage.spi.ApiKeyStore;
import dev.crewx.application.storage.spi.AuditAction;
import dev.crewx.application.storage.spi.AuditEvent.Outcome;
import dev.crewx.application.storage.spi.Page;
import dev.crewx.application.storage.spi.Storage;
import dev.crewx.domain.access.ApiKey;
import dev.crewx.domain.access.Caller;
import java.time.Clock;
import java.util.Optional;

/** Lists one's API keys and takes them back. */
public final class KeepApiKeys {
    private final ApiKeyStore keys;
    private final Auditor auditor;
    private final Clock clock;

    /** Over this storage. */
    public KeepApiKeys(Storage storage, Clock clock) {
        this.keys = storage.apiKeys();
        this.auditor = new Auditor(storage.audit(), clock);
        this.clock = clock;
    }

    /**
     * A page of the caller's keys, newest first, also those that are usable no more.
     *
     * @throws dev.crewx.application.storage.spi.StorageException when the store fails
     */
    public Page<ApiKey> list(Caller caller, int offset, int limit) {
        return keys.list(caller.name(), offset, limit);
    }

    /**
     * Takes a key back, effective at once: a person any of their own, an administrator anybody's, a key itself.
     *
     * @param shown the key that the caller came by; empty for an access token
     * @throws dev.crewx.application.storage.spi.StorageException when the store fails
     */
    public Result revoke(Caller caller, Origin origin, Optional<ApiKey> shown, String id) {
        Result result = revoke(caller, shown, id);
        Outcome outcome = result instanceof Revoked ? Outcome.DONE : Outcome.REFUSED;
        String detail = switch (result) {
            case Revoked(var key) -> key.account() + ": " + key.name();
            case NoSuchKey missing -> "no such key";
            case NeedsAccessToken needs -> "needs an access token";
        };
        auditor.note(caller.name().value(), origin, AuditAction.REVOKE_KEY, id, outcome, detail);
        return result;
    }

    private Result revoke(Caller caller, Optional<ApiKey> shown, String id) {
        Optional<ApiKey> key =
                keys.find(id).filter(known -> known.account().equals(caller.name()) || caller.keepsRegistry());
        if (key.isEmpty()) {
            return new NoSuchKey(id); // of others' keys nobody is told
        }
        if (!caller.byAccessToken()
                && shown.filter(known -> known.id().equals(id)).isEmpty()) {
            return new NeedsAccessToken();
        }
        return keys.revoke(id, clock.instant()).<Result>map(Revoked::new).orElseGet(() -> new NoSuchKey(id));
    }

    /** What became of it. */
    public sealed interface Result {}

    /**
     * The key counts no more.
     *
     * @param key as it is now
     */
    public record Revoked(ApiKey key) implements Result {}

    /**
     * The caller has no such key.
     *
     * @param id what was asked for
     */
    public record NoSuchKey(String id) implements Result {}

    /** An API key takes back itself only. */
    public record NeedsAccessToken() implements Result {}
}
