package dev.crewx.application.remote.spi;

import java.net.URI;

/**
 * Makes clients of registries. Each request asks its {@link TokenSource} anew; where a registry takes a token no more, a
 * renewed one is tried once. A token goes to the registry's own origin only, never along with a redirect elsewhere. Safe
 * for use by many threads at once.
 */
public interface RemoteRegistries {

    /**
     * The registry at an address, to read from.
     *
     * @param address its URL, without a path or with the one it is mounted at
     */
    RemoteRegistry registry(URI address, TokenSource token);

    /** The accounts of the registry at an address. */
    RemoteAccounts accounts(URI address, TokenSource token);

    /** The registry at an address, to publish to. */
    RemotePublishing publishing(URI address, TokenSource token);
}
