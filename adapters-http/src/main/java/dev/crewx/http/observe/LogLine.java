package dev.crewx.http.observe;

import dev.crewx.http.exchange.Exchange;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * A request as a line of the log: when, what, how it ended. It has no query, since that may hold what is nobody's
 * business, and what a client chose freely is cut and made harmless.
 */
final class LogLine {
    private static final int MAX_TEXT = 200;
    private static final int BROKEN_OFF = 499;
    private static final DateTimeFormatter TO_THE_SECOND =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter HERE =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());

    private final boolean json;
    private long second = Long.MIN_VALUE;
    private String time = "";

    /** Lines in JSON, or for people. */
    LogLine(boolean json) {
        this.json = json;
    }

    /** Adds a line. Used by one thread at a time. */
    void append(StringBuilder out, long millis, Exchange exchange, boolean whole) {
        begin(out, millis, "INFO");
        text(out, "method", exchange.method());
        text(out, "route", exchange.route());
        text(out, "path", exchange.path());
        number(out, "status", exchange.status() == 0 ? BROKEN_OFF : exchange.status());
        key(out, "duration_ms");
        long micros = TimeUnit.NANOSECONDS.toMicros(exchange.tookNanos());
        out.append(micros / 1_000).append('.');
        digits(out, micros % 1_000);
        number(out, "bytes", exchange.sentBytes());
        text(out, "request_id", exchange.id());
        text(out, "account", exchange.account());
        text(out, "client", exchange.client().address());
        if (!whole) {
            key(out, "broken_off");
            out.append("true");
        }
        end(out);
    }

    /** Adds a line that says how many could not be added. */
    void appendDropped(StringBuilder out, long millis, long count) {
        begin(out, millis, "WARN");
        number(out, "dropped_lines", count);
        end(out);
    }

    private void begin(StringBuilder out, long millis, String level) {
        if (Math.floorDiv(millis, 1_000L) != second) {
            second = Math.floorDiv(millis, 1_000L);
            time = (json ? TO_THE_SECOND : HERE).format(Instant.ofEpochSecond(second));
        }
        out.append(json ? "{\"time\":\"" : "").append(time).append('.');
        digits(out, Math.floorMod(millis, 1_000L));
        if (json) {
            out.append("Z\",\"level\":\"").append(level).append("\",\"message\":\"request\"");
        } else {
            out.append(' ').append(level).append("  request");
        }
    }

    private void end(StringBuilder out) {
        out.append(json ? "}\n" : "\n");
    }

    private static void digits(StringBuilder out, long below1000) {
        out.append((char) ('0' + below1000 / 100))
                .append((char) ('0' + below1000 / 10 % 10))
                .append((char) ('0' + below1000 % 10));
    }

    private void key(StringBuilder out, String name) {
        if (json) {
            out.append(",\"").append(name).append("\":");
        } else {
            out.append(' ').append(name).append('=');
        }
    }

    private void number(StringBuilder out, String name, long value) {
        key(out, name);
        out.append(value);
    }

    private void text(StringBuilder out, String name, String value) {
        key(out, name);
        if (json) {
            out.append('"');
        }
        if (value.isEmpty() && !json) {
            out.append('-');
        }
        int length = Math.min(value.length(), MAX_TEXT);
        for (int i = 0; i < length; i++) {
            char c = value.charAt(i);
            boolean harmless = c > ' ' && c < 0x7f && c != '"' && c != '\\';
            out.append(harmless ? c : '?');
        }
        if (value.length() > MAX_TEXT) {
            out.append("...");
        }
        if (json) {
            out.append('"');
        }
    }
}
