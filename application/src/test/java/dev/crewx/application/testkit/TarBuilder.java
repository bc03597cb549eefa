package dev.crewx.application.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;

/** Builds TAR archives block by block, right ones and wrong ones; what it writes is exactly what was asked for. */
public final class TarBuilder {
    /** Bytes of a block. */
    public static final int BLOCK = 512;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** A header whose fields can be changed before it is written. */
    public static final class Header {
        private final byte[] block = new byte[BLOCK];
        private boolean wrongChecksum;

        private Header(byte[] name, long size, char type) {
            System.arraycopy(name, 0, block, 0, Math.min(100, name.length));
            octal(100, 8, type == '5' ? 0755 : 0644);
            octal(108, 8, 0);
            octal(116, 8, 0);
            octal(124, 12, size);
            octal(136, 12, 0);
            block[156] = (byte) type;
            bytes(257, 'u', 's', 't', 'a', 'r', 0, '0', '0');
        }

        /** Writes an octal number with a NUL behind it. */
        public Header octal(int offset, int length, long value) {
            String digits = String.format("%0" + (length - 1) + "o", value);
            System.arraycopy(digits.getBytes(StandardCharsets.US_ASCII), 0, block, offset, length - 1);
            block[offset + length - 1] = 0;
            return this;
        }

        /** Writes bytes. */
        public Header bytes(int offset, int... values) {
            for (int i = 0; i < values.length; i++) {
                block[offset + i] = (byte) values[i];
            }
            return this;
        }

        /** The mode field. */
        public Header mode(int mode) {
            return octal(100, 8, mode);
        }

        /** The link's target. */
        public Header target(String target) {
            byte[] text = target.getBytes(StandardCharsets.UTF_8);
            System.arraycopy(text, 0, block, 157, text.length);
            return this;
        }

        /** A checksum that is off by one. */
        public Header wrongChecksum() {
            wrongChecksum = true;
            return this;
        }

        private byte[] finished() {
            Arrays.fill(block, 148, 156, (byte) ' ');
            long sum = wrongChecksum ? 1 : 0;
            for (byte b : block) {
                sum += b & 0xff;
            }
            String digits = String.format("%06o", sum);
            System.arraycopy(digits.getBytes(StandardCharsets.US_ASCII), 0, block, 148, 6);
            block[154] = 0;
            return block;
        }
    }

    /** A regular file. */
    public TarBuilder file(String name, String content) {
        return file(name, content.getBytes(StandardCharsets.UTF_8));
    }

    /** A regular file. */
    public TarBuilder file(String name, byte[] content) {
        return entry(name, '0', content, header -> {});
    }

    /** A folder. */
    public TarBuilder folder(String name) {
        return entry(name, '5', new byte[0], header -> {});
    }

    /** An entry of any type; its header can be changed. */
    public TarBuilder entry(String name, char type, byte[] content, Consumer<Header> change) {
        return entry(name.getBytes(StandardCharsets.UTF_8), type, content, change);
    }

    /** An entry of any type and name; its header can be changed. */
    public TarBuilder entry(byte[] name, char type, byte[] content, Consumer<Header> change) {
        Header header = new Header(name, content.length, type);
        change.accept(header);
        out.writeBytes(header.finished());
        return content(content);
    }

    /** Content with its padding and no header. */
    public TarBuilder content(byte[] content) {
        out.writeBytes(content);
        out.writeBytes(new byte[(BLOCK - content.length % BLOCK) % BLOCK]);
        return this;
    }

    /** A PAX header of these records ({@code key=value}). */
    public TarBuilder pax(String... records) {
        return paxOf('x', records);
    }

    /** A PAX header of a type ({@code x} or {@code g}) and these records ({@code key=value}). */
    public TarBuilder paxOf(char type, String... records) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        for (String record : records) {
            text.writeBytes(paxRecord(record.getBytes(StandardCharsets.UTF_8)));
        }
        return entry("PaxHeaders/x", type, text.toByteArray(), header -> {});
    }

    /** A PAX header of raw content. */
    public TarBuilder rawPax(byte[] content) {
        return entry("PaxHeaders/x", 'x', content, header -> {});
    }

    /** One record with its length in front. */
    public static byte[] paxRecord(byte[] record) {
        int length = record.length + 2;
        while (String.valueOf(length).length() + record.length + 2 != length) {
            length = String.valueOf(length).length() + record.length + 2;
        }
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        text.writeBytes((length + " ").getBytes(StandardCharsets.US_ASCII));
        text.writeBytes(record);
        text.write('\n');
        return text.toByteArray();
    }

    /** A GNU long name for the next entry. */
    public TarBuilder gnuLongName(String name) {
        return gnuLongName(name.getBytes(StandardCharsets.UTF_8));
    }

    /** A GNU long name for the next entry. */
    public TarBuilder gnuLongName(byte[] name) {
        return entry("././@LongLink", 'L', Arrays.copyOf(name, name.length + 1), header -> {});
    }

    /** Raw bytes, as they are. */
    public TarBuilder raw(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    /** Without the end mark. */
    public byte[] unfinished() {
        return out.toByteArray();
    }

    /** With the two blocks of zeros that end an archive. */
    public byte[] tar() {
        byte[] tar = out.toByteArray();
        return Arrays.copyOf(tar, tar.length + 2 * BLOCK);
    }

    /** The archive in gzip. */
    public byte[] gzip() {
        return gzip(tar());
    }

    /** Any bytes in gzip. */
    public static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
