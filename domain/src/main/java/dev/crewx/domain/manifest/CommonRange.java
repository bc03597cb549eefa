package dev.crewx.domain.manifest;

import dev.crewx.domain.version.VersionRange;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The versions that two ranges have in common, as a range an author could have written. */
public final class CommonRange {
    /** The most characters of a range that is read; no honest one comes near. */
    public static final int MAX_LENGTH = 256;

    /** Beyond this many pairs of alternatives two ranges count as having nothing in common. */
    private static final int MAX_PAIRS = 4096;

    private static final VersionRange NOTHING = VersionRange.parse("<0.0.0-0");
    private static final Pattern OR = Pattern.compile("\\|\\|");

    private CommonRange() {}

    /**
     * The narrower of the two where one lies inside the other, else each alternative of one with each of the other;
     * a range without members when nothing is in both.
     */
    public static VersionRange of(VersionRange a, VersionRange b) {
        if (a.toSet().isSubsetOf(b.toSet())) {
            return a;
        }
        if (b.toSet().isSubsetOf(a.toSet())) {
            return b;
        }
        Set<String> alternatives = new LinkedHashSet<>();
        String[] lefts = OR.split(a.toString(), -1);
        String[] rights = OR.split(b.toString(), -1);
        if ((long) lefts.length * rights.length > MAX_PAIRS) {
            return NOTHING;
        }
        for (String left : lefts) {
            for (String right : rights) {
                Optional<VersionRange> both = VersionRange.tryParse(left.strip() + " " + right.strip());
                both.filter(range -> !range.isEmpty()).ifPresent(range -> alternatives.add(range.text()));
            }
        }
        return alternatives.isEmpty() ? NOTHING : VersionRange.parse(String.join(" || ", alternatives));
    }
}
