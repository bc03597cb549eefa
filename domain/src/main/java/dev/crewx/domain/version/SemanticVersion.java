package dev.crewx.domain.version;

import java.util.List;
import java.util.Optional;

/**
 * A version by Semantic Versioning 2.0.0, with npm's limits: each of the three numbers is at most
 * {@link #MAX_NUMBER} and the text at most {@link #MAX_LENGTH} characters.
 *
 * <p>The order is SemVer's precedence. Versions that differ in build metadata only have the same precedence; among
 * them the one without comes first, then their identifiers are compared as those of a prerelease are, then as text.
 * So the order is total and agrees with {@code equals}.
 *
 * @see <a href="https://semver.org/spec/v2.0.0.html">Semantic Versioning 2.0.0</a>
 */
public final class SemanticVersion implements Comparable<SemanticVersion> {
    /** The greatest major, minor or patch number: ECMAScript's {@code Number.MAX_SAFE_INTEGER}. */
    public static final long MAX_NUMBER = 9_007_199_254_740_991L;

    /** The most characters of a version's text. */
    public static final int MAX_LENGTH = 256;

    static final String[] NONE = {};

    private final long major;
    private final long minor;
    private final long patch;
    private final String[] prerelease;
    private final String[] build;
    private final String text;

    SemanticVersion(long major, long minor, long patch, String[] prerelease, String[] build, String text) {
        this.major = major;
        this.minor = minor;
        this.patch = patch;
        this.prerelease = prerelease;
        this.build = build;
        this.text = text;
    }

    /** A version inside the module, whose parts are known to be right. */
    static SemanticVersion of(long major, long minor, long patch, String[] prerelease) {
        String core = major + "." + minor + "." + patch;
        String text = prerelease.length == 0 ? core : core + "-" + String.join(".", prerelease);
        return new SemanticVersion(major, minor, patch, prerelease, NONE, text);
    }

    /**
     * The stable version of these three numbers.
     *
     * @throws IllegalArgumentException when one is negative or above {@link #MAX_NUMBER}
     */
    public static SemanticVersion of(long major, long minor, long patch) {
        long worst = Math.max(major, Math.max(minor, patch));
        if (worst > MAX_NUMBER || Math.min(major, Math.min(minor, patch)) < 0) {
            throw new IllegalArgumentException(
                    "A version has numbers from 0 to " + MAX_NUMBER + ", not " + major + "." + minor + "." + patch);
        }
        return of(major, minor, patch, NONE);
    }

    /**
     * Reads a version exactly as SemVer 2.0.0 writes it: no {@code v}, no blanks.
     *
     * @throws InvalidVersionException with the position and what was expected there
     */
    public static SemanticVersion parse(String text) {
        return new VersionReader(text).readWhole(0, text.length());
    }

    /**
     * Reads a version as npm does where people type one: blanks around it and one {@code v} before it are ignored.
     *
     * @throws InvalidVersionException with the position and what was expected there
     */
    public static SemanticVersion parseTyped(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && Texts.isBlank(text.charAt(start))) {
            start++;
        }
        while (end > start && Texts.isBlank(text.charAt(end - 1))) {
            end--;
        }
        if (start < end && text.charAt(start) == 'v') {
            start++;
        }
        return new VersionReader(text).readWhole(start, end);
    }

    /** The version that {@code text} spells exactly, or empty when it spells none. */
    public static Optional<SemanticVersion> tryParse(String text) {
        try {
            return Optional.of(parse(text));
        } catch (InvalidVersionException e) {
            return Optional.empty();
        }
    }

    /** The first number: raised by an incompatible change. */
    public long major() {
        return major;
    }

    /** The second number: raised by a compatible addition. */
    public long minor() {
        return minor;
    }

    /** The third number: raised by a compatible fix. */
    public long patch() {
        return patch;
    }

    /** The identifiers after the hyphen, in order; none for a stable version. */
    public List<String> prerelease() {
        return List.of(prerelease);
    }

    /** The identifiers after the plus sign, in order. */
    public List<String> build() {
        return List.of(build);
    }

    /** Whether this version precedes its own {@code major.minor.patch}. */
    public boolean isPrerelease() {
        return prerelease.length > 0;
    }

    /** Whether both have the same major, minor and patch number. */
    public boolean sameCore(SemanticVersion other) {
        return major == other.major && minor == other.minor && patch == other.patch;
    }

    /** This version without build metadata. */
    public SemanticVersion withoutBuild() {
        return build.length == 0 ? this : of(major, minor, patch, prerelease);
    }

    /** Compares by SemVer's precedence (section 11): build metadata does not count. */
    public int comparePrecedence(SemanticVersion other) {
        if (major != other.major) {
            return major < other.major ? -1 : 1;
        }
        if (minor != other.minor) {
            return minor < other.minor ? -1 : 1;
        }
        if (patch != other.patch) {
            return patch < other.patch ? -1 : 1;
        }
        if (prerelease.length == 0 || other.prerelease.length == 0) {
            return Boolean.compare(prerelease.length == 0, other.prerelease.length == 0);
        }
        return compareIdentifiers(prerelease, other.prerelease);
    }

    @Override
    public int compareTo(SemanticVersion other) {
        int precedence = comparePrecedence(other);
        if (precedence != 0) {
            return precedence;
        }
        int byBuild = compareIdentifiers(build, other.build);
        return byBuild != 0 ? byBuild : Integer.signum(text.compareTo(other.text));
    }

    private static int compareIdentifiers(String[] left, String[] right) {
        int shared = Math.min(left.length, right.length);
        for (int i = 0; i < shared; i++) {
            int order = compareIdentifier(left[i], right[i]);
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(left.length, right.length);
    }

    private static int compareIdentifier(String left, String right) {
        boolean leftNumeric = isNumeric(left);
        boolean rightNumeric = isNumeric(right);
        if (leftNumeric != rightNumeric) {
            return leftNumeric ? -1 : 1;
        }
        return leftNumeric ? compareNumbers(left, right) : Integer.signum(left.compareTo(right));
    }

    /** Compares numbers of any size; build identifiers may have leading zeros. */
    private static int compareNumbers(String left, String right) {
        int l = leadingZeros(left);
        int r = leadingZeros(right);
        int byLength = Integer.compare(left.length() - l, right.length() - r);
        return byLength != 0 ? byLength : Integer.signum(left.substring(l).compareTo(right.substring(r)));
    }

    private static int leadingZeros(String digits) {
        int i = 0;
        while (i < digits.length() - 1 && digits.charAt(i) == '0') {
            i++;
        }
        return i;
    }

    private static boolean isNumeric(String identifier) {
        for (int i = 0; i < identifier.length(); i++) {
            if (!Texts.isDigit(identifier.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SemanticVersion v && text.equals(v.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** The canonical text: {@code major.minor.patch[-prerelease][+build]}. */
    @Override
    public String toString() {
        return text;
    }
}
