package dev.crewx.http.paging;

import dev.crewx.application.storage.spi.Page;
import io.micronaut.core.annotation.Introspected;
import java.util.List;

/**
 * A part of a longer list.
 *
 * @param items the part
 * @param total how many there are in all
 * @param offset how many were left out before it
 * @param limit how many were asked for at the most
 * @param <T> what it lists
 */
@Introspected
public record ListResponse<T>(List<T> items, long total, int offset, int limit) {

    /** A page as it is. */
    public static <T> ListResponse<T> of(Page<T> page) {
        return new ListResponse<>(page.items(), page.total(), page.offset(), page.limit());
    }

    /** A list of which nothing is left out. */
    public static <T> ListResponse<T> of(List<T> all) {
        return new ListResponse<>(all, all.size(), 0, all.size());
    }
}
