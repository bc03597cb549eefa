package dev.crewx.domain.manifest;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a package asks for and claims. Nothing here is acted on: permissions are shown and compared between versions,
 * sources and signature are only kept.
 *
 * @param permissions what its skills want to do, unknown ones too
 * @param trustedSources URLs as written
 * @param signature a signature as written, not checked
 */
public record SecurityDeclaration(List<String> permissions, List<String> trustedSources, Optional<String> signature) {
    /** The permissions that have a meaning. */
    public static final Set<String> KNOWN_PERMISSIONS =
            Set.of("file-read", "file-write", "network", "process", "env", "secrets");

    /** Copies the lists. */
    public SecurityDeclaration {
        permissions = List.copyOf(permissions);
        trustedSources = List.copyOf(trustedSources);
    }
}
