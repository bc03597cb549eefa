package dev.crewx.domain.version;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads npm's range grammar (node-semver 7.8, strict) into bounds. One pass, no recursion.
 *
 * @see <a href="https://github.com/npm/node-semver/blob/main/range.bnf">range.bnf</a>
 */
final class RangeReader {
    private final String text;
    private final Desugar desugar;
    private int at;
    private int end;

    private RangeReader(String text, boolean includePrerelease) {
        this.text = text;
        this.desugar = new Desugar(text, includePrerelease);
    }

    /**
     * The alternatives of a range, each the bounds that hold together; one without bounds admits everything.
     *
     * @throws InvalidRangeException with the position and what was expected there
     */
    static Bound[][] read(String text, boolean includePrerelease) {
        return new RangeReader(text, includePrerelease).alternatives();
    }

    private Bound[][] alternatives() {
        List<Bound[]> found = new ArrayList<>(2);
        int start = 0;
        while (true) {
            int bar = text.indexOf("||", start);
            found.add(alternative(start, bar < 0 ? text.length() : bar));
            if (bar < 0) {
                return simplified(found);
            }
            start = bar + 2;
        }
    }

    /** As npm does: alternatives that admit nothing go, one that admits everything stands for all. */
    private static Bound[][] simplified(List<Bound[]> alternatives) {
        if (alternatives.size() == 1) {
            return new Bound[][] {alternatives.getFirst()};
        }
        List<Bound[]> possible = new ArrayList<>(alternatives.size());
        for (Bound[] alternative : alternatives) {
            if (alternative.length == 0) {
                return new Bound[][] {alternative};
            }
            if (!alternative[0].equals(Bound.NOTHING)) {
                possible.add(alternative);
            }
        }
        return possible.isEmpty() ? new Bound[][] {alternatives.getFirst()} : possible.toArray(new Bound[0][]);
    }

    private Bound[] alternative(int from, int to) {
        at = from;
        end = to;
        desugar.begin();
        skipBlanks();
        boolean first = true;
        while (at < end) {
            String operator = operator();
            int afterOperator = at;
            skipBlanks();
            if (peek() == '=' && (operator.equals("<") || operator.equals(">"))) {
                operator += "=";
                at++;
            }
            if (!operator.isEmpty() && at >= end) {
                at = afterOperator;
                throw error("a version after \"" + operator + "\"");
            }
            Partial partial = partial();
            if (first && (operator.isEmpty() || operator.equals("=")) && hyphenFollows()) {
                at += 1;
                skipBlanks();
                Partial upper = partial();
                skipBlanks();
                if (at < end) {
                    throw error("\"||\" or the end after a hyphen range");
                }
                desugar.hyphen(operator.isEmpty() ? partial : partial.withOddPrefix(), upper);
                break;
            }
            desugar.add(operator, partial);
            int gap = at;
            skipBlanks();
            if (at < end && gap == at) {
                throw error("a blank, \"||\" or the end");
            }
            first = false;
        }
        return desugar.finish();
    }

    /** Whether blanks, a hyphen and a blank come next; then the cursor stands on the hyphen. */
    private boolean hyphenFollows() {
        int i = at;
        while (i < end && Texts.isBlank(text.charAt(i))) {
            i++;
        }
        if (i == at || i + 1 >= end || text.charAt(i) != '-' || !Texts.isBlank(text.charAt(i + 1))) {
            return false;
        }
        at = i;
        return true;
    }

    private int peek() {
        return at < end ? text.charAt(at) : -1;
    }

    private void skipBlanks() {
        while (at < end && Texts.isBlank(text.charAt(at))) {
            at++;
        }
    }

    private String operator() {
        int c = peek();
        if (c == '^' || c == '=') {
            at++;
            return c == '^' ? "^" : "=";
        }
        if (c != '~' && c != '<' && c != '>') {
            return "";
        }
        at++;
        if (c == '~') {
            if (peek() == '>') {
                at++;
            }
            return "~";
        }
        if (peek() == '=') {
            at++;
            return c == '<' ? "<=" : ">=";
        }
        return c == '<' ? "<" : ">";
    }

    private Partial partial() {
        int prefix = at;
        while (peek() == 'v' || peek() == '=') {
            at++;
        }
        boolean oddPrefix = at - prefix > 1 || (at - prefix == 1 && text.charAt(prefix) == '=');
        int start = at;
        long[] parts = {Partial.OPEN, Partial.OPEN, Partial.OPEN};
        List<String> prerelease = List.of();
        for (int i = 0; i < 3; i++) {
            parts[i] = part(i);
            if (i < 2) {
                if (peek() != '.') {
                    break;
                }
                at++;
            } else if (peek() == '-') {
                at++;
                prerelease = identifiers(true);
            }
        }
        if (at - start > SemanticVersion.MAX_LENGTH) {
            at = start;
            throw error("a version of at most " + SemanticVersion.MAX_LENGTH + " characters");
        }
        if (peek() == '+') {
            at++;
            identifiers(false);
        }
        return new Partial(start, parts[0], parts[1], parts[2], prerelease, oddPrefix);
    }

    private long part(int index) {
        int c = peek();
        if (c == 'x' || c == 'X' || c == '*') {
            at++;
            return Partial.OPEN;
        }
        if (!Texts.isDigit(c)) {
            throw error(index == 0 ? "a version, \"*\" or a comparator" : "a number, \"x\" or \"*\"");
        }
        int start = at;
        long value = 0;
        while (Texts.isDigit(peek())) {
            value = value * 10 + (text.charAt(at) - '0');
            if (value > SemanticVersion.MAX_NUMBER) {
                at = start;
                throw error("a number up to " + SemanticVersion.MAX_NUMBER);
            }
            at++;
        }
        if (c == '0' && at > start + 1) {
            at = start;
            throw error("a number without leading zeros");
        }
        return value;
    }

    private List<String> identifiers(boolean prerelease) {
        List<String> found = new ArrayList<>(4);
        while (true) {
            int start = at;
            boolean digitsOnly = true;
            while (Texts.isIdentifierPart(peek())) {
                digitsOnly &= Texts.isDigit(peek());
                at++;
            }
            if (at == start) {
                throw error("an identifier of letters, digits and hyphens");
            }
            if (prerelease && digitsOnly && at > start + 1 && text.charAt(start) == '0') {
                at = start;
                throw error("a number without leading zeros");
            }
            found.add(text.substring(start, at));
            if (peek() != '.') {
                return found;
            }
            at++;
        }
    }

    private InvalidRangeException error(String expected) {
        return new InvalidRangeException(text, at, expected);
    }
}
