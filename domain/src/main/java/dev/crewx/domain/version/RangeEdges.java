package dev.crewx.domain.version;

import dev.crewx.domain.version.Bound.Operator;

/** Where a version lies that a range does not admit: beyond its upper or its lower end, as npm decides it. */
final class RangeEdges {
    private static final Bound FLOOR =
            new Bound(Operator.GREATER_OR_EQUAL, SemanticVersion.of(0, 0, 0, SemanticVersion.NONE));

    private RangeEdges() {}

    /** Whether the version, which is not inside, lies beyond all alternatives on that side. */
    static boolean liesBeyond(Bound[][] alternatives, SemanticVersion version, boolean upper) {
        for (Bound[] bounds : alternatives) {
            if (!liesBeyond(bounds, version, upper)) {
                return false;
            }
        }
        return true;
    }

    private static boolean liesBeyond(Bound[] bounds, SemanticVersion version, boolean upper) {
        int sign = upper ? 1 : -1;
        Bound far = bounds.length == 0 ? FLOOR : bounds[0];
        Bound near = far;
        for (Bound bound : bounds) {
            if (sign * bound.version().comparePrecedence(far.version()) > 0) {
                far = bound;
            } else if (sign * bound.version().comparePrecedence(near.version()) < 0) {
                near = bound;
            }
        }
        if (pointsOut(far, upper)) {
            return false;
        }
        int order = sign * version.comparePrecedence(near.version());
        return switch (near.operator()) {
            case EQUAL -> order > 0;
            case GREATER -> !upper || order > 0;
            case LESS -> upper || order > 0;
            case GREATER_OR_EQUAL -> !upper || order >= 0;
            case LESS_OR_EQUAL -> upper || order >= 0;
        };
    }

    private static boolean pointsOut(Bound bound, boolean upper) {
        return upper ? bound.operator().isLower() : bound.operator().isUpper();
    }
}
