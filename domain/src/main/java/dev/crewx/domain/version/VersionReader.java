package dev.crewx.domain.version;

import java.util.ArrayList;
import java.util.List;

/** Reads the parts of a version at given places of a text. */
final class VersionReader {
    private final String text;
    private int at;
    private int end;

    VersionReader(String text) {
        this.text = text;
    }

    /** Reads the version that fills {@code [start, end)}. */
    SemanticVersion readWhole(int start, int end) {
        if (end - start > SemanticVersion.MAX_LENGTH) {
            throw new InvalidVersionException(
                    text,
                    start + SemanticVersion.MAX_LENGTH,
                    "the end, since a version has at most " + SemanticVersion.MAX_LENGTH + " characters");
        }
        this.at = start;
        this.end = end;
        long major = number();
        expect('.');
        long minor = number();
        expect('.');
        long patch = number();
        String[] prerelease = SemanticVersion.NONE;
        String[] build = SemanticVersion.NONE;
        if (peek() == '-') {
            at++;
            prerelease = identifiers(true);
        }
        if (peek() == '+') {
            at++;
            build = identifiers(false);
        }
        if (at < end) {
            throw error(
                    build.length > 0
                            ? "a letter, digit, hyphen or dot, or the end"
                            : prerelease.length > 0
                                    ? "a letter, digit, hyphen or dot, \"+\" and build metadata, or the end"
                                    : "a digit, \"-\" and a prerelease, \"+\" and build metadata, or the end");
        }
        return new SemanticVersion(major, minor, patch, prerelease, build, text.substring(start, end));
    }

    private int peek() {
        return at < end ? text.charAt(at) : -1;
    }

    private void expect(char c) {
        if (peek() != c) {
            throw error("a digit or \"" + c + "\"");
        }
        at++;
    }

    private long number() {
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
        if (at == start) {
            throw error("a digit");
        }
        if (text.charAt(start) == '0' && at > start + 1) {
            at = start;
            throw error("a number without leading zeros");
        }
        return value;
    }

    private String[] identifiers(boolean numbersAreStrict) {
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
            if (numbersAreStrict && digitsOnly && at > start + 1 && text.charAt(start) == '0') {
                at = start;
                throw error("a number without leading zeros");
            }
            found.add(text.substring(start, at));
            if (peek() != '.') {
                return found.toArray(SemanticVersion.NONE);
            }
            at++;
        }
    }

    private InvalidVersionException error(String expected) {
        return new InvalidVersionException(text, at, expected);
    }
}
