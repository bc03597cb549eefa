package dev.crewx.storage.memory;

import dev.crewx.application.storage.spi.StorageException;

/** Whether the storage is still open; shared with its ports, since they are often taken before it is closed. */
final class Lifetime {
    private volatile boolean over;

    void end() {
        over = true;
    }

    boolean isOver() {
        return over;
    }

    void requireOpen() {
        if (over) {
            throw new StorageException("The storage is closed");
        }
    }
}
