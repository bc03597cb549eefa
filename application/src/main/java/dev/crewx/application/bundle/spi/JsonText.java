package dev.crewx.application.bundle.spi;

import dev.crewx.domain.json.JsonValue;

/**
 * JSON text (RFC 8259) to values and back. Reading is strict: UTF-8, no duplicate names, no
 * extensions, nothing after the value (a byte order mark before it is passed over), nesting of at most {@value #MAX_DEPTH}, numbers of at most 1,000 characters and
 * an exponent of at most 4 digits. Safe for use by several threads at once.
 */
public interface JsonText {
    /** How deep arrays and objects may lie in one another. */
    int MAX_DEPTH = 100;

    /** Reads a document in UTF-8; never throws, whatever it holds. */
    Reading parse(byte[] utf8);

    /** Reads a document; never throws, whatever it holds. */
    Reading parse(String text);

    /** The document in UTF-8, indented by two spaces, with LF line ends and one at the end. */
    byte[] pretty(JsonValue value);

    /** The document on one line, without spaces and without a line end. */
    String compact(JsonValue value);

    /** What became of a text. */
    sealed interface Reading {
        /**
         * It is JSON.
         *
         * @param value what it says
         */
        record Parsed(JsonValue value) implements Reading {}

        /**
         * It is not.
         *
         * @param message what is wrong, for people
         * @param line counted from 1; 0 where it is not known
         * @param column counted from 1; 0 where it is not known
         */
        record Malformed(String message, int line, int column) implements Reading {}
    }
}
