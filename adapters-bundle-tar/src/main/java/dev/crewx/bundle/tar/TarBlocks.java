package dev.crewx.bundle.tar;

import java.nio.charset.StandardCharsets;

/** The blocks that stand before an entry's content. */
final class TarBlocks {
    private static final int MODE_EXECUTABLE = 0755;
    private static final int MODE_PLAIN = 0644;

    private TarBlocks() {}

    /** The entry's header; before it a PAX header when the name does not fit an old one. */
    static byte[] headers(String path, long size, boolean executable, long modified) {
        byte[] name = path.getBytes(StandardCharsets.UTF_8);
        int mode = executable ? MODE_EXECUTABLE : MODE_PLAIN;
        int split = split(name);
        if (isAscii(name) && split >= 0) {
            byte[] block = block(name, split, size, mode, modified, '0');
            return block;
        }
        byte[] record = paxRecord(path);
        int blocks = (record.length + TarHeader.SIZE - 1) / TarHeader.SIZE;
        byte[] all = new byte[TarHeader.SIZE * (2 + blocks)];
        byte[] shortName = shortName(name);
        byte[] paxName = ("PaxHeaders/" + new String(shortName, StandardCharsets.US_ASCII))
                .substring(0, Math.min(TarHeader.NAME_LENGTH, 11 + shortName.length))
                .getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(block(paxName, 0, record.length, MODE_PLAIN, modified, 'x'), 0, all, 0, TarHeader.SIZE);
        System.arraycopy(record, 0, all, TarHeader.SIZE, record.length);
        byte[] own = block(shortName, 0, size, mode, modified, '0');
        System.arraycopy(own, 0, all, TarHeader.SIZE * (1 + blocks), TarHeader.SIZE);
        return all;
    }

    /** Where the name proper begins: 0 for a short one, behind a slash for one with a prefix, -1 for neither. */
    private static int split(byte[] name) {
        if (name.length <= TarHeader.NAME_LENGTH) {
            return 0;
        }
        for (int i = Math.min(TarHeader.PREFIX_LENGTH, name.length - 2); i > 0; i--) {
            if (name[i] == '/' && name.length - i - 1 <= TarHeader.NAME_LENGTH) {
                return i + 1;
            }
        }
        return -1;
    }

    private static byte[] block(byte[] name, int split, long size, int mode, long modified, char type) {
        byte[] block = new byte[TarHeader.SIZE];
        System.arraycopy(name, split, block, TarHeader.NAME, name.length - split);
        if (split > 0) {
            System.arraycopy(name, 0, block, TarHeader.PREFIX, split - 1);
        }
        octal(block, TarHeader.MODE, 8, mode);
        octal(block, 108, 8, 0);
        octal(block, 116, 8, 0);
        octal(block, TarHeader.SIZE_FIELD, 12, size);
        octal(block, 136, 12, modified);
        block[TarHeader.TYPE] = (byte) type;
        byte[] magic = {'u', 's', 't', 'a', 'r', 0, '0', '0'};
        System.arraycopy(magic, 0, block, TarHeader.MAGIC, magic.length);
        octal(block, 329, 8, 0);
        octal(block, 337, 8, 0);
        octal(block, TarHeader.CHECKSUM, 7, TarHeader.sum(block));
        block[TarHeader.CHECKSUM + 7] = ' ';
        return block;
    }

    /** Octal digits with leading zeros and a NUL behind them. */
    private static void octal(byte[] block, int offset, int length, long value) {
        long rest = value;
        for (int i = offset + length - 2; i >= offset; i--) {
            block[i] = (byte) ('0' + (rest & 7));
            rest >>>= 3;
        }
        if (rest != 0) {
            throw new IllegalArgumentException(value + " does not fit a TAR header");
        }
    }

    /** {@code <length> path=<path>\n}, whose length counts itself. */
    private static byte[] paxRecord(String path) {
        byte[] rest = (" path=" + path + "\n").getBytes(StandardCharsets.UTF_8);
        int length = rest.length;
        int digits = String.valueOf(length).length();
        while (String.valueOf(length + digits).length() > digits) {
            digits++;
        }
        byte[] number = String.valueOf(length + digits).getBytes(StandardCharsets.US_ASCII);
        byte[] record = new byte[number.length + rest.length];
        System.arraycopy(number, 0, record, 0, number.length);
        System.arraycopy(rest, 0, record, number.length, rest.length);
        return record;
    }

    /** What readers without PAX see: the end of the name, with a question mark for what is not ASCII. */
    private static byte[] shortName(byte[] name) {
        int start = Math.max(0, name.length - TarHeader.NAME_LENGTH);
        byte[] shortName = new byte[name.length - start];
        for (int i = start; i < name.length; i++) {
            shortName[i - start] = name[i] < 0 ? (byte) '?' : name[i];
        }
        return shortName;
    }

    private static boolean isAscii(byte[] name) {
        for (byte b : name) {
            if (b < 0) {
                return false;
            }
        }
        return true;
    }
}
