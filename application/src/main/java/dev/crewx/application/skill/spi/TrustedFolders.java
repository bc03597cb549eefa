package dev.crewx.application.skill.spi;

import java.nio.file.Path;
import java.util.List;

/**
 * The folders whose {@code crewx.yaml} may name commands, because the user said so ({@code crewx trust}). A folder is
 * known by where it really is: a link to it is the same folder, a folder inside it is another one. May be used by many
 * threads and processes at once: what one of them revokes, no other brings back.
 */
public interface TrustedFolders {

    /**
     * Whether the user trusts this folder; no where it does not exist.
     *
     * @throws dev.crewx.application.remote.spi.ClientStateException when that cannot be read
     */
    boolean isTrusted(Path folder);

    /**
     * Trusts an existing folder from now on; once more does no harm.
     *
     * @throws dev.crewx.application.remote.spi.ClientStateException when the folder does not exist, or that cannot be
     *     kept
     */
    void trust(Path folder);

    /**
     * Trusts a folder no longer, which may be gone by now.
     *
     * @return whether it was trusted
     * @throws dev.crewx.application.remote.spi.ClientStateException when that cannot be kept
     */
    boolean revoke(Path folder);

    /**
     * All of them, by path.
     *
     * @throws dev.crewx.application.remote.spi.ClientStateException when that cannot be read
     */
    List<Path> all();
}
