package dev.crewx.http.exchange;

import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * An answer that a {@link FastRoute} has ready.
 *
 * @param status its status
 * @param headers its own headers, content length included; the edge adds what every answer has
 * @param content its body, a buffer of the answer's own; null where a bundle is it, or where there is none
 * @param bundle the bundle that is its body; null where there is none
 * @param whenSent to run once the whole answer is on its way; null for nothing
 */
public record Answer(
        HttpResponseStatus status,
        HttpHeaders headers,
        @Nullable ByteBuffer content,
        @Nullable BundleBody bundle,
        @Nullable Runnable whenSent) {}
