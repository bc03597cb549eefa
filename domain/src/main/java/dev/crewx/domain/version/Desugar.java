package dev.crewx.domain.version;

import dev.crewx.domain.version.Bound.Operator;
import java.util.LinkedHashSet;
import java.util.SequencedSet;

/** Turns carets, tildes, x-ranges and hyphen ranges into plain bounds, rule by rule as npm does. */
final class Desugar {
    private static final String[] LOWEST = {"0"};

    private final String text;
    private final boolean includePrerelease;
    private final SequencedSet<Bound> bounds = new LinkedHashSet<>();
    private boolean nothing;

    Desugar(String text, boolean includePrerelease) {
        this.text = text;
        this.includePrerelease = includePrerelease;
    }

    void begin() {
        bounds.clear();
        nothing = false;
    }

    Bound[] finish() {
        return nothing ? new Bound[] {Bound.NOTHING} : bounds.toArray(new Bound[0]);
    }

    void hyphen(Partial from, Partial to) {
        if (from.isOpen()) {
            openFloor(from);
        } else if (!from.prerelease().isEmpty() || !includePrerelease) {
            refuseOddPrefix(from);
            put(Operator.GREATER_OR_EQUAL, version(from));
        } else {
            refuseOddPrefix(from);
            put(Operator.GREATER_OR_EQUAL, edge(from, from.major(), from.minor(), from.patch(), true));
        }
        if (to.isOpen()) {
            openCeiling(to);
        } else if (!to.prerelease().isEmpty() || !includePrerelease || to.patch() == SemanticVersion.MAX_NUMBER) {
            if (to.prerelease().isEmpty()) {
                refuseOddPrefix(to);
            }
            put(Operator.LESS_OR_EQUAL, version(to));
        } else {
            put(Operator.LESS, edge(to, to.major(), to.minor(), to.patch() + 1, true));
        }
    }

    void add(String operator, Partial partial) {
        switch (operator) {
            case "^" -> caret(partial);
            case "~" -> tilde(partial);
            default -> compared(operator, partial);
        }
    }

    private void caret(Partial p) {
        if (p.isOpen()) {
            openFloor(p);
        } else {
            put(Operator.GREATER_OR_EQUAL, version(p));
        }
        if (p.openMajor()) {
            return;
        }
        if (p.major() > 0 || p.openMinor()) {
            put(Operator.LESS, edge(p, p.major() + 1, 0, 0, true));
        } else if (p.minor() > 0 || p.openPatch()) {
            put(Operator.LESS, edge(p, 0, p.minor() + 1, 0, true));
        } else {
            put(Operator.LESS, edge(p, 0, 0, p.patch() + 1, true));
        }
    }

    private void tilde(Partial p) {
        if (p.isOpen()) {
            openFloor(p);
            openCeiling(p);
        } else {
            put(Operator.GREATER_OR_EQUAL, version(p));
            put(Operator.LESS, edge(p, p.major(), p.minor() + 1, 0, true));
        }
    }

    private void compared(String operator, Partial p) {
        if (p.outOfOrder()) {
            throw new InvalidRangeException(text, p.position(), "no number after an x-part");
        }
        if (!p.isOpen()) {
            refuseOddPrefix(p);
            put(operatorOf(operator), version(p));
            return;
        }
        if (p.openMajor()) {
            nothing |= operator.equals("<") || operator.equals(">");
            return;
        }
        switch (operator) {
            case "", "=" -> {
                openFloor(p);
                openCeiling(p);
            }
            case ">=" -> openFloor(p);
            case "<=" -> openCeiling(p);
            case "<" -> put(Operator.LESS, edge(p, p.major(), Math.max(0, p.minor()), 0, true));
            default ->
                put(
                        Operator.GREATER_OR_EQUAL,
                        p.openMinor()
                                ? edge(p, p.major() + 1, 0, 0, includePrerelease)
                                : edge(p, p.major(), p.minor() + 1, 0, includePrerelease));
        }
    }

    private static Operator operatorOf(String sign) {
        return switch (sign) {
            case "<" -> Operator.LESS;
            case "<=" -> Operator.LESS_OR_EQUAL;
            case ">" -> Operator.GREATER;
            case ">=" -> Operator.GREATER_OR_EQUAL;
            default -> Operator.EQUAL;
        };
    }

    private void openFloor(Partial p) {
        if (!p.openMajor()) {
            long minor = p.openMinor() ? 0 : p.minor();
            put(Operator.GREATER_OR_EQUAL, edge(p, p.major(), minor, 0, includePrerelease));
        }
    }

    private void openCeiling(Partial p) {
        if (!p.openMajor()) {
            put(
                    Operator.LESS,
                    p.openMinor() ? edge(p, p.major() + 1, 0, 0, true) : edge(p, p.major(), p.minor() + 1, 0, true));
        }
    }

    private void put(Operator operator, SemanticVersion version) {
        Bound bound = new Bound(operator, version);
        boolean floorOfAll = operator == Operator.GREATER_OR_EQUAL
                && version.toString().equals(includePrerelease ? "0.0.0-0" : "0.0.0");
        if (bound.equals(Bound.NOTHING)) {
            nothing = true;
        } else if (!floorOfAll) {
            bounds.add(bound);
        }
    }

    private SemanticVersion edge(Partial p, long major, long minor, long patch, boolean lowest) {
        if (Math.max(major, Math.max(minor, patch)) > SemanticVersion.MAX_NUMBER) {
            throw new InvalidRangeException(
                    text,
                    p.position(),
                    "a number below " + SemanticVersion.MAX_NUMBER + ", since one above it is needed");
        }
        return SemanticVersion.of(major, minor, patch, lowest ? LOWEST : SemanticVersion.NONE);
    }

    private static SemanticVersion version(Partial p) {
        return SemanticVersion.of(
                p.major(), p.minor(), p.patch(), p.prerelease().toArray(SemanticVersion.NONE));
    }

    private void refuseOddPrefix(Partial p) {
        if (p.oddPrefix()) {
            throw new InvalidRangeException(text, p.position(), "at most one \"v\" before a version");
        }
    }
}
