package dev.crewx.application.remote.spi;

import java.util.List;

/**
 * What a remote registry says: what was asked for, or why not.
 *
 * @param <T> what was asked for
 */
public sealed interface Reply<T> {

    /**
     * What was asked for.
     *
     * @param value it
     * @param <T> its type
     */
    record Ok<T>(T value) implements Reply<T> {}

    /**
     * Why not, in the registry's own words.
     *
     * @param status the HTTP status
     * @param type the problem's slug, such as {@code package-not-found}; empty when the registry gave none
     * @param detail what was tried, on what, and why not
     * @param errors the single problems, each {@code where: what}
     * @param <T> what was asked for
     */
    record Refused<T>(int status, String type, String detail, List<String> errors) implements Reply<T> {
        /** Copies the errors. */
        public Refused {
            errors = List.copyOf(errors);
        }

        /** The same refusal of something else. */
        public <R> Refused<R> of() {
            return new Refused<>(status, type, detail, errors);
        }
    }
}
