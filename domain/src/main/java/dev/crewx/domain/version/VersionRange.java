package dev.crewx.domain.version;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A requirement on versions in npm's syntax: comparators, blanks for <i>and</i>, {@code ||}, {@code ^}, {@code ~},
 * x-ranges, partial versions, hyphen ranges, {@code *} and nothing at all. Strict: there is no loose mode.
 *
 * <p>A prerelease is inside only where a comparator that holds names a prerelease of the same
 * {@code major.minor.patch}. Build metadata never counts. Two ranges are equal when they have the same canonical
 * bounds, in either reading of prereleases; {@link #toSet()} compares by meaning.
 *
 * @see <a href="https://github.com/npm/node-semver/blob/v7.8.5/README.md#ranges">npm semver: ranges</a>
 */
public final class VersionRange {
    /** {@code *}: every stable version. */
    public static final VersionRange ANY = parse("*");

    private final String text;
    private final Bound[][] alternatives;
    private final String canonical;
    private Bound @Nullable [] @Nullable [] wideAlternatives;

    private VersionRange(String text, Bound[][] alternatives) {
        this.text = text;
        this.alternatives = alternatives;
        this.canonical = format(alternatives);
    }

    /**
     * Reads a range.
     *
     * @throws InvalidRangeException with the position and what was expected there
     */
    public static VersionRange parse(String text) {
        return new VersionRange(text.strip(), RangeReader.read(text, false));
    }

    /** The range that {@code text} spells, or empty when it spells none. */
    public static Optional<VersionRange> tryParse(String text) {
        try {
            return Optional.of(parse(text));
        } catch (InvalidRangeException e) {
            return Optional.empty();
        }
    }

    /** {@code ^version}: what is compatible with this version and not older. */
    public static VersionRange caret(SemanticVersion version) {
        return parse("^" + version.withoutBuild());
    }

    /** The range of this version alone. */
    public static VersionRange exact(SemanticVersion version) {
        return parse(version.withoutBuild().toString());
    }

    /** Whether the version is inside by npm's rule for prereleases. */
    public boolean contains(SemanticVersion version) {
        for (Bound[] alternative : alternatives) {
            if (admits(alternative, version) && (!version.isPrerelease() || namesPrerelease(alternative, version))) {
                return true;
            }
        }
        return false;
    }

    /** Whether the version is inside, with every prerelease between the bounds counted where asked for. */
    public boolean contains(SemanticVersion version, boolean includePrerelease) {
        if (!includePrerelease) {
            return contains(version);
        }
        for (Bound[] alternative : wide()) {
            if (admits(alternative, version)) {
                return true;
            }
        }
        return false;
    }

    private static boolean admits(Bound[] bounds, SemanticVersion version) {
        for (Bound bound : bounds) {
            if (!bound.admits(version)) {
                return false;
            }
        }
        return true;
    }

    private static boolean namesPrerelease(Bound[] bounds, SemanticVersion version) {
        for (Bound bound : bounds) {
            if (bound.namesPrereleaseOf(version)) {
                return true;
            }
        }
        return false;
    }

    /** The exact set of versions this range admits by npm's rule for prereleases. */
    public VersionSet toSet() {
        return VersionSet.of(alternatives, false);
    }

    /** The exact set of versions inside, with every prerelease between the bounds counted where asked for. */
    public VersionSet toSet(boolean includePrerelease) {
        return includePrerelease ? VersionSet.of(wide(), true) : toSet();
    }

    /** Whether no version can be inside, as {@code >2 <1}. */
    public boolean isEmpty() {
        return toSet().isEmpty();
    }

    /**
     * Whether some version is in both as npm's {@code intersects} decides it, bound by bound; {@link #toSet()} decides
     * exactly.
     */
    public boolean intersects(VersionRange other) {
        return intersects(other, false);
    }

    boolean intersects(VersionRange other, boolean includePrerelease) {
        return RangeIntersection.test(
                alternatives(includePrerelease), other.alternatives(includePrerelease), includePrerelease);
    }

    /**
     * Whether every version of this range is in the other too as npm's {@code subset} decides it, alternative by
     * alternative; {@link #toSet()} decides exactly.
     */
    public boolean isSubsetOf(VersionRange other) {
        return isSubsetOf(other, false);
    }

    boolean isSubsetOf(VersionRange other, boolean includePrerelease) {
        return text.equals(other.text)
                || RangeInclusion.test(
                        alternatives(includePrerelease), other.alternatives(includePrerelease), includePrerelease);
    }

    /**
     * Whether the version is not inside and lies beyond the upper end of every alternative, as npm's {@code gtr}: a
     * prerelease that only npm's rule keeps out counts as beyond.
     */
    public boolean isBelow(SemanticVersion version) {
        return isBelow(version, false);
    }

    boolean isBelow(SemanticVersion version, boolean includePrerelease) {
        return !contains(version, includePrerelease)
                && RangeEdges.liesBeyond(alternatives(includePrerelease), version, true);
    }

    /** Whether the version is not inside and lies beyond the lower end of every alternative, as npm's {@code ltr}. */
    public boolean isAbove(SemanticVersion version) {
        return isAbove(version, false);
    }

    boolean isAbove(SemanticVersion version, boolean includePrerelease) {
        return !contains(version, includePrerelease)
                && RangeEdges.liesBeyond(alternatives(includePrerelease), version, false);
    }

    private Bound[][] alternatives(boolean includePrerelease) {
        return includePrerelease ? wide() : alternatives;
    }

    private Bound[][] wide() {
        // A race may compute this twice; both results are the same and safely published by their final fields.
        Bound[][] known = wideAlternatives;
        if (known == null) {
            known = RangeReader.read(text, true);
            wideAlternatives = known;
        }
        return known;
    }

    /** The range as it was written, without the blanks around it. */
    public String text() {
        return text;
    }

    /**
     * A range that admits, of the known versions, exactly the chosen ones, told as few runs:
     * {@code 1.0.0 - 1.2.0 || >=2.0.0}. For messages about these versions only; empty when none is chosen.
     *
     * @param known all versions, ascending
     * @param chosen which of them
     */
    public static String describe(List<SemanticVersion> known, Predicate<SemanticVersion> chosen) {
        return VersionRuns.describe(known, chosen);
    }

    /**
     * The shortest of this range's text and one that admits the same of the given versions, as npm's
     * {@code simplifyRange}; for messages about these versions only.
     */
    public String simplifiedFor(Collection<SemanticVersion> versions) {
        List<SemanticVersion> sorted = new ArrayList<>(versions);
        sorted.sort(null);
        String simplified = VersionRuns.describe(sorted, this::contains);
        return simplified.length() < text.length() ? simplified : text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VersionRange r
                && canonical.equals(r.canonical)
                && (text.equals(r.text) || format(wide()).equals(format(r.wide())));
    }

    @Override
    public int hashCode() {
        return canonical.hashCode();
    }

    /** The canonical text: plain comparators, as npm prints a range; {@code *} for no bound. */
    @Override
    public String toString() {
        return canonical;
    }

    /** The canonical text in either reading of prereleases. */
    String canonical(boolean includePrerelease) {
        return includePrerelease ? format(wide()) : canonical;
    }

    private static String format(Bound[][] alternatives) {
        if (alternatives.length == 1 && alternatives[0].length == 0) {
            return "*";
        }
        return Arrays.stream(alternatives)
                .map(bounds -> Arrays.stream(bounds).map(Bound::toString).collect(Collectors.joining(" ")))
                .collect(Collectors.joining("||"));
    }
}
