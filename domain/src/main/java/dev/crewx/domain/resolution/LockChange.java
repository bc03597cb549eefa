package dev.crewx.domain.resolution;

import dev.crewx.domain.version.SemanticVersion;
import java.util.Optional;

/**
 * A difference between the lock before and the resolution.
 *
 * @param name the package's canonical id
 * @param before the locked version; empty for a package that is new
 * @param after the version now; empty for a package that is no longer needed
 */
public record LockChange(String name, Optional<SemanticVersion> before, Optional<SemanticVersion> after) {}
