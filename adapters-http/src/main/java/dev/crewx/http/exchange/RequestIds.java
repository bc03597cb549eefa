package dev.crewx.http.exchange;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** The ids of requests, by which an answer, a log line and an audit event are found to belong together. */
public final class RequestIds {
    /** The header that carries it, both ways. */
    public static final String HEADER = "X-Request-Id";

    private static final int MAX_LENGTH = 64;

    private RequestIds() {}

    /** The id that the client offers, where it is sane (1 to 64 letters, digits, dots, hyphens, underscores); else a new one. */
    public static String choose(@Nullable String offered) {
        return offered != null && isSane(offered) ? offered : fresh();
    }

    private static String fresh() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong());
    }

    private static boolean isSane(String text) {
        if (text.isEmpty() || text.length() > MAX_LENGTH) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean sane =
                    (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || "._-".indexOf(c) >= 0;
            if (!sane) {
                return false;
            }
        }
        return true;
    }
}
