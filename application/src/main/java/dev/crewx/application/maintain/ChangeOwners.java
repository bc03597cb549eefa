package dev.crewx.application.maintain;

import dev.crewx.application.audit.Origin;
import dev.crewx.application.search.spi.PackageSearch;
import dev.crewx.application.storage.spi.AccountStore;
import dev.crewx.application.storage.spi.AuditAction;
import dev.crewx.application.storage.spi.Storage;
import dev.crewx.domain.access.Caller;
import dev.crewx.domain.access.Username;
import dev.crewx.domain.manifest.PackageId;
import java.time.Clock;

/** Says who may change a package. */
public final class ChangeOwners {
    private final Maintenance maintenance;
    private final AccountStore accounts;

    /** Over these ports. */
    public ChangeOwners(Storage storage, PackageSearch search, Clock clock) {
        this.maintenance = new Maintenance(storage, search, clock);
        this.accounts = storage.accounts();
    }

    /**
     * Makes somebody an owner who has an account.
     *
     * @throws dev.crewx.application.storage.spi.StorageException when a store fails
     */
    public ChangeResult add(Caller caller, Origin origin, PackageId id, Username owner) {
        return maintenance.change(
                new Maintenance.Task(caller, origin, AuditAction.ADD_OWNER, owner.value()),
                id,
                id.toString(),
                entry -> entry.decideOwnerAdded(
                        caller,
                        owner,
                        accounts.find(owner).isPresent(),
                        maintenance.clock().instant()));
    }

    /**
     * Takes an owner's rights away; the last one keeps them.
     *
     * @throws dev.crewx.application.storage.spi.StorageException when a store fails
     */
    public ChangeResult remove(Caller caller, Origin origin, PackageId id, Username owner) {
        return maintenance.change(
                new Maintenance.Task(caller, origin, AuditAction.REMOVE_OWNER, owner.value()),
                id,
                id.toString(),
                entry -> entry.decideOwnerRemoved(
                        caller, owner, maintenance.clock().instant()));
    }
}
