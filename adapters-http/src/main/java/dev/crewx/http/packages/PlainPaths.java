package dev.crewx.http.packages;

import dev.crewx.domain.manifest.PackageId;
import org.jspecify.annotations.Nullable;

/** Parts of paths that say what they say without being decoded, but for the one encoded form of a scoped id. */
final class PlainPaths {
    private static final String SCOPE = "@";
    private static final String ENCODED_SCOPE = "%40";

    private PlainPaths() {}

    /** The package that a part of a path names; null when it names none, or in a way that takes a closer look. */
    static @Nullable PackageId packageId(String path, int from, int to) {
        String text = path.substring(from, to);
        if (text.startsWith(ENCODED_SCOPE)) {
            text = SCOPE + text.substring(ENCODED_SCOPE.length());
        }
        if (text.startsWith(SCOPE)) {
            if (text.indexOf('/') >= 0) {
                return null;
            }
            text = text.replace("%2F", "/").replace("%2f", "/");
        }
        return PackageId.tryParse(text).orElse(null);
    }

    /** Whether a part has only characters that stand for themselves wherever they stand. */
    static boolean isPlain(String part) {
        for (int i = 0; i < part.length(); i++) {
            char c = part.charAt(i);
            boolean plain = (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= '0' && c <= '9')
                    || c == '.'
                    || c == '-'
                    || c == '_';
            if (!plain) {
                return false;
            }
        }
        return !part.isEmpty();
    }
}
