package dev.crewx.runtime;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The disk, with a count of what is read of it. */
final class CountingFiles implements FileAccess {
    private final Map<Path, AtomicLong> opened = new ConcurrentHashMap<>();
    private final AtomicLong bytes = new AtomicLong();

    @Override
    public InputStream open(Path file) throws IOException {
        opened.computeIfAbsent(file, path -> new AtomicLong()).incrementAndGet();
        return new FilterInputStream(DISK.open(file)) {
            @Override
            public int read() throws IOException {
                int b = super.read();
                bytes.addAndGet(b < 0 ? 0 : 1);
                return b;
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                int count = super.read(target, offset, length);
                bytes.addAndGet(Math.max(0, count));
                return count;
            }
        };
    }

    @Override
    public BasicFileAttributes attributes(Path file) throws IOException {
        return DISK.attributes(file);
    }

    /** How often files were opened, by file. */
    Map<Path, Long> opened() {
        Map<Path, Long> counts = new TreeMap<>();
        opened.forEach((file, count) -> counts.put(file, count.get()));
        return counts;
    }

    long openedInAll() {
        return opened.values().stream().mapToLong(AtomicLong::get).sum();
    }

    long bytes() {
        return bytes.get();
    }

    void forget() {
        opened.clear();
        bytes.set(0);
    }
}
