package dev.crewx.application.storage.spi;

/** An open storage: the ports that share one place. Safe for use by many threads at once. */
public interface Storage extends AutoCloseable {

    /** What is known of every package. */
    PackageIndex packages();

    /** The bundles' bytes. */
    BlobStore blobs();

    /** The accounts. */
    AccountStore accounts();

    /** The download counts. */
    DownloadStats downloads();

    /**
     * Releases what it holds; twice does no harm. Calls to its ports afterwards throw {@link StorageException}, also to
     * those that were taken before, and uploads that are under way cannot be committed any more.
     */
    @Override
    void close();
}
