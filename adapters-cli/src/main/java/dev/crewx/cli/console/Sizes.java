package dev.crewx.cli.console;

import java.util.Locale;

/** Numbers of bytes as people read them. */
public final class Sizes {
    private static final String[] UNITS = {"KiB", "MiB", "GiB"};

    private Sizes() {}

    /** In the largest unit that leaves something before the point. */
    public static String format(long bytes) {
        if (bytes < 1024) {
            return bytes + " B";
        }
        double size = bytes / 1024.0;
        int unit = 0;
        while (size >= 1024 && unit < UNITS.length - 1) {
            size /= 1024;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f %s", size, UNITS[unit]);
    }
}
