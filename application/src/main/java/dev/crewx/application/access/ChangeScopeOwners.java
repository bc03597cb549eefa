package dev.crewx.application.access;

import dev.crewx.application.audit.Auditor;
import dev.crewx.application.audit.Origin;
import dev.crewx.application.storage.spi.AccountStore;
import dev.crewx.application.storage.spi.AuditAction;
import dev.crewx.application.storage.spi.AuditEvent.Outcome;
import dev.crewx.application.storage.spi.ScopeStore;
import dev.crewx.application.storage.spi.Storage;
import dev.crewx.domain.access.Caller;
import dev.crewx.domain.access.Scope;
import dev.crewx.domain.access.Username;
import java.time.Clock;
import java.util.SortedSet;

/** Gives scopes to accounts and takes them back; for administrators. */
public final class ChangeScopeOwners {
    private final ScopeStore scopes;
    private final AccountStore accounts;
    private final Auditor auditor;

    /** Over this storage. */
    public ChangeScopeOwners(Storage storage, Clock clock) {
        this.scopes = storage.scopes();
        this.accounts = storage.accounts();
        this.auditor = new Auditor(storage.audit(), clock);
    }

    /**
     * Those a scope was given to, besides the account of its name.
     *
     * @throws dev.crewx.application.storage.spi.StorageException when the store fails
     */
    public Result list(Caller caller, Scope scope) {
        return caller.keepsRegistry() ? new Owners(scope, scopes.owners(scope)) : new NotAllowed(caller.name());
    }

    /**
     * Gives a scope to an account, besides those who have it.
     *
     * @throws dev.crewx.application.storage.spi.StorageException when the store fails
     */
    public Result add(Caller caller, Origin origin, Scope scope, Username owner) {
        if (!mayChange(caller)) {
            return refused(caller, origin, AuditAction.ADD_SCOPE_OWNER, scope, new NotAllowed(caller.name()));
        }
        if (accounts.find(owner).isEmpty()) {
            return refused(caller, origin, AuditAction.ADD_SCOPE_OWNER, scope, new NoSuchAccount(owner));
        }
        return done(caller, origin, AuditAction.ADD_SCOPE_OWNER, scope, owner, scopes.add(scope, owner));
    }

    /**
     * Takes a scope from an account. The account of the scope's name keeps it all the same.
     *
     * @throws dev.crewx.application.storage.spi.StorageException when the store fails
     */
    public Result remove(Caller caller, Origin origin, Scope scope, Username owner) {
        return mayChange(caller)
                ? done(caller, origin, AuditAction.REMOVE_SCOPE_OWNER, scope, owner, scopes.remove(scope, owner))
                : refused(caller, origin, AuditAction.REMOVE_SCOPE_OWNER, scope, new NotAllowed(caller.name()));
    }

    private static boolean mayChange(Caller caller) {
        return caller.keepsRegistry() && caller.byAccessToken();
    }

    private Result done(
            Caller caller, Origin origin, AuditAction action, Scope scope, Username owner, boolean changed) {
        auditor.note(
                caller.name().value(),
                origin,
                action,
                scope.toString(),
                changed ? Outcome.DONE : Outcome.UNCHANGED,
                owner.value());
        return new Owners(scope, scopes.owners(scope));
    }

    private Result refused(Caller caller, Origin origin, AuditAction action, Scope scope, Result result) {
        String detail = result instanceof NoSuchAccount ? "no such account" : "not allowed";
        auditor.note(caller.name().value(), origin, action, scope.toString(), Outcome.REFUSED, detail);
        return result;
    }

    /** What became of it. */
    public sealed interface Result {}

    /**
     * Those who have the scope now.
     *
     * @param scope the scope
     * @param owners to whom it was given
     */
    public record Owners(Scope scope, SortedSet<Username> owners) implements Result {}

    /**
     * There is no such account.
     *
     * @param name the name
     */
    public record NoSuchAccount(Username name) implements Result {}

    /**
     * The caller is no administrator, or came by an API key.
     *
     * @param caller who tried
     */
    public record NotAllowed(Username caller) implements Result {}
}
