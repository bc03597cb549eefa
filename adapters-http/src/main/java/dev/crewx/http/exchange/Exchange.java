package dev.crewx.http.exchange;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpRequestWrapper;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One request and what became of it. The edge makes it and writes it down at the end; filters and controllers tell it
 * what only they know. A connection has one at a time, so each step sees what the one before left: it is handed from
 * thread to thread with the request.
 */
public final class Exchange {
    private static final AttributeKey<Exchange> CURRENT = AttributeKey.valueOf(Exchange.class, "current");

    private final String id;
    private final String method;
    private final String path;
    private final Client client;
    private final boolean credentials;
    private final long startedNanos;
    private List<Runnable> whenSent = List.of();
    private String route = "";
    private String account = "";
    private @Nullable Allowance allowance;
    private @Nullable BundleBody bundle;
    private int status;
    private long sentBytes;
    private long tookNanos;
    private boolean ended;

    /**
     * A request that has just begun.
     *
     * @param id its id
     * @param method its method
     * @param path its path, as it was sent, without the query
     * @param client where it comes from
     * @param credentials whether it shows any
     * @param startedNanos when it began, by {@link System#nanoTime}
     */
    public Exchange(String id, String method, String path, Client client, boolean credentials, long startedNanos) {
        this.id = id;
        this.method = method;
        this.path = path;
        this.client = client;
        this.credentials = credentials;
        this.startedNanos = startedNanos;
    }

    /** Makes it the one that {@link #of} finds for requests of this connection. */
    public void attach(Channel channel) {
        channel.attr(CURRENT).set(this);
    }

    /**
     * The exchange of a request.
     *
     * @throws IllegalStateException when the request did not come in through the edge
     */
    public static Exchange of(HttpRequest<?> request) {
        HttpRequest<?> inner = request;
        while (inner instanceof HttpRequestWrapper<?> wrapper) {
            inner = wrapper.getDelegate();
        }
        Exchange exchange = inner instanceof NettyHttpRequest<?> netty
                ? netty.getChannelHandlerContext().channel().attr(CURRENT).get()
                : null;
        if (exchange == null) {
            throw new IllegalStateException("A request that did not come in through the edge: " + inner.getClass());
        }
        return exchange;
    }

    /** The request's id: the caller's own where it is sane. */
    public String id() {
        return id;
    }

    /** The request's method. */
    public String method() {
        return method;
    }

    /** The request's path, as it was sent, without the query. */
    public String path() {
        return path;
    }

    /** Where the request comes from. */
    public Client client() {
        return client;
    }

    /** Whether the request shows credentials, right or wrong. */
    public boolean hasCredentials() {
        return credentials;
    }

    /** The route that took it, such as {@code /packages/{id}}; empty while, or when, there is none. */
    public String route() {
        return route;
    }

    /** Tells which route took it. */
    public void routed(String template) {
        this.route = template;
    }

    /** The account behind it; empty when it is nobody's. */
    public String account() {
        return account;
    }

    /** Tells whose it is. */
    public void authenticated(String name) {
        this.account = name;
    }

    /** What the client may still ask for, by the limit that it is nearest to; empty when none holds. */
    public Optional<Allowance> allowance() {
        return Optional.ofNullable(allowance);
    }

    /** Tells what the client may still ask for; the limit that leaves less counts. */
    public void allow(Allowance by) {
        if (allowance == null || !by.admitted() || by.remaining() < allowance.remaining()) {
            allowance = by;
        }
    }

    /** The bundle that the answer is to carry, if it is one. */
    public Optional<BundleBody> bundle() {
        return Optional.ofNullable(bundle);
    }

    /** Lets the edge send this after the answer's head, in place of the answer's own body. */
    public void send(BundleBody body) {
        this.bundle = body;
    }

    /** Runs something once the whole answer is on its way; never when the client did not take all of it. */
    public void whenSent(Runnable action) {
        List<Runnable> more = new ArrayList<>(whenSent);
        more.add(action);
        whenSent = more;
    }

    /** Tells the answer's status. */
    public void answered(int code) {
        this.status = code;
    }

    /** Tells that so much more of a body was sent. */
    public void sent(long bytes) {
        this.sentBytes += bytes;
    }

    /**
     * Tells that it is over; only the first call counts.
     *
     * @param whole whether the client took the whole answer
     * @param nowNanos the time, by {@link System#nanoTime}
     * @return whether this was the first call
     */
    public boolean end(boolean whole, long nowNanos) {
        if (ended) {
            return false;
        }
        ended = true;
        tookNanos = nowNanos - startedNanos;
        if (whole) {
            whenSent.forEach(Runnable::run);
        }
        return true;
    }

    /** Whether it is over. */
    public boolean isOver() {
        return ended;
    }

    /** The answer's status; 0 when there was none. */
    public int status() {
        return status;
    }

    /** The length of the body that was sent, in bytes. */
    public long sentBytes() {
        return sentBytes;
    }

    /** How long it took from the request's head to the answer's last byte; 0 while it lasts. */
    public long tookNanos() {
        return tookNanos;
    }
}
