package dev.crewx.domain.resolution;

/** The solver's literals as numbers: twice the variable, one more where it is negated. */
final class Literal {
    private Literal() {}

    static int of(int variable) {
        return variable << 1;
    }

    static int not(int literal) {
        return literal ^ 1;
    }

    static int notOf(int variable) {
        return variable << 1 | 1;
    }

    static int variable(int literal) {
        return literal >>> 1;
    }

    static boolean isNegated(int literal) {
        return (literal & 1) != 0;
    }
}
