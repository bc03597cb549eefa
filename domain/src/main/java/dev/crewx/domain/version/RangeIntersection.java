package dev.crewx.domain.version;

import dev.crewx.domain.version.Bound.Operator;
import java.util.Arrays;

/** Whether two ranges have a version in common, decided bound by bound as npm's {@code intersects} does. */
final class RangeIntersection {
    private final boolean includePrerelease;

    private RangeIntersection(boolean includePrerelease) {
        this.includePrerelease = includePrerelease;
    }

    static boolean test(Bound[][] left, Bound[][] right, boolean includePrerelease) {
        RangeIntersection rule = new RangeIntersection(includePrerelease);
        Bound[][] possible = Arrays.stream(right).filter(rule::isSatisfiable).toArray(Bound[][]::new);
        return Arrays.stream(left)
                .filter(rule::isSatisfiable)
                .anyMatch(a -> Arrays.stream(possible).anyMatch(b -> rule.allMeet(a, b)));
    }

    private boolean isSatisfiable(Bound[] bounds) {
        for (int i = 0; i < bounds.length; i++) {
            for (int j = i + 1; j < bounds.length; j++) {
                if (!meet(bounds[j], bounds[i])) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean allMeet(Bound[] left, Bound[] right) {
        for (Bound a : left) {
            // npm asks whether "*" admits the version; a prerelease it does not.
            boolean isSinglePrerelease =
                    a.operator() == Operator.EQUAL && a.version().isPrerelease();
            if (right.length == 0 && isSinglePrerelease && !includePrerelease) {
                return false;
            }
            for (Bound b : right) {
                if (!meet(a, b)) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean meet(Bound a, Bound b) {
        if (a.operator() == Operator.EQUAL) {
            return b.admits(a.version(), includePrerelease);
        }
        if (b.operator() == Operator.EQUAL) {
            return a.admits(b.version(), includePrerelease);
        }
        if (isBottom(a) || isBottom(b)) {
            return false;
        }
        if (a.operator().isLower() == b.operator().isLower()) {
            return true;
        }
        int order = a.version().comparePrecedence(b.version());
        if (order == 0) {
            return a.operator().includesEdge() && b.operator().includesEdge();
        }
        return a.operator().isLower() == order < 0;
    }

    private boolean isBottom(Bound bound) {
        return includePrerelease
                ? bound.equals(Bound.NOTHING)
                : bound.operator() == Operator.LESS
                        && bound.version().toString().startsWith("0.0.0");
    }
}
