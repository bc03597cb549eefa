package dev.crewx.domain.version;

/**
 * One side of an interval: what npm calls a comparator.
 *
 * @param operator how a version must stand to {@code version}
 * @param version the version at the edge, without build metadata
 */
record Bound(Operator operator, SemanticVersion version) {
    /** The bound nothing satisfies, as npm writes it. */
    static final Bound NOTHING = new Bound(Operator.LESS, SemanticVersion.of(0, 0, 0, new String[] {"0"}));

    /** How a version stands to the edge. */
    enum Operator {
        LESS("<"),
        LESS_OR_EQUAL("<="),
        EQUAL(""),
        GREATER_OR_EQUAL(">="),
        GREATER(">");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        boolean isUpper() {
            return this == LESS || this == LESS_OR_EQUAL;
        }

        boolean isLower() {
            return this == GREATER || this == GREATER_OR_EQUAL;
        }

        boolean includesEdge() {
            return this == LESS_OR_EQUAL || this == EQUAL || this == GREATER_OR_EQUAL;
        }
    }

    boolean admits(SemanticVersion candidate) {
        int order = candidate.comparePrecedence(version);
        return switch (operator) {
            case LESS -> order < 0;
            case LESS_OR_EQUAL -> order <= 0;
            case EQUAL -> order == 0;
            case GREATER_OR_EQUAL -> order >= 0;
            case GREATER -> order > 0;
        };
    }

    /** Whether a range of this bound alone admits the version. */
    boolean admits(SemanticVersion candidate, boolean includePrerelease) {
        return admits(candidate) && (includePrerelease || !candidate.isPrerelease() || namesPrereleaseOf(candidate));
    }

    /** Whether this bound lets prereleases of the candidate's {@code major.minor.patch} in. */
    boolean namesPrereleaseOf(SemanticVersion candidate) {
        return version.isPrerelease() && version.sameCore(candidate);
    }

    @Override
    public String toString() {
        return operator.sign + version;
    }
}
