package dev.crewx.domain.version;

import dev.crewx.domain.version.Bound.Operator;
import dev.crewx.domain.version.IntervalSet.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An exact set of versions (build metadata set aside), closed under intersection, union and complement.
 *
 * <p>Stable versions and prereleases are kept apart, since npm's rule admits prereleases of single
 * {@code major.minor.patch} only, which no interval of all versions can say. Both halves are discrete enough for a
 * normal form: the version after the stable {@code 1.2.3} is {@code 1.2.4}, the one after {@code 1.2.3-a} is
 * {@code 1.2.3-a.0}. Two sets are equal exactly when they have the same members.
 */
public final class VersionSet {
    private static final SemanticVersion STABLE_FLOOR = SemanticVersion.of(0, 0, 0, SemanticVersion.NONE);
    private static final SemanticVersion PRERELEASE_FLOOR = lowestOf(STABLE_FLOOR);

    /** The set without members. */
    public static final VersionSet NONE = new VersionSet(IntervalSet.EMPTY, IntervalSet.EMPTY);

    /** The set of all versions, prereleases included. */
    public static final VersionSet ALL =
            new VersionSet(IntervalSet.of(STABLE_FLOOR, null), IntervalSet.of(PRERELEASE_FLOOR, null));

    private final IntervalSet stable;
    private final IntervalSet prereleases;

    private VersionSet(IntervalSet stable, IntervalSet prereleases) {
        this.stable = stable;
        this.prereleases = prereleases;
    }

    /** The members of a range, by npm's rule or with all prereleases between its bounds. */
    static VersionSet of(Bound[][] alternatives, boolean includePrerelease) {
        VersionSet all = NONE;
        for (Bound[] alternative : alternatives) {
            all = all.union(ofBounds(alternative, includePrerelease));
        }
        return all;
    }

    private static VersionSet ofBounds(Bound[] bounds, boolean includePrerelease) {
        IntervalSet stable = ALL.stable;
        IntervalSet prereleases = includePrerelease ? ALL.prereleases : admittedPrereleases(bounds);
        for (Bound bound : bounds) {
            stable = stable.intersect(stableSide(bound));
            prereleases = prereleases.intersect(prereleaseSide(bound));
        }
        return new VersionSet(stable, prereleases);
    }

    private static IntervalSet admittedPrereleases(Bound[] bounds) {
        IntervalSet admitted = IntervalSet.EMPTY;
        for (Bound bound : bounds) {
            if (bound.version().isPrerelease()) {
                SemanticVersion core = coreOf(bound.version());
                SemanticVersion next = afterStable(core);
                admitted = admitted.union(IntervalSet.of(lowestOf(core), next == null ? null : lowestOf(next)));
            }
        }
        return admitted;
    }

    private static IntervalSet stableSide(Bound bound) {
        SemanticVersion edge = bound.version();
        // Below a prerelease and below its core are the same stable versions.
        boolean edgeIsMember = !edge.isPrerelease();
        SemanticVersion core = coreOf(edge);
        SemanticVersion after = edgeIsMember ? afterStable(core) : core;
        return side(bound.operator(), core, after, edgeIsMember, STABLE_FLOOR);
    }

    private static IntervalSet prereleaseSide(Bound bound) {
        SemanticVersion edge = bound.version();
        if (edge.isPrerelease()) {
            return side(bound.operator(), edge, afterPrerelease(edge), true, PRERELEASE_FLOOR);
        }
        SemanticVersion next = afterStable(edge);
        SemanticVersion after = next == null ? null : lowestOf(next);
        return side(bound.operator(), after, after, false, PRERELEASE_FLOOR);
    }

    private static IntervalSet side(
            Operator operator,
            @Nullable SemanticVersion edge,
            @Nullable SemanticVersion after,
            boolean edgeIsMember,
            SemanticVersion floor) {
        return switch (operator) {
            case LESS -> IntervalSet.of(floor, edge);
            case LESS_OR_EQUAL -> IntervalSet.of(floor, after);
            case EQUAL -> edgeIsMember && edge != null ? IntervalSet.of(edge, after) : IntervalSet.EMPTY;
            case GREATER_OR_EQUAL -> edge == null ? IntervalSet.EMPTY : IntervalSet.of(edge, null);
            case GREATER -> after == null ? IntervalSet.EMPTY : IntervalSet.of(after, null);
        };
    }

