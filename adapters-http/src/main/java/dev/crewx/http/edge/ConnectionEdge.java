package dev.crewx.http.edge;

import dev.crewx.http.edge.Refusals.Refusal;
import dev.crewx.http.exchange.Answer;
import dev.crewx.http.exchange.BundleBody;
import dev.crewx.http.exchange.Client;
import dev.crewx.http.exchange.Exchange;
import dev.crewx.http.exchange.ExchangeObserver;
import dev.crewx.http.exchange.FastRoute;
import dev.crewx.http.limits.LimitedRoute;
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
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
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
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final EdgeParts parts;
    private final BundleSender bundles;
    private final Patience patience;
    private final Client peer;
    private final Deque<Object> ahead = new ArrayDeque<>(2);

    private @Nullable Turn turn;
    private boolean deciding;
    private boolean reading;
    private boolean flushLater;
    private boolean readWanted;
    private boolean lingering;

    /** The edge of this connection. */
    ConnectionEdge(EdgeParts parts, Patience patience, Client peer) {
        this.parts = parts;
        this.bundles = new BundleSender(parts.waiting());
        this.patience = patience;
        this.peer = peer;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        patience.begin(() -> tooSlow(context));
        int open = parts.traffic().opened();
        var _ = context.channel()
                .closeFuture()
                .addListener(closed -> parts.traffic().closed());
        if (open > parts.settings().maxConnections()) {
            begin(context, Turn.withoutRequest(peer));
            refuse(context, new Refusal(ProblemType.UNAVAILABLE, "The server has too many connections.", true));
        }
    }

    // What the client sends.

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        reading = true;
        if (lingering) {
            ReferenceCountUtil.release(message);
        } else if (isBusy() || !ahead.isEmpty()) {
            ahead.add(message);
        } else {
            take(context, message);
        }
    }

    /** Whether what comes next has to wait. */
    private boolean isBusy() {
        return deciding || (turn != null && turn.isRequestEnded());
    }

    private void take(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest request) {
            request(context, request);
        } else if (message instanceof HttpContent content && turn != null) {
            content(context, content, turn);
        } else {
            context.fireChannelRead(message);
        }
    }

    private void request(ChannelHandlerContext context, HttpRequest request) {
        Turn next = Turn.of(request, parts.clients().of(peer, context.channel().remoteAddress(), request.headers()));
        begin(context, next);
        patience.enter(next.isIncoming() ? Patience.Phase.BODY : Patience.Phase.ANSWER);
        next.limitBody(parts.refusals().bodyLimit(request));
        Refusal refusal = parts.refusals().of(request, next.exchange());
        if (refusal != null) {
            ReferenceCountUtil.release(request);
            refuse(context, refusal);
        } else if (parts.cors().isPreflight(request)) {
            answer(context, next, HttpResponseStatus.NO_CONTENT, parts.cors().preflight(), NOTHING);
        } else if (!answersFast(context, request, next)) {
            context.fireChannelRead(request);
        }
    }

    private void begin(ChannelHandlerContext context, Turn next) {
        turn = next;
        next.exchange().attach(context.channel());
        parts.traffic().begun();
    }

    private void content(ChannelHandlerContext context, HttpContent content, Turn its) {
        if (content.decoderResult().isFailure()) {
            Throwable cause = content.decoderResult().cause();
            content.release();
            breakOff(context, parts.refusals().malformed(cause));
            return;
        }
        its.arrived(content.content().readableBytes());
        if (its.isTooLong() && !its.isOurs()) {
            content.release();
            breakOff(context, parts.refusals().tooLong());
            return;
        }
        boolean last = content instanceof LastHttpContent;
        if (last) {
            its.requestEnds();
            patience.enter(Patience.Phase.ANSWER);
        }
        if (its.isOurs()) {
            content.release();
        } else {
            context.fireChannelRead(content);
        }
        if (last && its.isAnswerEnded() && its == turn) {
            next(context, its);
        }
    }

    /** The request cannot go on: says so, if there is still time. */
    private void breakOff(ChannelHandlerContext context, Refusal refusal) {
        if (turn == null || turn.isAnswerBegun()) {
            var _ = context.close();
        } else {
            refuse(context, refusal);
        }
    }

    private void tooSlow(ChannelHandlerContext context) {
        if (turn == null) {
            begin(context, Turn.withoutRequest(peer));
        }
        String detail = "The request did not arrive within the time limit.";
        breakOff(context, new Refusal(ProblemType.REQUEST_TIMEOUT, detail, true));
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
            patience.want();
            context.read();
        } else {
            readWanted = true;
        }
    }

    /** Goes on with what the client has sent ahead, once the turn before is through. */
    private void next(ChannelHandlerContext context, Turn before) {
        if (before.exchange().isOver()) {
            patience.enter(Patience.Phase.IDLE);
        }
        turn = null;
        if (!before.closes() && !ahead.isEmpty()) {
            context.executor().execute(() -> goOn(context));
        }
    }

    private void goOn(ChannelHandlerContext context) {
        boolean any = false;
        while (!ahead.isEmpty() && !isBusy() && !lingering && context.channel().isWritable()) {
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
        if (turn != null && !turn.isAnswerEnded()) {
            ended(turn.exchange(), false);
        }
        dropWhatIsAhead();
        context.fireChannelInactive();
    }

    private void dropWhatIsAhead() {
        ahead.forEach(ReferenceCountUtil::release);
        ahead.clear();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof IOException) {
            LOG.debug("connection broken client={}", peer.address(), cause);
        } else {
            LOG.error("connection failed client={}", peer.address(), cause);
        }
        var _ = context.close();
    }

    // What the server answers.

    private boolean answersFast(ChannelHandlerContext context, HttpRequest request, Turn its) {
        if (!request.method().equals(HttpMethod.GET) || its.exchange().hasCredentials() || its.isIncoming()) {
            return false;
        }
        for (FastRoute route : parts.fastRoutes()) {
            FastRoute.Lookup lookup = route.match(request.uri(), request);
            if (lookup != null) {
                its.exchange().routed(route.template());
                Refusal tooMany = route instanceof LimitedRoute limited
                        ? parts.refusals().tooMany(limited.limit(), its.exchange())
                        : null;
                if (tooMany != null) {
                    ReferenceCountUtil.release(request);
                    refuse(context, tooMany);
                    return true;
                }
                if (route.waits()) {
                    decide(context, request, its, lookup);
                    return true;
                }
                Answer answer = lookup.answer();
                if (answer != null) {
                    answer(context, its, answer);
                }
                return answer != null;
            }
        }
        return false;
    }

    /** Lets another thread find the answer, or find that the framework has to give it. */
    private void decide(ChannelHandlerContext context, HttpRequest request, Turn its, FastRoute.Lookup lookup) {
        deciding = true;
        var _ = CompletableFuture.supplyAsync(() -> Optional.ofNullable(lookup.answer()), parts.waiting())
                .whenCompleteAsync(
                        (found, failure) -> {
                            deciding = false;
                            if (turn != its || its.isOurs()) {
                                return;
                            }
                            if (failure == null && found.isPresent()) {
                                answer(context, its, found.get());
                            } else {
                                context.fireChannelRead(request);
                            }
                            goOn(context);
                        },
                        context.executor());
    }

    private void answer(ChannelHandlerContext context, Turn its, Answer answer) {
        its.take(answer);
        ByteBuffer content = answer.content();
        answer(context, its, answer.status(), answer.headers(), content == null ? NOTHING : content);
    }

    private void refuse(ChannelHandlerContext context, Refusal refusal) {
        Turn its = turn;
        if (its == null) {
            throw new IllegalStateException("There is nothing to refuse");
        }
        if (refusal.close()) {
            its.close();
        }
        ProblemResponse problem = ProblemResponse.of(
                refusal.type(), refusal.detail(), its.exchange().id());
        byte[] body;
        try {
            body = parts.json().writeValueAsBytes(problem);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        HttpHeaders headers = new DefaultHttpHeaders()
                .set(HttpHeaderNames.CONTENT_TYPE, ProblemResponse.MEDIA_TYPE)
                .set(HttpHeaderNames.CONTENT_LENGTH, body.length);
        answer(context, its, HttpResponseStatus.valueOf(problem.status()), headers, ByteBuffer.wrap(body));
    }

    private void answer(
            ChannelHandlerContext context, Turn its, HttpResponseStatus status, HttpHeaders headers, ByteBuffer body) {
        its.answersItself();
        HttpResponse response = new DefaultHttpResponse(HttpVersion.HTTP_1_1, status, headers);
        its.begin(response, parts);
        var _ = context.write(response);
        LastHttpContent last = !body.hasRemaining() || its.isHead()
                ? LastHttpContent.EMPTY_LAST_CONTENT
                : new DefaultLastHttpContent(Unpooled.wrappedBuffer(body));
        end(context, its, last, context.newPromise());
        if (reading) {
            flushLater = true;
        } else {
            context.flush();
        }
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        Turn its = turn;
        if (its == null || its.isOurs()) {
            // The framework answers what was answered here, or what nobody waits for any more.
            ReferenceCountUtil.release(message);
            promise.trySuccess();
            return;
        }
        Object rest = message;
        if (message instanceof HttpResponse response) {
            if (response.status().codeClass() == HttpStatusClass.INFORMATIONAL) {
                var _ = context.write(message, promise);
                return;
            }
            its.begin(response, parts);
            if (its.bundle().isPresent() && message instanceof LastHttpContent) {
                ReferenceCountUtil.release(message);
                var _ = context.write(
                        new DefaultHttpResponse(response.protocolVersion(), response.status(), response.headers()));
                rest = LastHttpContent.EMPTY_LAST_CONTENT;
            }
        }
        if (rest instanceof LastHttpContent last) {
            end(context, its, last, promise.unvoid());
        } else {
            count(rest, its);
            var _ = context.write(rest, promise);
        }
    }

    private static void count(Object message, Turn its) {
        if (message instanceof ByteBufHolder content && !its.isHead()) {
            its.exchange().sent(content.content().readableBytes());
        }
    }

    /** Sends the last of an answer. A bundle takes its time; until it is through, nothing else is sent. */
    private void end(ChannelHandlerContext context, Turn its, LastHttpContent last, ChannelPromise promise) {
        Optional<BundleBody> bundle = its.bundle();
        var _ = promise.addListener((ChannelFutureListener) sent -> {
            ended(its.exchange(), sent.isSuccess());
            if (bundle.isPresent()) {
                answered(context, its);
            }
            if (its.closes()) {
                closeGently(context, its);
            }
        });
        if (bundle.isPresent()) {
            its.exchange().sent(bundle.get().sizeBytes());
            bundles.send(context, bundle.get(), promise);
        } else {
            count(last, its);
            var _ = context.write(last, promise);
            answered(context, its);
        }
    }

    private void answered(ChannelHandlerContext context, Turn its) {
        its.answerEnds();
        if (its.isRequestEnded() && its == turn) {
            next(context, its);
        }
    }

    private void ended(Exchange exchange, boolean whole) {
        if (!exchange.end(whole, System.nanoTime())) {
            return;
        }
        parts.traffic().ended();
        if (turn == null) {
            patience.enter(Patience.Phase.IDLE);
        }
        for (ExchangeObserver observer : parts.observers()) {
            observer.ended(exchange, whole);
        }
    }

    @Override
    public void close(ChannelHandlerContext context, ChannelPromise promise) {
        Turn its = turn;
        if (its != null
                && its.isAnswerEnded()
                && its.isIncoming()
                && context.channel().isActive()) {
            closeGently(context, its);
        } else {
            var _ = context.close(promise);
        }
    }

    /** Ends the connection so that a client that is still sending gets to read the answer. */
    private void closeGently(ChannelHandlerContext context, Turn its) {
        if (lingering) {
            return;
        }
        if (!its.isIncoming() || !(context.channel() instanceof DuplexChannel duplex)) {
            var _ = context.close();
            return;
        }
        lingering = true;
        patience.enter(Patience.Phase.LINGER);
        dropWhatIsAhead();
        var _ = duplex.shutdownOutput();
        context.channel().config().setAutoRead(true);
    }
}
