package dev.crewx.http.packages;

import dev.crewx.application.download.DownloadBundle;
import dev.crewx.application.storage.spi.BlobStore;
import dev.crewx.domain.catalog.PublishedVersion;
import dev.crewx.http.exchange.Answer;
import dev.crewx.http.exchange.BundleBody;
import dev.crewx.http.problem.ProblemException;
import dev.crewx.http.problem.ProblemType;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;

/** How a download is answered, by the controller and by the fast route alike. */
@Singleton
final class Bundles {
    private static final String FOREVER = "public, max-age=31536000, immutable";
    private static final String FOR_A_WHILE = "public, max-age=60";

    private final DownloadBundle download;

    Bundles(DownloadBundle download) {
        this.download = download;
    }

    /**
     * The answer for a version.
     *
     * @param exact whether what was asked for can never be another version
     * @throws ProblemException when the client wants a part that is not there
     */
    Answer answer(PublishedVersion version, boolean exact, Conditions conditions) {
        String etag = "\"" + version.digest() + "\"";
        HttpHeaders headers =
                DefaultHttpHeadersFactory.headersFactory().withValidation(false).newHeaders();
        headers.set(HttpHeaderNames.ETAG, etag).set(HttpHeaderNames.CACHE_CONTROL, exact ? FOREVER : FOR_A_WHILE);
        if (conditions.has(etag)) {
            return new Answer(HttpResponseStatus.NOT_MODIFIED, headers, null, null, null);
        }
        headers.set(HttpHeaderNames.CONTENT_TYPE, "application/octet-stream")
                .set(HttpHeaderNames.ACCEPT_RANGES, "bytes")
                .set(
                        HttpHeaderNames.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + version.manifest().bundleFileName() + "\"")
                .set(
                        "Repr-Digest",
                        "sha-256=:"
                                + Base64.getEncoder()
                                        .encodeToString(version.digest().bytes()) + ":")
                .set("X-Package-Id", version.manifest().id().toString())
                .set("X-Package-Version", version.version().toString())
                .set("X-Package-Checksum", version.digest().toString());
        Optional<ByteRange> range = conditions.wantsPartOf(etag)
                ? ByteRange.of(String.valueOf(conditions.range()), version.sizeBytes())
                : Optional.empty();
        return range.map(part -> part(version, part, headers)).orElseGet(() -> whole(version, headers));
    }

    private Answer whole(PublishedVersion version, HttpHeaders headers) {
        BundleBody body = body(version, new ByteRange(0, version.sizeBytes()));
        headers.set(HttpHeaderNames.CONTENT_LENGTH, body.sizeBytes());
        return new Answer(HttpResponseStatus.OK, headers, null, body, () -> download.completed(version));
    }

    private Answer part(PublishedVersion version, ByteRange part, HttpHeaders headers) {
        long size = version.sizeBytes();
        if (part.length() == 0) {
            throw new ProblemException(
                            ProblemType.RANGE_NOT_SATISFIABLE,
                            "The bundle has " + size + " bytes; none of them lies in the range that was asked for.")
                    .header("Content-Range", "bytes */" + size);
        }
        headers.set(
                        HttpHeaderNames.CONTENT_RANGE,
                        "bytes " + part.from() + "-" + (part.from() + part.length() - 1) + "/" + size)
                .set(HttpHeaderNames.CONTENT_LENGTH, part.length());
        return new Answer(HttpResponseStatus.PARTIAL_CONTENT, headers, null, body(version, part), null);
    }

    private BundleBody body(PublishedVersion version, ByteRange part) {
        return switch (download.content(version)) {
            case BlobStore.InMemory(ByteBuffer bytes) ->
                new BundleBody.InMemory(
                        bytes.slice(bytes.position() + Math.toIntExact(part.from()), Math.toIntExact(part.length())));
            case BlobStore.InFile file -> new BundleBody.InFile(file.file(), part.from(), part.length());
            case BlobStore.Streamed ignored ->
                new BundleBody.Streamed(part.length(), () -> download.open(version, part.from(), part.length()));
        };
    }
}
