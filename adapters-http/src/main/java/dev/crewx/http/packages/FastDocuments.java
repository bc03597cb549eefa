package dev.crewx.http.packages;

import dev.crewx.application.storage.spi.StorageException;
import dev.crewx.domain.manifest.PackageId;
import dev.crewx.http.exchange.Answer;
import dev.crewx.http.exchange.FastRoute;
import io.micronaut.json.JsonMapper;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A metadata route of one package, without the framework. What was written once is kept with its entity tag; whether it
 * is still true is asked of the index each time, so that it does not matter who changed the package.
 */
final class FastDocuments implements FastRoute {
    private static final String JSON = "application/json";
    private static final int COMPRESSED_FROM_BYTES = 1 << 10;

    private final String template;
    private final String before;
    private final String after;
    private final boolean waits;
    private final Function<PackageId, Optional<Current>> current;
    private final JsonMapper json;
    private final Generations<Written> kept;

    /**
     * A route.
     *
     * @param template its path with {@code {id}} in it
     * @param waits whether asking for what is told may wait
     * @param current what is to be told of a package at present
     * @param json how it is written
     * @param kept what was written before, by path
     */
    FastDocuments(
            String template,
            boolean waits,
            Function<PackageId, Optional<Current>> current,
            JsonMapper json,
            Generations<Written> kept) {
        int id = template.indexOf("{id}");
        this.template = template;
        this.before = template.substring(0, id);
        this.after = template.substring(id + "{id}".length());
        this.waits = waits;
        this.current = current;
        this.json = json;
        this.kept = kept;
    }

    @Override
    public String template() {
        return template;
    }

    @Override
    public boolean waits() {
        return waits;
    }

    @Override
    public @Nullable Lookup match(String path, HttpRequest request) {
        if (!path.startsWith(before)
                || !path.endsWith(after)
                || path.length() <= before.length() + after.length()
                || path.indexOf('/', before.length()) != (after.isEmpty() ? -1 : path.length() - after.length())) {
            return null;
        }
        HttpHeaders headers = request.headers();
        String accepted = headers.get(HttpHeaderNames.ACCEPT);
        if (accepted != null && !accepted.contains("*/*") && !accepted.contains(JSON)) {
            return null;
        }
        PackageId id = PlainPaths.packageId(path, before.length(), path.length() - after.length());
        if (id == null) {
            return null;
        }
        Conditions conditions = new Conditions(headers.get(HttpHeaderNames.IF_NONE_MATCH), null, null);
        String encodings = headers.get(HttpHeaderNames.ACCEPT_ENCODING);
        boolean gzip = encodings != null && encodings.contains("gzip");
        return () -> answer(path, id, conditions, gzip);
    }

    private @Nullable Answer answer(String path, PackageId id, Conditions conditions, boolean gzip) {
        Optional<Current> found;
        try {
            found = current.apply(id);
        } catch (StorageException e) {
            return null;
        }
        if (found.isEmpty()) {
            return null;
        }
        String etag = found.get().etag();
        HttpHeaders headers =
                DefaultHttpHeadersFactory.headersFactory().withValidation(false).newHeaders();
        headers.set(HttpHeaderNames.ETAG, etag)
                .set(HttpHeaderNames.CACHE_CONTROL, Documents.CACHE_CONTROL)
                .set(HttpHeaderNames.VARY, Documents.VARY);
        if (conditions.has(etag)) {
            return new Answer(HttpResponseStatus.NOT_MODIFIED, headers, null, null, null);
        }
        Written written = kept.get(path);
        if (written == null || !written.etag.equals(etag)) {
            written = write(found.get());
            kept.put(path, written, written.weight());
        }
        headers.set(HttpHeaderNames.CONTENT_TYPE, JSON);
        byte[] body = written.plain;
        if (gzip && body.length >= COMPRESSED_FROM_BYTES) {
            headers.set(HttpHeaderNames.CONTENT_ENCODING, HttpHeaderValues.GZIP);
            body = written.compressed();
        }
        headers.set(HttpHeaderNames.CONTENT_LENGTH, body.length);
        return new Answer(HttpResponseStatus.OK, headers, ByteBuffer.wrap(body), null, null);
    }

    private Written write(Current document) {
        try {
            return new Written(
                    document.etag(), json.writeValueAsBytes(document.body().get()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What is to be told of a package.
     *
     * @param etag its entity tag
     * @param body makes it, where it is not written yet
     */
    record Current(String etag, Supplier<Object> body) {}

    /** A document as it is sent. */
    static final class Written {
        private static final int OVERHEAD_BYTES = 200;

        private final String etag;
        private final byte[] plain;
        private volatile byte @Nullable [] packed;

        Written(String etag, byte[] plain) {
            this.etag = etag;
            this.plain = plain;
        }

        /** About how much memory it takes, packed form included. */
        long weight() {
            return plain.length + plain.length / 4L + OVERHEAD_BYTES;
        }

        private byte[] compressed() {
            byte[] known = packed;
            if (known == null) {
                ByteArrayOutputStream out = new ByteArrayOutputStream(plain.length / 4);
                try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
                    gzip.write(plain);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                known = out.toByteArray();
                packed = known;
            }
            return known;
        }
    }
}
