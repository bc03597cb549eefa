package dev.crewx.storage.memory;

import dev.crewx.application.storage.spi.BlobStore;
import dev.crewx.domain.integrity.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** Each blob is one buffer, visible from its commit on. */
final class MemoryBlobStore implements BlobStore {
    private static final int DIRECT_FROM_BYTES = 1 << 15;

    private final ConcurrentNavigableMap<Digest, Blob> blobs = new ConcurrentSkipListMap<>();
    private final Lifetime lifetime;
    private final Clock clock;

    MemoryBlobStore(Lifetime lifetime, Clock clock) {
        this.lifetime = lifetime;
        this.clock = clock;
    }

    @Override
    public Upload begin() {
        lifetime.requireOpen();
        return new MemoryUpload();
    }

    @Override
    public Optional<InputStream> open(Digest digest) {
        return find(digest).map(blob -> new BufferStream(blob.bytes()));
    }

    @Override
    public Optional<InputStream> open(Digest digest, long from, long length) {
        return find(digest).map(blob -> {
            if (from < 0 || length < 0 || from > blob.size() - length) {
                throw new IllegalArgumentException(
                        "There are no " + length + " bytes from " + from + " on in " + blob.size());
            }
            return new BufferStream(blob.bytes().slice(Math.toIntExact(from), Math.toIntExact(length)));
        });
    }

    @Override
    public Optional<Content> content(Digest digest) {
        return find(digest).map(blob -> new InMemory(blob.bytes()));
    }

    @Override
    public Optional<Long> size(Digest digest) {
        return find(digest).map(blob -> (long) blob.size());
    }

    private Optional<Blob> find(Digest digest) {
        lifetime.requireOpen();
        return Optional.ofNullable(blobs.get(digest));
    }

    @Override
    public List<Stored> list(Optional<Digest> after, int limit) {
        lifetime.requireOpen();
        Limits.requirePositive(limit);
        return after.map(digest -> blobs.tailMap(digest, false)).orElse(blobs).entrySet().stream()
                .limit(limit)
                .map(entry -> new Stored(entry.getKey(), entry.getValue().size(), entry.getValue().storedAt))
                .toList();
    }

    @Override
    public boolean remove(Digest digest, Instant storedBefore) {
        return find(digest)
                .filter(blob -> blob.storedAt.isBefore(storedBefore))
                .filter(blob -> blobs.remove(digest, blob))
                .isPresent();
    }

    /** Bytes and when they were stored last; equal only to itself, so that a removal misses what was stored again. */
    private static final class Blob {
        private final ByteBuffer bytes;
        private final Instant storedAt;

        Blob(ByteBuffer bytes, Instant storedAt) {
            this.bytes = bytes;
            this.storedAt = storedAt;
        }

        /** A buffer of the caller's own over all of them. */
        ByteBuffer bytes() {
            return bytes.duplicate();
        }

        int size() {
            return bytes.capacity();
        }
    }

    /** Where bytes stay: what is large lies outside the heap, where the collector does not move it and sockets read it. */
    private static ByteBuffer kept(Chunks chunks) {
        int size = chunks.size();
        ByteBuffer whole = size < DIRECT_FROM_BYTES ? ByteBuffer.allocate(size) : ByteBuffer.allocateDirect(size);
        chunks.copyTo(whole);
        return whole.flip().asReadOnlyBuffer();
    }

    private final class MemoryUpload implements Upload {
        private final Chunks chunks = new Chunks();
        private boolean ended;

        @Override
        public OutputStream sink() {
            return new OutputStream() {
                @Override
                public void write(int b) throws IOException {
                    requireOpen();
                    chunks.add(new byte[] {(byte) b}, 0, 1);
                }

                @Override
                public void write(byte[] b, int offset, int length) throws IOException {
                    requireOpen();
                    chunks.add(b, offset, length);
                }
            };
        }

        private void requireOpen() throws IOException {
            if (ended || lifetime.isOver()) {
                throw new IOException("The upload has ended; nothing more can be written");
            }
        }

        @Override
        public Digest commit() {
            if (ended) {
                throw new IllegalStateException("The upload has ended; it cannot be committed");
            }
            lifetime.requireOpen();
            ended = true;
            Digest digest = chunks.digest();
            blobs.compute(
                    digest, (key, before) -> new Blob(before == null ? kept(chunks) : before.bytes, clock.instant()));
            return digest;
        }

        @Override
        public void close() {
            ended = true;
            chunks.clear();
        }
    }
}
