package dev.crewx.agents.process;

import dev.crewx.application.skill.spi.AgentOutcome.Captured;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Keeps the beginning and the end of a stream, whatever its length. Safe for use by several threads at once. */
final class BoundedCapture {
    private final int half;
    private final ByteArrayOutputStream head = new ByteArrayOutputStream();
    private byte[] tail = new byte[0];
    private int tailNext;
    private long total;

    BoundedCapture(int limit) {
        this.half = Math.max(1, limit / 2);
    }

    synchronized void add(byte[] bytes, int length) {
        total += length;
        int toHead = Math.min(length, half - head.size());
        head.write(bytes, 0, toHead);
        if (length > toHead && tail.length == 0) {
            tail = new byte[half];
        }
        for (int from = Math.max(toHead, length - half); from < length; ) {
            int count = Math.min(length - from, half - tailNext);
            System.arraycopy(bytes, from, tail, tailNext, count);
            tailNext = (tailNext + count) % half;
            from += count;
        }
    }

    synchronized Captured captured() {
        long beyond = total - head.size();
        if (beyond <= 0) {
            return new Captured(head.toString(StandardCharsets.UTF_8), total, false);
        }
        byte[] end = new byte[(int) Math.min(beyond, half)];
        int start = beyond < half ? 0 : tailNext;
        for (int i = 0; i < end.length; i++) {
            end[i] = tail[(start + i) % half];
        }
        if (beyond <= half) {
            ByteArrayOutputStream whole = new ByteArrayOutputStream();
            whole.writeBytes(head.toByteArray());
            whole.writeBytes(end);
            return new Captured(whole.toString(StandardCharsets.UTF_8), total, false);
        }
        byte[] beginning = head.toByteArray();
        int cut = wholeCharacters(beginning);
        int from = 0;
        while (from < Math.min(3, end.length) && isContinuation(end[from])) {
            from++;
        }
        String text = new String(beginning, 0, cut, StandardCharsets.UTF_8) + "\n[… " + (beyond - half)
                + " bytes left out …]\n" + new String(end, from, end.length - from, StandardCharsets.UTF_8);
        return new Captured(text, total, true);
    }

    /** How many of the bytes are characters to their end. */
    private static int wholeCharacters(byte[] bytes) {
        int lead = bytes.length - 1;
        while (lead > 0 && bytes.length - lead < 4 && isContinuation(bytes[lead])) {
            lead--;
        }
        int first = bytes[lead] & 0xFF;
        int length = first < 0xC0 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
        return lead + length <= bytes.length ? bytes.length : lead;
    }

    private static boolean isContinuation(byte b) {
        return (b & 0xC0) == 0x80;
    }
}
