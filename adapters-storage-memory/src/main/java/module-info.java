import dev.crewx.application.storage.spi.StorageProvider;
import dev.crewx.storage.memory.MemoryStorageProvider;
import org.jspecify.annotations.NullMarked;

/** Storage in memory, behind the storage ports: what it holds ends with the process. */
@NullMarked
module dev.crewx.storage.memory {
    requires static org.jspecify;
    requires dev.crewx.application;

    provides StorageProvider with
            MemoryStorageProvider;
}
