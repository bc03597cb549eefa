package dev.crewx.http.packages;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that tells, once, when its last byte was read. */
final class CountingAtTheEnd extends FilterInputStream {
    private final Runnable atTheEnd;
    private long left;

    CountingAtTheEnd(InputStream in, long length, Runnable atTheEnd) {
        super(in);
        this.left = length;
        this.atTheEnd = atTheEnd;
    }

    @Override
    public int read() throws IOException {
        int b = super.read();
        count(b < 0 ? 0 : 1);
        return b;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        count(Math.max(read, 0));
        return read;
    }

    private void count(int read) {
        boolean before = left > 0;
        left -= read;
        if (before && left <= 0) {
            atTheEnd.run();
        }
    }
}
