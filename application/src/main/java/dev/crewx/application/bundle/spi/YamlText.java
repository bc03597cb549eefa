package dev.crewx.application.bundle.spi;

import dev.crewx.domain.json.JsonValue.JsonObject;
import java.util.List;

/**
 * Turns a YAML 1.2 document into values, safely: no tags are followed; aliases, depth and size are bounded. Safe for use
 * by several threads at once.
 */
public interface YamlText {
    /** The most bytes that a document may have. */
    int MAX_BYTES = 1024 * 1024;

    /** Reads a document that should be a mapping; an empty one is an empty mapping. Never throws, whatever it holds. */
    Reading parse(byte[] utf8);

    /** What became of a text. */
    sealed interface Reading {
        /**
         * It is a mapping.
         *
         * @param document what it says
         * @param recoveries what a strict reader would have refused, for people, each with its line
         */
        record Parsed(JsonObject document, List<String> recoveries) implements Reading {
            /** Copies the recoveries. */
            public Parsed {
                recoveries = List.copyOf(recoveries);
            }
        }

        /**
         * It is none.
         *
         * @param line counted from 1
         * @param message what is wrong, for people
         */
        record Malformed(int line, String message) implements Reading {}
    }
}
