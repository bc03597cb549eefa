package dev.crewx.domain.access;

import dev.crewx.domain.manifest.PackageId;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The packages that an API key is limited to: one id, all of a scope ({@code @scope/*}), or all whose id begins with a
 * text ({@code pdf-*}); {@code *} alone is every package.
 *
 * @param text the pattern as written
 */
public record PackagePattern(String text) implements Comparable<PackagePattern> {
    private static final String SCOPE = "@[a-z0-9]+(?:-[a-z0-9]+)*/";
    private static final Pattern PREFIX = Pattern.compile("(?:" + SCOPE + ")?(?:[a-z0-9]++-?)*+\\*");
    private static final int MAX = PackageId.MAX_SCOPE + PackageId.MAX_NAME + 2;

    /** Every package. */
    public static final PackagePattern ANY = new PackagePattern("*");

    /** @throws IllegalArgumentException when the text is none of the three */
    public PackagePattern {
        if (!isValid(text)) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is no package id, no scope with /* and no beginning of an id with *");
        }
    }

    /** The pattern that {@code text} spells, or empty when it is none. */
    public static Optional<PackagePattern> tryParse(String text) {
        return isValid(text) ? Optional.of(new PackagePattern(text)) : Optional.empty();
    }

    /** Whether it takes this package in. */
    public boolean matches(PackageId id) {
        return text.endsWith("*")
                ? id.toString().startsWith(text.substring(0, text.length() - 1))
                : id.toString().equals(text);
    }

    private static boolean isValid(String text) {
        return text.length() <= MAX
                && (text.endsWith("*")
                        ? PREFIX.matcher(text).matches()
                        : PackageId.tryParse(text).isPresent());
    }

    @Override
    public int compareTo(PackagePattern other) {
        return text.compareTo(other.text);
    }

    /** The pattern as written. */
    @Override
    public String toString() {
        return text;
    }
}
