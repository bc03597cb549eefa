package dev.crewx.domain.manifest;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which paths may stand in a bundle: relative, with {@code /} between their parts, and such that Linux, macOS and
 * Windows can all hold them as they are.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/fileio/naming-a-file">Naming files, paths and namespaces</a>
 */
public final class PathRules {
    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:.*", Pattern.DOTALL);
    private static final Pattern DEVICE =
            Pattern.compile("(?:con|prn|aux|nul|conin\\$|conout\\$|com[0-9¹²³]|lpt[0-9¹²³])(?:\\s*\\..*|\\s*)");

    private PathRules() {}

    /** What is wrong with a path, as the end of a sentence about it ({@code "leads out of the bundle (..)"}). */
    public static Optional<String> problemOf(String path) {
        String clean = clean(path);
        if (clean.isEmpty()) {
            return Optional.of("is empty");
        }
        for (int i = 0; i < clean.length(); i++) {
            char c = clean.charAt(i);
            if (c == 0) {
                return Optional.of("holds a NUL character");
            }
            if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029') {
                return Optional.of(String.format(Locale.ROOT, "holds the control character U+%04X", (int) c));
            }
            if (Character.isSurrogate(c) && isLone(clean, i)) {
                return Optional.of("is not valid Unicode");
            }
        }
        if (clean.startsWith("/")) {
            return Optional.of("is absolute");
        }
        if (DRIVE.matcher(clean).matches()) {
            return Optional.of("begins with a drive letter");
        }
        if (clean.indexOf('\\') >= 0) {
            return Optional.of("holds a backslash");
        }
        for (String part : clean.split("/", -1)) {
            Optional<String> problem = problemOfPart(part);
            if (problem.isPresent()) {
                return problem;
            }
        }
        return Optional.empty();
    }

    /** The path without a leading {@code ./} (also repeated) and without a trailing {@code /}. */
    public static String clean(String path) {
        String clean = path;
        while (clean.startsWith("./")) {
            clean = clean.substring(2);
        }
        return clean.length() > 1 && clean.endsWith("/") ? clean.substring(0, clean.length() - 1) : clean;
    }

    /** A key that is equal for paths which some file system takes for the same: without case, in one normal form. */
    public static String sameNameKey(String path) {
        String folded = Normalizer.normalize(path, Normalizer.Form.NFC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
        return Normalizer.normalize(folded, Normalizer.Form.NFC);
    }

    private static boolean isLone(String text, int index) {
        char c = text.charAt(index);
        return Character.isHighSurrogate(c)
                ? index + 1 == text.length() || !Character.isLowSurrogate(text.charAt(index + 1))
                : index == 0 || !Character.isHighSurrogate(text.charAt(index - 1));
    }

    private static Optional<String> problemOfPart(String part) {
        if (part.isEmpty()) {
            return Optional.of("has an empty part (//)");
        }
        if (part.equals("..")) {
            return Optional.of("leads out of its folder (..)");
        }
        if (part.equals(".")) {
            return Optional.of("has a part \".\"");
        }
        for (int i = 0; i < part.length(); i++) {
            if ("<>:\"|?*".indexOf(part.charAt(i)) >= 0) {
                return Optional.of("holds \"" + part.charAt(i) + "\", which Windows cannot have in a name");
            }
        }
        if (part.endsWith(".") || part.endsWith(" ")) {
            return Optional.of("has a part that ends with a dot or a space, which Windows drops");
        }
        if (DEVICE.matcher(part.toLowerCase(Locale.ROOT)).matches()) {
            return Optional.of("holds \"" + part + "\", which is a device on Windows");
        }
        return Optional.empty();
    }
}
