package dev.crewx.http.packages;

import dev.crewx.application.storage.spi.AccountStore;
import dev.crewx.application.storage.spi.ApiKeyStore;
import dev.crewx.application.storage.spi.AuditTrail;
import dev.crewx.application.storage.spi.BlobStore;
import dev.crewx.application.storage.spi.DownloadStats;
import dev.crewx.application.storage.spi.PackageIndex;
import dev.crewx.application.storage.spi.PortHealth;
import dev.crewx.application.storage.spi.ScopeStore;
import dev.crewx.application.storage.spi.SecretStore;
import dev.crewx.application.storage.spi.Storage;
import dev.crewx.application.storage.spi.TokenStore;
import dev.crewx.domain.integrity.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Another storage that hands its blobs on in some form, and says of itself whether it answers at once. */
record OtherForms(Storage inner, Form form, Path folder) implements Storage {

    /** How blobs are handed on. */
    enum Form {
        IN_MEMORY_AT_ONCE,
        IN_MEMORY,
        IN_FILE,
        STREAMED
    }

    @Override
    public boolean immediate() {
        return form == Form.IN_MEMORY_AT_ONCE;
    }

    @Override
    public BlobStore blobs() {
        return new Blobs(inner.blobs(), form, folder);
    }

    private record Blobs(BlobStore inner, Form form, Path folder) implements BlobStore {
        @Override
        public Optional<Content> content(Digest digest) {
            return inner.content(digest).map(content -> switch (form) {
                case IN_MEMORY_AT_ONCE, IN_MEMORY -> new InMemory(bytes(digest));
                case IN_FILE -> new InFile(file(digest), content.sizeBytes());
                case STREAMED -> new Streamed(content.sizeBytes());
            });
        }

        private ByteBuffer bytes(Digest digest) {
            try (InputStream in = inner.open(digest).orElseThrow()) {
                return ByteBuffer.wrap(in.readAllBytes()).asReadOnlyBuffer();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private Path file(Digest digest) {
            Path file = folder.resolve(digest.hex());
            try (InputStream in = inner.open(digest).orElseThrow()) {
                return Files.exists(file) ? file : Files.write(file, in.readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public Upload begin() {
            return inner.begin();
        }

        @Override
        public Optional<InputStream> open(Digest digest) {
            return inner.open(digest);
        }

        @Override
        public Optional<InputStream> open(Digest digest, long from, long length) {
            return inner.open(digest, from, length);
        }

        @Override
        public Optional<Long> size(Digest digest) {
            return inner.size(digest);
        }

        @Override
        public List<Stored> list(Optional<Digest> after, int limit) {
            return inner.list(after, limit);
        }

        @Override
        public boolean remove(Digest digest, Instant storedBefore) {
            return inner.remove(digest, storedBefore);
        }
    }

    @Override
    public PackageIndex packages() {
        return inner.packages();
    }

    @Override
    public AccountStore accounts() {
        return inner.accounts();
    }

    @Override
    public TokenStore tokens() {
        return inner.tokens();
    }

    @Override
    public ApiKeyStore apiKeys() {
        return inner.apiKeys();
    }

    @Override
    public ScopeStore scopes() {
        return inner.scopes();
    }

    @Override
    public DownloadStats downloads() {
        return inner.downloads();
    }

    @Override
    public AuditTrail audit() {
        return inner.audit();
    }

    @Override
    public SecretStore secrets() {
        return inner.secrets();
    }

    @Override
    public List<PortHealth> health() {
        return inner.health();
    }

    @Override
    public void close() {
        inner.close();
    }
}
