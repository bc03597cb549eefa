package dev.crewx.mcp;

import java.util.List;

/** Looks for packages in the registry that the caller chose. */
@FunctionalInterface
public interface RegistrySearch {

    /**
     * Packages that fit these words, best first.
     *
     * @param limit how many at the most
     */
    Answer search(String words, int limit);

    /** What a registry says. */
    sealed interface Answer {
        /**
         * It found these.
         *
         * @param items the packages
         * @param total how many there are in all
         */
        record Found(List<Item> items, long total) implements Answer {
            /** Copies the items. */
            public Found {
                items = List.copyOf(items);
            }
        }

        /**
         * It found nothing out.
         *
         * @param message why not, for people
         */
        record Failed(String message) implements Answer {}
    }

    /**
     * A package.
     *
     * @param id its id
     * @param version its latest version
     * @param description what it is for
     */
    record Item(String id, String version, String description) {}
}
