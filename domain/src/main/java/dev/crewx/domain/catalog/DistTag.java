package dev.crewx.domain.catalog;

import dev.crewx.domain.version.VersionRange;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A name for a version that moves, such as {@code beta}: 1–64 lower-case letters, digits, dots and hyphens, a letter
 * first, and nothing that could be read as a version or a range.
 *
 * @param name the name
 */
public record DistTag(String name) implements Comparable<DistTag> {
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9]*+(?:[.-][a-z0-9]++)*+");
    private static final int MAX = 64;

    /** The tag that every package has: its highest stable version, else its highest prerelease, unless it is set. */
    public static final DistTag LATEST = new DistTag("latest");

    /** @throws IllegalArgumentException when the name breaks the form or reads as a range */
    public DistTag {
        if (!isValid(name)) {
            throw new IllegalArgumentException("Dist-tag \"" + name + "\" is not 1-" + MAX
                    + " lower-case letters, digits, dots and hyphens, a letter first, or reads as a range");
        }
    }

    /** The tag of this name, or empty when it breaks the form or reads as a range. */
    public static Optional<DistTag> tryParse(String name) {
        return isValid(name) ? Optional.of(new DistTag(name)) : Optional.empty();
    }

    private static boolean isValid(String name) {
        return name.length() <= MAX
                && FORM.matcher(name).matches()
                && VersionRange.tryParse(name).isEmpty();
    }

    @Override
    public int compareTo(DistTag other) {
        return name.compareTo(other.name);
    }

    /** The name. */
    @Override
    public String toString() {
        return name;
    }
}
