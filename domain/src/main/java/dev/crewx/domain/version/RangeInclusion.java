package dev.crewx.domain.version;

import dev.crewx.domain.version.Bound.Operator;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether one range lies within another, decided alternative by alternative as npm's {@code subset} does; so an
 * inclusion that only a union of the other's alternatives gives is not seen.
 */
final class RangeInclusion {
    /** What npm's rules say of two alternatives; an alternative known to be empty is neither in nor out. */
    private enum Verdict {
        INSIDE,
        OUTSIDE,
        EMPTY
    }

    private final boolean includePrerelease;

    private RangeInclusion(boolean includePrerelease) {
        this.includePrerelease = includePrerelease;
    }

    static boolean test(Bound[][] inner, Bound[][] outer, boolean includePrerelease) {
        RangeInclusion rule = new RangeInclusion(includePrerelease);
        boolean sawNonEmpty = false;
        for (Bound[] sub : inner) {
            boolean inside = false;
            for (Bound[] dom : outer) {
                Verdict verdict = rule.compare(sub, dom);
                sawNonEmpty |= verdict != Verdict.EMPTY;
                if (verdict == Verdict.INSIDE) {
                    inside = true;
                    break;
                }
            }
            if (!inside && sawNonEmpty) {
                return false;
            }
        }
        return true;
    }

    private Verdict compare(Bound[] inner, Bound[] outer) {
        if (Arrays.equals(inner, outer) || (outer.length == 0 && includePrerelease)) {
            return Verdict.INSIDE;
        }
        Bound[] sub = inner.length == 0 ? floor() : inner;
        Bound[] dom = outer.length == 0 ? floor() : outer;
        List<Bound> equal = Arrays.stream(sub)
                .filter(bound -> bound.operator() == Operator.EQUAL)
                .toList();
        Bound low = null;
        Bound high = null;
        for (Bound bound : sub) {
            low = bound.operator().isLower() ? higher(low, bound) : low;
            high = bound.operator().isUpper() ? lower(high, bound) : high;
        }
        boolean point = false;
        if (low != null && high != null) {
            int order = low.version().comparePrecedence(high.version());
            point = order == 0;
            if (order > 0
                    || (point
                            && !(low.operator().includesEdge()
                                    && high.operator().includesEdge()))) {
                return Verdict.EMPTY;
            }
        }
        if (equal.size() > 1) {
            return Verdict.EMPTY;
        }
        return equal.isEmpty()
                ? compareInterval(low, high, point, dom)
                : compareVersion(equal.getFirst().version(), low, high, dom);
    }

    private Bound[] floor() {
        SemanticVersion zero =
                SemanticVersion.of(0, 0, 0, includePrerelease ? new String[] {"0"} : SemanticVersion.NONE);
        return new Bound[] {new Bound(Operator.GREATER_OR_EQUAL, zero)};
    }

    private Verdict compareVersion(SemanticVersion version, @Nullable Bound low, @Nullable Bound high, Bound[] dom) {
        if ((low != null && !low.admits(version, includePrerelease))
                || (high != null && !high.admits(version, includePrerelease))) {
            return Verdict.EMPTY;
        }
        return Arrays.stream(dom).allMatch(bound -> bound.admits(version, includePrerelease))
                ? Verdict.INSIDE
                : Verdict.OUTSIDE;
    }

    private Verdict compareInterval(@Nullable Bound low, @Nullable Bound high, boolean point, Bound[] dom) {
        for (Bound bound : dom) {
            boolean escapes = escapesBelow(low, bound)
                    || escapesAbove(high, bound)
                    || (bound.operator() == Operator.EQUAL && (low != null || high != null) && !point);
            if (escapes) {
                return Verdict.OUTSIDE;
            }
        }
        boolean domHasUpper =
                Arrays.stream(dom).anyMatch(bound -> bound.operator().isUpper());
        boolean domHasLower =
                Arrays.stream(dom).anyMatch(bound -> bound.operator().isLower());
        boolean openEnd = (low != null && high == null && domHasUpper) || (high != null && low == null && domHasLower);
        boolean strangePrerelease = (low != null && needsPrerelease(low, dom))
                || (high != null && !isLowestPrerelease(high) && needsPrerelease(high, dom));
        return openEnd || strangePrerelease ? Verdict.OUTSIDE : Verdict.INSIDE;
    }

    private static boolean escapesBelow(@Nullable Bound low, Bound bound) {
        if (low == null) {
            return false;
        }
        return bound.operator().isLower()
                ? !higher(low, bound).equals(low)
                : low.operator().includesEdge() && !bound.admits(low.version());
    }

    private static boolean escapesAbove(@Nullable Bound high, Bound bound) {
        if (high == null) {
            return false;
        }
        return bound.operator().isUpper()
                ? !lower(high, bound).equals(high)
                : high.operator().includesEdge() && !bound.admits(high.version());
    }

    private boolean needsPrerelease(Bound edge, Bound[] dom) {
        return !includePrerelease
                && edge.version().isPrerelease()
                && Arrays.stream(dom).noneMatch(bound -> bound.namesPrereleaseOf(edge.version()));
    }

    /** {@code <1.2.3-0} is the same as {@code <1.2.3}. */
    private static boolean isLowestPrerelease(Bound bound) {
        return bound.operator() == Operator.LESS && bound.version().prerelease().equals(List.of("0"));
    }

    private static Bound higher(@Nullable Bound a, Bound b) {
        if (a == null) {
            return b;
        }
        int order = a.version().comparePrecedence(b.version());
        boolean stricter = b.operator() == Operator.GREATER && a.operator() == Operator.GREATER_OR_EQUAL;
        return order < 0 || (order == 0 && stricter) ? b : a;
    }

    private static Bound lower(@Nullable Bound a, Bound b) {
        if (a == null) {
            return b;
        }
        int order = a.version().comparePrecedence(b.version());
        boolean stricter = b.operator() == Operator.LESS && a.operator() == Operator.LESS_OR_EQUAL;
        return order > 0 || (order == 0 && stricter) ? b : a;
    }
}
