package dev.crewx.bundle.tar;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * One 512-byte header of a TAR archive, with its fields read but not judged.
 *
 * @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html#tag_20_94_13_06">POSIX ustar</a>
 */
final class TarHeader {
    static final int SIZE = 512;
    static final int NAME = 0;
    static final int NAME_LENGTH = 100;
    static final int MODE = 100;
    static final int SIZE_FIELD = 124;
    static final int CHECKSUM = 148;
    static final int TYPE = 156;
    static final int MAGIC = 257;
    static final int PREFIX = 345;
    static final int PREFIX_LENGTH = 155;

    private final byte[] block;

    TarHeader(byte[] block) {
        this.block = block;
    }

    boolean isZero() {
        for (byte b : block) {
            if (b != 0) {
                return false;
            }
        }
        return true;
    }

    boolean hasRightChecksum() {
        Optional<Long> wanted = octal(CHECKSUM, 8);
        return wanted.isPresent() && wanted.get() == sum(block);
    }

    /** The sum of a header's bytes, with blanks in place of the checksum. */
    static long sum(byte[] block) {
        long sum = 0;
        for (int i = 0; i < SIZE; i++) {
            boolean inChecksum = i >= CHECKSUM && i < CHECKSUM + 8;
            sum += inChecksum ? ' ' : block[i] & 0xff;
        }
        return sum;
    }

    char type() {
        return (char) (block[TYPE] & 0xff);
    }

    /** The mode's bits; empty when the field is no number. */
    Optional<Long> mode() {
        return number(MODE, 8);
    }

    /** The entry's size in bytes; empty when the field is no number or a negative one. */
    Optional<Long> size() {
        return number(SIZE_FIELD, 12);
    }

    /** The raw name, with the prefix where the header has one. */
    byte[] name() {
        byte[] name = text(NAME, NAME_LENGTH);
        boolean posix = block[MAGIC] == 'u'
                && block[MAGIC + 1] == 's'
                && block[MAGIC + 2] == 't'
                && block[MAGIC + 3] == 'a'
                && block[MAGIC + 4] == 'r'
                && block[MAGIC + 5] == 0;
        byte[] prefix = posix ? text(PREFIX, PREFIX_LENGTH) : new byte[0];
        if (prefix.length == 0) {
            return name;
        }
        byte[] whole = Arrays.copyOf(prefix, prefix.length + 1 + name.length);
        whole[prefix.length] = '/';
        System.arraycopy(name, 0, whole, prefix.length + 1, name.length);
        return whole;
    }

    /** The text that these bytes are in UTF-8; empty when they are not. */
    static Optional<String> utf8(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private byte[] text(int offset, int length) {
        int end = offset;
        while (end < offset + length && block[end] != 0) {
            end++;
        }
        return Arrays.copyOfRange(block, offset, end);
    }

    /** Octal digits, or GNU's base 256 where the first bit is set. */
    private Optional<Long> number(int offset, int length) {
        if ((block[offset] & 0x80) == 0) {
            return octal(offset, length);
        }
        if ((block[offset] & 0x40) != 0) {
            return Optional.empty(); // negative
        }
        long value = block[offset] & 0x3f;
        for (int i = offset + 1; i < offset + length; i++) {
            if (value >> 55 != 0) {
                return Optional.empty();
            }
            value = (value << 8) | (block[i] & 0xff);
        }
        return Optional.of(value);
    }

    private Optional<Long> octal(int offset, int length) {
        int i = offset;
        int end = offset + length;
        while (i < end && block[i] == ' ') {
            i++;
        }
        long value = 0;
        int digits = 0;
        while (i < end && block[i] >= '0' && block[i] <= '7') {
            value = (value << 3) | (block[i] - '0');
            i++;
            digits++;
        }
        boolean closed = true;
        while (i < end) {
            closed &= block[i] == ' ' || block[i] == 0;
            i++;
        }
        // A field of nothing but NUL stands for zero in archives of old.
        boolean empty = digits == 0 && block[offset] == 0;
        return closed && (digits > 0 || empty) ? Optional.of(value) : Optional.empty();
    }
}
