package dev.crewx.http.edge;

import dev.crewx.http.edge.Refusals.Refusal;
import dev.crewx.http.exchange.Answer;
import dev.crewx.http.exchange.BundleBody;
import dev.crewx.http.exchange.Client;
import dev.crewx.http.exchange.Exchange;
import dev.crewx.http.exchange.ExchangeObserver;
import dev.crewx.http.exchange.FastRoute;
import dev.crewx.http.exchange.RequestIds;
import dev.crewx.http.problem.ProblemResponse;
import dev.crewx.http.problem.ProblemType;
import io.netty.buffer.ByteBufHolder;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The edge of one connection: between the HTTP codec and the framework. One exchange at a time; what a client sends
 * ahead waits, and so does the client, since nothing more is read then. Used by the connection's thread alone.
 *
 * <p>An answer is either the edge's own (a refusal, a fast route) or the framework's, which passes through
 * {@link #write} and gets the same head.
 */
final class ConnectionEdge extends ChannelDuplexHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectionEdge.class);
    private static final byte[] NOTHING = {};
    private static final long UNKNOWN = Long.MAX_VALUE;

    /** What is left of a request that was answered is read to its end when it is no more than this. */
    private static final long DRAINED_BYTES = 1 << 16;

    private final EdgeParts parts;
    private final BundleSender bundles;
    private final Deque<Object> ahead = new ArrayDeque<>(2);
    private @Nullable Patience patience;
    private Client peer = new Client("", "");

    private @Nullable Exchange current;
    private HttpVersion version = HttpVersion.HTTP_1_1;
    private @Nullable String origin;
    private long bodyLeft;
    private boolean requestEnded;
    private boolean deciding;
    private boolean ours;
    private boolean answerBegun;
    private boolean answerEnded;
    private boolean sendsBundle;
    private boolean close;

    private boolean reading;
    private boolean flushLater;
    private boolean readWanted;
    private boolean lingering;

    ConnectionEdge(EdgeParts parts) {
        this.parts = parts;
        this.bundles = new BundleSender(parts.waiting());
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        peer = parts.clients().peer(context.channel().remoteAddress());
        Patience patience = new Patience(parts.settings(), context.channel(), () -> tooSlow(context));
        this.patience = patience;
        context.pipeline().addFirst(new Wire(patience));
        patience.begin();
        int open = parts.traffic().opened();
        context.channel().closeFuture().addListener(closed -> parts.traffic().closed());
        if (open > parts.settings().maxConnections()) {
            beginWithoutRequest(context);
            refuse(context, new Refusal(ProblemType.UNAVAILABLE, "The server has too many connections.", true));
        }
    }

    /** An exchange for a client that is answered before its request is here. */
    private void beginWithoutRequest(ChannelHandlerContext context) {
        begin(context, new Exchange(RequestIds.choose(null), "-", "-", peer, false, System.nanoTime()));
        bodyLeft = UNKNOWN;
    }

    private Patience patience() {
        if (patience == null) {
            throw new IllegalStateException("Not in a pipeline");
        }
        return patience;
    }

    // What the client sends.

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        reading = true;
        if (lingering) {
            ReferenceCountUtil.release(message);
        } else if (requestEnded || deciding || !ahead.isEmpty()) {
            ahead.add(message);
        } else {
            take(context, message);
        }
    }

    private void take(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest request) {
            request(context, request);
        } else if (message instanceof HttpContent content) {
            content(context, content);
        } else {
            context.fireChannelRead(message);
        }
    }

    private void request(ChannelHandlerContext context, HttpRequest request) {
        HttpHeaders headers = request.headers();
        String target = request.uri();
        int query = target.indexOf('?');
        Exchange exchange = new Exchange(
                RequestIds.choose(headers.get(RequestIds.HEADER)),
                request.method().name(),
                query < 0 ? target : target.substring(0, query),
                parts.clients().of(peer, context.channel().remoteAddress(), headers),
                headers.contains(HttpHeaderNames.AUTHORIZATION),
                System.nanoTime());
        begin(context, exchange);
        version = request.protocolVersion();
        origin = headers.get(HttpHeaderNames.ORIGIN);
        close = !HttpUtil.isKeepAlive(request);
        bodyLeft = bodyBytes(request);
        patience().enter(bodyLeft > 0 ? Patience.Phase.BODY : Patience.Phase.ANSWER);
        Refusal refusal = parts.refusals().of(request, exchange);
        if (refusal != null) {
            ReferenceCountUtil.release(request);
            refuse(context, refusal);
        } else if (parts.cors().isPreflight(request)) {
            answer(context, HttpResponseStatus.NO_CONTENT, parts.cors().preflight(), NOTHING);
        } else if (!answersFast(context, request, exchange)) {
            context.fireChannelRead(request);
        }
    }

    /** How many bytes are still to come; {@link #UNKNOWN} where nobody knows, or where the client may not send them. */
    private static long bodyBytes(HttpRequest request) {
        return request.decoderResult().isFailure()
                        || HttpUtil.isTransferEncodingChunked(request)
                        || HttpUtil.is100ContinueExpected(request)
                ? UNKNOWN
                : HttpUtil.getContentLength(request, 0L);
    }

    private void begin(ChannelHandlerContext context, Exchange exchange) {
        current = exchange;
        exchange.attach(context.channel());
        parts.traffic().begun();
        version = HttpVersion.HTTP_1_1;
        origin = null;
        bodyLeft = 0;
        requestEnded = false;
        ours = false;
        answerBegun = false;
        answerEnded = false;
        sendsBundle = false;
        close = false;
    }

    private void content(ChannelHandlerContext context, HttpContent content) {
        if (content.decoderResult().isFailure()) {
            Throwable cause = content.decoderResult().cause();
            content.release();
            broken(context, parts.refusals().malformed(cause));
            return;
        }
        Exchange exchange = current;
        if (bodyLeft != UNKNOWN) {
            bodyLeft -= content.content().readableBytes();
        }
        boolean last = content instanceof LastHttpContent;
        if (last) {
            requestEnded = true;
            patience().enter(Patience.Phase.ANSWER);
        }
        if (ours) {
            content.release();
        } else {
            context.fireChannelRead(content);
        }
        if (last && answerEnded && exchange == current) {
            next(context);
        }
    }

    /** The request cannot go on: says so, if there is still time. */
    private void broken(ChannelHandlerContext context, Refusal refusal) {
        if (answerBegun || current == null) {
            context.close();
        } else {
            refuse(context, refusal);
        }
    }

    private void tooSlow(ChannelHandlerContext context) {
        if (current == null) {
            beginWithoutRequest(context);
        }
        broken(
                context,
                new Refusal(ProblemType.REQUEST_TIMEOUT, "The request did not arrive within the time limit.", true));
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        reading = false;
        if (flushLater) {
            flushLater = false;
            context.flush();
        }
        context.fireChannelReadComplete();
    }

    @Override
    public void read(ChannelHandlerContext context) {
        if (ahead.isEmpty()) {
            patience().want();
            context.read();
        } else {
            readWanted = true;
        }
    }

    /** Goes on with what the client has sent ahead, once the exchange before is through. */
    private void next(ChannelHandlerContext context) {
        if (current().isOver()) {
            patience().enter(Patience.Phase.IDLE);
        }
        current = null;
        requestEnded = false;
        if (close) {
            return;
        }
        if (!ahead.isEmpty()) {
            context.executor().execute(() -> goOn(context));
        }
    }

    private void goOn(ChannelHandlerContext context) {
        boolean any = false;
        while (!ahead.isEmpty()
                && !requestEnded
                && !deciding
                && !lingering
                && context.channel().isWritable()) {
            take(context, ahead.remove());
            any = true;
        }
        if (any && !reading) {
            channelReadComplete(context);
        }
        if (readWanted && ahead.isEmpty()) {
            readWanted = false;
            read(context);
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (context.channel().isWritable() && !ahead.isEmpty()) {
            context.executor().execute(() -> goOn(context));
        }
        context.fireChannelWritabilityChanged();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        Exchange exchange = current;
        if (exchange != null && !answerEnded) {
            ended(context, exchange, false);
        }
        ahead.forEach(ReferenceCountUtil::release);
        ahead.clear();
        context.fireChannelInactive();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof IOException) {
            LOG.debug("connection broken client={}", peer.address(), cause);
        } else {
            LOG.error("connection failed client={}", peer.address(), cause);
        }
        context.close();
    }

    // What the server answers.

    private boolean answersFast(ChannelHandlerContext context, HttpRequest request, Exchange exchange) {
        if (!request.method().equals(HttpMethod.GET) || exchange.hasCredentials() || bodyLeft > 0) {
            return false;
        }
        for (FastRoute route : parts.fastRoutes()) {
            FastRoute.Lookup lookup = route.match(request.uri(), request);
            if (lookup != null) {
                exchange.routed(route.template());
                return answersFast(context, request, exchange, route, lookup);
            }
        }
        return false;
    }

    private boolean answersFast(
            ChannelHandlerContext context,
            HttpRequest request,
            Exchange exchange,
            FastRoute route,
            FastRoute.Lookup lookup) {
        if (!route.waits()) {
            Answer answer = lookup.answer();
            if (answer != null) {
                answer(context, exchange, answer);
            }
            return answer != null;
        }
        deciding = true;
        CompletableFuture.supplyAsync(lookup::answer, parts.waiting())
                .whenCompleteAsync(
                        (answer, failure) -> {
                            deciding = false;
                            if (current != exchange || lingering) {
                                ReferenceCountUtil.release(request);
                                return;
                            }
                            if (answer != null) {
                                answer(context, exchange, answer);
                            } else {
                                context.fireChannelRead(request);
                            }
                            goOn(context);
                        },
                        context.executor());
        return true;
    }

    private void answer(ChannelHandlerContext context, Exchange exchange, Answer answer) {
        if (answer.whenSent() != null) {
            exchange.whenSent(answer.whenSent());
        }
        if (answer.bundle() != null) {
            exchange.send(answer.bundle());
        }
        answer(context, answer.status(), answer.headers(), answer.content() == null ? NOTHING : answer.content());
    }

    private void refuse(ChannelHandlerContext context, Refusal refusal) {
        close |= refusal.close();
        byte[] body;
        try {
            body = parts.json()
                    .writeValueAsBytes(ProblemResponse.of(
                            refusal.type(), refusal.detail(), current().id()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        HttpHeaders headers = new DefaultHttpHeaders()
                .set(HttpHeaderNames.CONTENT_TYPE, ProblemResponse.MEDIA_TYPE)
                .set(HttpHeaderNames.CONTENT_LENGTH, body.length);
        answer(context, HttpResponseStatus.valueOf(refusal.type().status().getCode()), headers, body);
    }

    private Exchange current() {
        if (current == null) {
            throw new IllegalStateException("There is no exchange");
        }
        return current;
    }

    private void answer(ChannelHandlerContext context, HttpResponseStatus status, HttpHeaders headers, byte[] body) {
        ours = true;
        HttpResponse response = new DefaultHttpResponse(HttpVersion.HTTP_1_1, status, headers);
        head(response);
        context.write(response);
        if (body.length > 0 && !current().method().equals("HEAD")) {
            current().sent(body.length);
        }
        end(context, new DefaultLastHttpContent(Unpooled.wrappedBuffer(body)), context.newPromise());
        if (reading) {
            flushLater = true;
        } else {
            context.flush();
        }
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        Exchange exchange = current;
        if (exchange == null || ours) {
            // The framework answers what was answered here, or what nobody waits for any more.
            ReferenceCountUtil.release(message);
            promise.trySuccess();
            return;
        }
        if (message instanceof HttpResponse response) {
            if (response.status().codeClass() == HttpStatusClass.INFORMATIONAL) {
                context.write(message, promise);
                return;
            }
            head(response);
            if (sendsBundle && message instanceof LastHttpContent) {
                ReferenceCountUtil.release(message);
                context.write(
                        new DefaultHttpResponse(response.protocolVersion(), response.status(), response.headers()));
                end(context, LastHttpContent.EMPTY_LAST_CONTENT, promise.unvoid());
                return;
            }
        }
        if (message instanceof ByteBufHolder content && !exchange.method().equals("HEAD")) {
            exchange.sent(content.content().readableBytes());
        }
        if (message instanceof LastHttpContent last) {
            end(context, last, promise.unvoid());
        } else {
            context.write(message, promise);
        }
    }

    /** Completes the head of an answer, whoever gives it. */
    private void head(HttpResponse response) {
        Exchange exchange = current();
        answerBegun = true;
        exchange.answered(response.status().code());
        if (response.status().code() == HttpResponseStatus.UNAUTHORIZED.code() && exchange.hasCredentials()) {
            parts.refusals().badCredentials(exchange);
        }
        HttpHeaders headers = response.headers();
        parts.headers().addTo(headers, exchange, origin);
        Optional<BundleBody> bundle = exchange.bundle();
        if (bundle.isPresent() && response.status().codeClass() == HttpStatusClass.SUCCESS) {
            headers.set(HttpHeaderNames.CONTENT_LENGTH, bundle.get().sizeBytes());
            sendsBundle = !exchange.method().equals("HEAD");
        }
        close |= !requestEnded && bodyLeft > DRAINED_BYTES
                || parts.traffic().isStopping()
                || headers.contains(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE, true);
        if (close) {
            headers.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        } else if (!version.isKeepAliveDefault()) {
            headers.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.KEEP_ALIVE);
        }
    }

    /** Sends the last of an answer. */
    private void end(ChannelHandlerContext context, LastHttpContent last, ChannelPromise promise) {
        Exchange exchange = current();
        answerEnded = true;
        boolean closing = close;
        promise.addListener((ChannelFutureListener) sent -> {
            ended(context, exchange, sent.isSuccess());
            if (closing) {
                closeGently(context);
            }
        });
        if (sendsBundle) {
            BundleBody bundle = exchange.bundle().orElseThrow();
            last.release();
            exchange.sent(bundle.sizeBytes());
            bundles.send(context, bundle, promise);
        } else {
            context.write(last, promise);
        }
        if (requestEnded) {
            next(context);
        }
    }

    private void ended(ChannelHandlerContext context, Exchange exchange, boolean whole) {
        if (!exchange.end(whole, System.nanoTime())) {
            return;
        }
        parts.traffic().ended();
        if (current == null) {
            patience().enter(Patience.Phase.IDLE);
        }
        for (ExchangeObserver observer : parts.observers()) {
            observer.ended(exchange, whole);
        }
    }

    @Override
    public void close(ChannelHandlerContext context, ChannelPromise promise) {
        if (answerEnded && bodyLeft > 0 && !requestEnded && context.channel().isActive()) {
            closeGently(context);
        } else {
            context.close(promise);
        }
    }

    /** Ends the connection so that a client that is still sending gets to read the answer. */
    private void closeGently(ChannelHandlerContext context) {
        if (lingering) {
            return;
        }
        if (requestEnded || bodyLeft == 0 || !(context.channel() instanceof DuplexChannel duplex)) {
            context.close();
            return;
        }
        lingering = true;
        patience().enter(Patience.Phase.LINGER);
        ahead.forEach(ReferenceCountUtil::release);
        ahead.clear();
        duplex.shutdownOutput();
        context.channel().config().setAutoRead(true);
    }
}