    private static SemanticVersion coreOf(SemanticVersion version) {
        return SemanticVersion.of(version.major(), version.minor(), version.patch(), SemanticVersion.NONE);
    }

    private static SemanticVersion lowestOf(SemanticVersion core) {
        return SemanticVersion.of(core.major(), core.minor(), core.patch(), new String[] {"0"});
    }

    private static SemanticVersion afterPrerelease(SemanticVersion version) {
        List<String> identifiers = new ArrayList<>(version.prerelease());
        identifiers.add("0");
        return SemanticVersion.of(
                version.major(), version.minor(), version.patch(), identifiers.toArray(SemanticVersion.NONE));
    }

    /** The next stable version, {@code null} after the greatest. */
    static @Nullable SemanticVersion afterStable(SemanticVersion version) {
        long max = SemanticVersion.MAX_NUMBER;
        if (version.patch() < max) {
            return SemanticVersion.of(version.major(), version.minor(), version.patch() + 1, SemanticVersion.NONE);
        }
        if (version.minor() < max) {
            return SemanticVersion.of(version.major(), version.minor() + 1, 0, SemanticVersion.NONE);
        }
        return version.major() < max ? SemanticVersion.of(version.major() + 1, 0, 0, SemanticVersion.NONE) : null;
    }

    /** The set of this version alone. */
    public static VersionSet of(SemanticVersion version) {
        return ofBounds(new Bound[] {new Bound(Operator.EQUAL, version.withoutBuild())}, true);
    }

    /** Whether the version, whatever its build metadata, is a member. */
    public boolean contains(SemanticVersion version) {
        return (version.isPrerelease() ? prereleases : stable).contains(version);
    }

    /** Whether there is no member. */
    public boolean isEmpty() {
        return stable.isEmpty() && prereleases.isEmpty();
    }

    /** The member of lowest precedence, or empty when there is none. */
    public Optional<SemanticVersion> least() {
        if (stable.isEmpty() || prereleases.isEmpty()) {
            return isEmpty()
                    ? Optional.empty()
                    : Optional.of((stable.isEmpty() ? prereleases : stable)
                            .spans()
                            .getFirst()
                            .low());
        }
        SemanticVersion a = stable.spans().getFirst().low();
        SemanticVersion b = prereleases.spans().getFirst().low();
        return Optional.of(a.comparePrecedence(b) < 0 ? a : b);
    }

    /** What is in both. */
    public VersionSet intersect(VersionSet other) {
        return new VersionSet(stable.intersect(other.stable), prereleases.intersect(other.prereleases));
    }

    /** What is in one or the other. */
    public VersionSet union(VersionSet other) {
        return new VersionSet(stable.union(other.stable), prereleases.union(other.prereleases));
    }

    /** What is not in this set. */
    public VersionSet complement() {
        return new VersionSet(stable.complement(STABLE_FLOOR), prereleases.complement(PRERELEASE_FLOOR));
    }

    /** Whether every member is in the other set too. */
    public boolean isSubsetOf(VersionSet other) {
        return intersect(other).equals(this);
    }

    /** Whether some version is in both. */
    public boolean intersects(VersionSet other) {
        return !intersect(other).isEmpty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VersionSet s && stable.equals(s.stable) && prereleases.equals(s.prereleases);
    }

    @Override
    public int hashCode() {
        return 31 * stable.hashCode() + prereleases.hashCode();
    }

    /** The intervals of stable versions, then those of prereleases, for people: {@code >=1.0.0 <2.0.0}. */
    @Override
    public String toString() {
        if (isEmpty()) {
            return "nothing";
        }
        List<String> parts = new ArrayList<>(2);
        if (!stable.isEmpty()) {
            parts.add(describe(stable, STABLE_FLOOR));
        }
        if (!prereleases.isEmpty()) {
            parts.add("prereleases " + describe(prereleases, PRERELEASE_FLOOR));
        }
        return String.join(" and ", parts);
    }

    private static String describe(IntervalSet set, SemanticVersion floor) {
        List<String> spans = new ArrayList<>();
        for (Span span : set.spans()) {
            boolean fromFloor = span.low().equals(floor);
            String upper = span.high() == null ? "" : "<" + span.high();
            spans.add(
                    fromFloor && upper.isEmpty() ? "*" : ((fromFloor ? "" : ">=" + span.low() + " ") + upper).strip());
        }
        return String.join(" || ", spans);
    }
}
