package dev.crewx.domain.catalog;

import dev.crewx.domain.access.Username;
import dev.crewx.domain.integrity.Digest;
import dev.crewx.domain.version.SemanticVersion;
import java.time.Instant;

/**
 * What stays of a version that was deleted: its number, which nobody can publish again.
 *
 * @param version the version
 * @param digest of the bundle that was published under it
 * @param deletedBy who deleted it
 * @param deletedAt when
 */
public record Tombstone(SemanticVersion version, Digest digest, Username deletedBy, Instant deletedAt) {}
