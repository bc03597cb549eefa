package dev.crewx.bundle.tar;

import dev.crewx.application.bundle.spi.BundleLimits;
import dev.crewx.domain.manifest.Finding;
import dev.crewx.domain.manifest.Location;
import java.io.IOException;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The TAR inside an archive: the archive's own bytes, or what comes out of its gzip (RFC 1952), told by the first two
 * bytes. One gzip member, nothing behind it, checksum and length right; the limits hold while bytes pass.
 */
final class Unpacked implements AutoCloseable {
    private static final int BUFFER = 32 * 1024;
    private static final int FLAG_HEADER_CRC = 2;
    private static final int FLAG_EXTRA = 4;
    private static final int FLAG_NAME = 8;
    private static final int FLAG_COMMENT = 16;
    private static final int FLAGS_RESERVED = 0xe0;
    private static final int MAX_HEADER_FIELD = 64 * 1024;

    private final MeasuredInput in;
    private final BundleLimits limits;
    private final byte[] buffer = new byte[BUFFER];
    private final CRC32 crc = new CRC32();
    private final Inflater inflater = new Inflater(true);
    private int position;
    private int end;
    private boolean gzip;
    private boolean started;
    private boolean finished;
    private long count;

    Unpacked(MeasuredInput in, BundleLimits limits) {
        this.in = in;
        this.limits = limits;
    }

    /** Reads some bytes, at least one unless the end is reached (-1). */
    int read(byte[] target, int offset, int length) throws IOException {
        if (!started) {
            start();
        }
        int read = gzip ? inflate(target, offset, length) : copy(target, offset, length);
        if (read > 0) {
            count += read;
            check();
        }
        return read;
    }

    /** How many bytes came out so far. */
    long count() {
        return count;
    }

    private void check() throws IOException {
        if (count > limits.maxUnpackedBytes()) {
            throw ArchiveProblem.of(
                    Finding.error("limit-unpacked", Location.BUNDLE, "The archive unpacks to more than is allowed")
                            .allowed(limits.maxUnpackedBytes() + " bytes"));
        }
        if (gzip && count > limits.ratioFromBytes() && count / limits.maxRatio() > inflater.getBytesRead()) {
            throw ArchiveProblem.of(Finding.error(
                            "limit-ratio",
                            Location.BUNDLE,
                            "The archive unpacks to more than " + limits.maxRatio() + " times its size")
                    .allowed(limits.maxRatio() + " to 1"));
        }
    }

    private void start() throws IOException {
        started = true;
        fill();
        if (end == 1) {
            // A source that gives single bytes: the second decides too.
            int more = in.read(buffer, 1, 1);
            end += Math.max(0, more);
        }
        gzip = end >= 2 && buffer[0] == 0x1f && (buffer[1] & 0xff) == 0x8b;
        if (gzip) {
            header();
        }
    }

    private void header() throws IOException {
        position = 2;
        int method = next("header");
        int flags = next("header");
        if (method != 8) {
            throw broken("uses a compression that is not deflate");
        }
        if ((flags & FLAGS_RESERVED) != 0) {
            throw broken("has a header with reserved flags");
        }
        skip(6);
        if ((flags & FLAG_EXTRA) != 0) {
            skip(next("header") | (next("header") << 8));
        }
        if ((flags & FLAG_NAME) != 0) {
            skipText();
        }
        if ((flags & FLAG_COMMENT) != 0) {
            skipText();
        }
        if ((flags & FLAG_HEADER_CRC) != 0) {
            skip(2);
        }
    }

    private int inflate(byte[] target, int offset, int length) throws IOException {
        try {
            while (!finished) {
                int inflated = inflater.inflate(target, offset, length);
                if (inflated > 0) {
                    crc.update(target, offset, inflated);
                    return inflated;
                }
                if (inflater.finished()) {
                    trailer();
                } else if (inflater.needsDictionary()) {
                    throw broken("needs a preset dictionary");
                } else {
                    if (position == end) {
                        fill();
                    }
                    if (end == 0) {
                        throw broken("ends in the middle (it is truncated)");
                    }
                    inflater.setInput(buffer, position, end - position);
                    position = end;
                }
            }
            return -1;
        } catch (DataFormatException e) {
            throw broken("is damaged");
        }
    }

    private void trailer() throws IOException {
        position = end - inflater.getRemaining();
        long wantedCrc = number();
        long wantedLength = number();
        if (wantedCrc != crc.getValue()) {
            throw broken("has a wrong checksum (CRC)");
        }
        if (wantedLength != (inflater.getBytesWritten() & 0xffffffffL)) {
            throw broken("has a wrong length");
        }
        if (position < end || in.read(buffer, 0, 1) >= 0) {
            throw ArchiveProblem.archive("gzip-trailing", "Something follows the end of the gzip stream");
        }
        finished = true;
    }

    private long number() throws IOException {
        long value = 0;
        for (int shift = 0; shift < 32; shift += 8) {
            value |= (long) next("trailer") << shift;
        }
        return value;
    }

    private int copy(byte[] target, int offset, int length) throws IOException {
        if (position == end) {
            return in.read(target, offset, length);
        }
        int copied = Math.min(length, end - position);
        System.arraycopy(buffer, position, target, offset, copied);
        position += copied;
        return copied;
    }

    private int next(String part) throws IOException {
        if (position == end) {
            fill();
            if (end == 0) {
                throw broken("ends in its " + part + " (it is truncated)");
            }
        }
        return buffer[position++] & 0xff;
    }

    private void skip(int bytes) throws IOException {
        for (int i = 0; i < bytes; i++) {
            next("header");
        }
    }

    private void skipText() throws IOException {
        for (int i = 0; i < MAX_HEADER_FIELD; i++) {
            if (next("header") == 0) {
                return;
            }
        }
        throw broken("has an endless header");
    }

    private void fill() throws IOException {
        position = 0;
        end = Math.max(0, in.read(buffer, 0, buffer.length));
    }

    private static ArchiveProblem broken(String what) {
        return ArchiveProblem.archive("gzip", "Invalid bundle format: the gzip stream " + what);
    }

    /** Frees the native memory; the archive's stream stays open. */
    @Override
    public void close() {
        inflater.end();
    }
}
