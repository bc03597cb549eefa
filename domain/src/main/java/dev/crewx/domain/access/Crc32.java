package dev.crewx.domain.access;

/** The CRC-32 of ISO/IEC 3309 (the one of gzip), for texts of some dozen bytes. */
final class Crc32 {
    private static final int POLYNOMIAL = 0xEDB88320;

    private Crc32() {}

    static int of(byte[] bytes) {
        int crc = ~0;
        for (byte b : bytes) {
            crc ^= b & 0xff;
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                crc = (crc >>> 1) ^ ((crc & 1) == 0 ? 0 : POLYNOMIAL);
            }
        }
        return ~crc;
    }
}
