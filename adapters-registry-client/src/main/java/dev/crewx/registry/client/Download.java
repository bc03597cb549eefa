package dev.crewx.registry.client;

import dev.crewx.application.remote.spi.RemoteException;
import dev.crewx.application.remote.spi.RemoteRegistry.RemoteBundle;
import dev.crewx.application.remote.spi.Reply;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A bundle on its way into a sink. What broke off goes on where it broke; a registry that sends it whole again all the
 * same is read past what is there already.
 */
final class Download {
    private static final Pattern CONTENT_RANGE = Pattern.compile("bytes ([0-9]{1,18})-[0-9]{1,18}/([0-9]{1,18}|\\*)");
    private static final int BUFFER = 64 << 10;

    private final HttpCalls calls;
    private final RemoteBundle bundle;
    private final long from;
    private final OutputStream sink;
    private final Retries retries;
    private long position;
    private Optional<String> tag;

    Download(HttpCalls calls, RemoteBundle bundle, long from, OutputStream sink) {
        this.calls = calls;
        this.bundle = bundle;
        this.from = from;
        this.sink = sink;
        this.retries = calls.retries();
        this.position = from;
        this.tag = Optional.of('"' + bundle.digest().toString() + '"');
    }

    Reply<Long> run() throws IOException {
        if (from >= bundle.sizeBytes() && from > 0) {
            return new Reply.Ok<>(0L);
        }
        String path = Paths.ofVersion(bundle.id(), bundle.version()) + "/download";
        try {
            return calls.exchange(Request.get(path).with(this::headers), this::read, retries);
        } catch (SinkFailure e) {
            throw e.cause;
        }
    }

    private Map<String, String> headers() {
        Map<String, String> headers = new HashMap<>();
        headers.put("Accept", "application/octet-stream, application/json;q=0.9");
        if (position > 0) {
            headers.put("Range", "bytes=" + position + "-");
            tag.ifPresent(value -> headers.put("If-Range", value));
        }
        return headers;
    }

    private long read(Answer answer) throws IOException {
        tag = answer.header("ETag").filter(value -> value.startsWith("\""));
        long start = answer.status() == 206 ? start(answer) : 0;
        requireSize(answer.status() == 206 ? total(answer) : answer.length());
        byte[] buffer = new byte[BUFFER];
        long at = start;
        for (int count = answer.body().read(buffer);
                count >= 0;
                count = answer.body().read(buffer)) {
            int known = Math.clamp(position - at, 0, count);
            at += count;
            requireSize(at > bundle.sizeBytes() ? at : -1);
            write(buffer, known, count - known);
        }
        if (position < bundle.sizeBytes()) {
            throw new EOFException(
                    "the connection broke off after " + position + " of " + bundle.sizeBytes() + " bytes");
        }
        return position - from;
    }

    private void write(byte[] buffer, int offset, int length) {
        if (length == 0) {
            return;
        }
        try {
            sink.write(buffer, offset, length);
        } catch (IOException e) {
            throw new SinkFailure(e);
        }
        position += length;
        retries.moved();
    }

    private long start(Answer answer) {
        long start = range(answer, 1);
        if (start < 0 || start > position) {
            throw new RemoteException(
                    "The registry at " + calls.address() + " sent another part of " + what() + " than was asked for");
        }
        return start;
    }

    private static long total(Answer answer) {
        return range(answer, 2);
    }

    private static long range(Answer answer, int group) {
        Matcher matcher = CONTENT_RANGE.matcher(answer.header("Content-Range").orElse(""));
        return matcher.matches() && !matcher.group(group).equals("*") ? Long.parseLong(matcher.group(group)) : -1;
    }

    /** @param size what the bundle's length is said to be, or has come to be; -1 when that is not known */
    private void requireSize(long size) {
        if (size >= 0 && size != bundle.sizeBytes()) {
            throw new RemoteException("The registry at " + calls.address() + " sends "
                    + (size > bundle.sizeBytes() ? "more than the " : "other than the ")
                    + bundle.sizeBytes() + " bytes that its index tells of " + what());
        }
    }

    private String what() {
        return bundle.id() + "@" + bundle.version();
    }

    /** Carries the sink's own exception past what listens for the network's. */
    private static final class SinkFailure extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final IOException cause;

        SinkFailure(IOException cause) {
            super(cause);
            this.cause = cause;
        }
    }
}
