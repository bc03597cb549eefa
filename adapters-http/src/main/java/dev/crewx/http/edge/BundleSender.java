package dev.crewx.http.edge;

import dev.crewx.http.exchange.BundleBody;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.DefaultFileRegion;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.LastHttpContent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Sends a bundle after an answer's head. From memory it goes out as it lies there, from a file as the system can send it
 * itself; a stream is read by another thread, no faster than the client takes it.
 */
@SuppressWarnings("FutureReturnValueIgnored") // what fails ends the connection or fails the promise
final class BundleSender {
    private static final int CHUNK_BYTES = 1 << 16;
    private static final int CHUNKS_ON_THE_WAY = 4;

    private final Executor waiting;

    /**
     * A sender.
     *
     * @param waiting runs what may wait for a store
     */
    BundleSender(Executor waiting) {
        this.waiting = waiting;
    }

    /**
     * Sends all of it and the end of the answer; a body that breaks off ends the connection.
     *
     * @param promise is kept when the client has taken all of it
     */
    void send(ChannelHandlerContext context, BundleBody body, ChannelPromise promise) {
        switch (body) {
            case BundleBody.InMemory(var bytes) -> {
                var _ = context.write(new DefaultLastHttpContent(Unpooled.wrappedBuffer(bytes)), promise);
            }
            case BundleBody.InFile file -> sendFile(context, file, promise);
            case BundleBody.Streamed streamed -> {
                var _ = CompletableFuture.runAsync(() -> pump(context, streamed, promise), waiting)
                        .whenComplete((done, failure) -> failed(context, failure, promise));
            }
        }
    }

    private void sendFile(ChannelHandlerContext context, BundleBody.InFile body, ChannelPromise promise) {
        var _ = CompletableFuture.supplyAsync(() -> open(body), waiting)
                .whenCompleteAsync(
                        (file, failure) -> {
                            if (file != null) {
                                var _ = context.write(new DefaultFileRegion(file, body.from(), body.sizeBytes()))
                                        .addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
                                var _ = context.writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT, promise);
                            }
                            failed(context, failure, promise);
                        },
                        context.executor());
    }

    private static FileChannel open(BundleBody.InFile body) {
        try {
            return FileChannel.open(body.file(), StandardOpenOption.READ);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void pump(ChannelHandlerContext context, BundleBody.Streamed body, ChannelPromise promise) {
        Semaphore room = new Semaphore(CHUNKS_ON_THE_WAY);
        try (InputStream in = body.open().get()) {
            long left = body.sizeBytes();
            while (left > 0 && context.channel().isActive()) {
                room.acquire();
                byte[] chunk = in.readNBytes((int) Math.min(CHUNK_BYTES, left));
                if (chunk.length == 0) {
                    throw new IOException("The store's stream ended " + left + " bytes before its end");
                }
                left -= chunk.length;
                var _ = context.writeAndFlush(new DefaultHttpContent(Unpooled.wrappedBuffer(chunk)))
                        .addListener(sent -> room.release());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("Interrupted while sending", e));
        }
        var _ = context.writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT, promise);
    }

    private static void failed(ChannelHandlerContext context, @Nullable Throwable failure, ChannelPromise promise) {
        if (failure != null) {
            promise.tryFailure(failure);
            var _ = context.close();
        }
    }
}
