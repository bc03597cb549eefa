package dev.crewx.storage.memory;

import dev.crewx.application.storage.spi.BlobStore;
import dev.crewx.domain.integrity.Digest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Each blob is one array, visible from its commit on. */
final class MemoryBlobStore implements BlobStore {
    private final ConcurrentMap<Digest, byte[]> blobs = new ConcurrentHashMap<>();
    private final Lifetime lifetime;

    MemoryBlobStore(Lifetime lifetime) {
        this.lifetime = lifetime;
    }

    @Override
    public Upload begin() {
        lifetime.requireOpen();
        return new MemoryUpload();
    }

    @Override
    public Optional<InputStream> open(Digest digest) {
        lifetime.requireOpen();
        return Optional.ofNullable(blobs.get(digest)).map(ByteArrayInputStream::new);
    }

    @Override
    public Optional<Long> size(Digest digest) {
        lifetime.requireOpen();
        return Optional.ofNullable(blobs.get(digest)).map(bytes -> (long) bytes.length);
    }

    private final class MemoryUpload implements Upload {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private boolean ended;

        @Override
        public OutputStream sink() {
            return new OutputStream() {
                @Override
                public void write(int b) throws IOException {
                    requireOpen();
                    bytes.write(b);
                }

                @Override
                public void write(byte[] b, int offset, int length) throws IOException {
                    requireOpen();
                    bytes.write(b, offset, length);
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
            byte[] whole = bytes.toByteArray();
            Digest digest = Digest.of(whole);
            blobs.putIfAbsent(digest, whole);
            return digest;
        }

        @Override
        public void close() {
            ended = true;
            bytes.reset();
        }
    }
}
