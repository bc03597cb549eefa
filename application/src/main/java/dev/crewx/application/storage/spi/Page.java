package dev.crewx.application.storage.spi;

import java.util.List;
import java.util.function.Function;

/**
 * A part of a longer list.
 *
 * @param items the part
 * @param total how many the whole list had when the part was taken
 * @param offset how many were left out before it
 * @param limit how many were asked for at the most
 * @param <T> what it lists
 */
public record Page<T>(List<T> items, long total, int offset, int limit) {
    /** Copies the items. */
    public Page {
        items = List.copyOf(items);
    }

    /** The same part with each item turned into another. */
    public <R> Page<R> map(Function<? super T, ? extends R> mapping) {
        return new Page<>(items.stream().<R>map(mapping).toList(), total, offset, limit);
    }
}
