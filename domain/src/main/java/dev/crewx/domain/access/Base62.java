package dev.crewx.domain.access;

import java.math.BigInteger;

/** Numbers in digits and letters, of a fixed length: what stands in tokens, since a double click selects all of it. */
final class Base62 {
    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final BigInteger BASE = BigInteger.valueOf(DIGITS.length());

    private Base62() {}

    /** The bytes as one unsigned number, zeros in front up to {@code length}. */
    static String encode(byte[] bytes, int length) {
        BigInteger number = new BigInteger(1, bytes);
        char[] text = new char[length];
        for (int i = length - 1; i >= 0; i--) {
            BigInteger[] split = number.divideAndRemainder(BASE);
            text[i] = DIGITS.charAt(split[1].intValue());
            number = split[0];
        }
        if (number.signum() != 0) {
            throw new IllegalArgumentException(bytes.length + " bytes do not fit into " + length + " digits");
        }
        return new String(text);
    }
}
