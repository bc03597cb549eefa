package dev.crewx.domain.catalog;

import dev.crewx.domain.access.Username;
import dev.crewx.domain.manifest.PackageId;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What publishing depends on besides the package's own entry.
 *
 * @param scopeOwners to whom the package's scope was given, besides the account of its name
 * @param lookAlike the package whose id is taken for this one; this one itself when it was published meanwhile
 * @param privateSkillsAllowed whether this registry takes skills that are meant for their owner only
 */
public record PublishContext(
        SortedSet<Username> scopeOwners, Optional<PackageId> lookAlike, boolean privateSkillsAllowed) {
    /** Nobody was given the scope, no other package is alike, private skills are not taken. */
    public static final PublishContext PLAIN = new PublishContext(new TreeSet<>(), Optional.empty(), false);

    /** Copies the owners. */
    public PublishContext {
        scopeOwners = Collections.unmodifiableSortedSet(new TreeSet<>(scopeOwners));
    }
}
