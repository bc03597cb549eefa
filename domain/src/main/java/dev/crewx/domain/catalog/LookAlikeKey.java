package dev.crewx.domain.catalog;

import dev.crewx.domain.manifest.PackageId;

/**
 * What ids have in common that a person may take for each other: the id without hyphens, {@code 0} and {@code o} one,
 * {@code 1} and {@code l} one. Of the ids with one key the first that is published keeps the others out.
 *
 * @param text the key; {@code @} and {@code /} stand in it where they stand in the id
 */
public record LookAlikeKey(String text) implements Comparable<LookAlikeKey> {

    /** The key of an id. */
    public static LookAlikeKey of(PackageId id) {
        return new LookAlikeKey(id.toString().replace("-", "").replace('0', 'o').replace('1', 'l'));
    }

    @Override
    public int compareTo(LookAlikeKey other) {
        return text.compareTo(other.text);
    }

    /** The key. */
    @Override
    public String toString() {
        return text;
    }
}
