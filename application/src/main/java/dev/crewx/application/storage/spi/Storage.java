package dev.crewx.application.storage.spi;

import java.util.List;

/** An open storage: the ports that share one place. Safe for use by many threads at once, and by many servers. */
public interface Storage extends AutoCloseable {

    /** What is known of every package. */
    PackageIndex packages();

    /** The bundles' bytes. */
    BlobStore blobs();

    /** The accounts. */
    AccountStore accounts();

    /** The token families. */
    TokenStore tokens();

    /** The API keys. */
    ApiKeyStore apiKeys();

    /** To whom scopes were given. */
    ScopeStore scopes();

    /** The download counts. */
    DownloadStats downloads();

    /** What was done by whom. */
    AuditTrail audit();

    /** The server's own secrets. */
    SecretStore secrets();

    /**
     * Asks each place that the ports stand on whether it works; several ports may share one. Never throws.
     *
     * @return one answer a place, in a stable order, at least one
     */
    List<PortHealth> health();

    /**
     * Whether its ports answer from memory at once, so that threads that must not wait may ask them.
     *
     * @return false unless an adapter says otherwise
     */
    default boolean immediate() {
        return false;
    }

    /**
     * Releases what it holds; twice does no harm. Calls to its ports afterwards throw {@link StorageException}, also to
     * those that were taken before, and uploads that are under way cannot be committed any more.
     */
    @Override
    void close();
}
