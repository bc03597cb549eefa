package dev.crewx.registry.client;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.util.function.LongSupplier;

/** A body that must keep coming: a few bytes now and then, each in time, would otherwise hold a client for ever. */
final class PatientInput extends FilterInputStream {
    private final Transport.Patience patience;
    private final LongSupplier nanoClock;
    private long windowStart;
    private long windowBytes;

    PatientInput(InputStream in, Transport.Patience patience, LongSupplier nanoClock) {
        super(in);
        this.patience = patience;
        this.nanoClock = nanoClock;
        this.windowStart = nanoClock.getAsLong();
    }

    @Override
    public int read() throws IOException {
        int b = super.read();
        arrived(b < 0 ? -1 : 1);
        return b;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        arrived(count);
        return count;
    }

    private void arrived(int count) throws IOException {
        if (count < 0) {
            return;
        }
        windowBytes += count;
        long now = nanoClock.getAsLong();
        if (now - windowStart < patience.trickle().toNanos()) {
            return;
        }
        if (windowBytes < Transport.Patience.MIN_TRICKLE) {
            throw new SocketTimeoutException(windowBytes + " bytes came in "
                    + patience.trickle().toSeconds() + " s, which is too slow to go on");
        }
        windowStart = now;
        windowBytes = 0;
    }
}
