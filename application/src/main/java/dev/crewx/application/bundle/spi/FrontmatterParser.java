package dev.crewx.application.bundle.spi;

import dev.crewx.domain.skill.Frontmatter;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads the YAML at the head of a {@code SKILL.md}: YAML 1.2, safely (no tags, bounded aliases, depth and size), with
 * or without byte order mark, LF or CRLF. What can be mended is mended and told as a recovery. Safe for use by several
 * threads at once.
 */
public interface FrontmatterParser {
    /** The most bytes from the file's beginning to the end of the closing {@code ---}. */
    int MAX_BYTES = 64 * 1024;

    /** Reads a whole file, or as much of its beginning as there is; never throws, whatever it holds. */
    Reading parse(byte[] file);

    /**
     * Reads a file only as far as its frontmatter goes, and a buffer beyond it; never closes the stream.
     *
     * @throws IOException when the stream fails
     */
    Reading parse(InputStream file) throws IOException;

    /** What became of a head. */
    sealed interface Reading {
        /**
         * There is a frontmatter.
         *
         * @param frontmatter what it says
         * @param bodyOffset where the text after it begins, in bytes from the file's beginning
         */
        record Found(Frontmatter frontmatter, int bodyOffset) implements Reading {}

        /** The file does not begin with {@code ---}. */
        record Absent() implements Reading {}

        /**
         * There is one, but it cannot be understood.
         *
         * @param line counted from 1
         * @param message what is wrong, for people
         */
        record Malformed(int line, String message) implements Reading {}
    }
}
