package dev.crewx.domain.resolution;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What of a lockfile a machine gets.
 *
 * @param packages the names to install, dependencies before dependents
 * @param elsewhere the names of the packages that are for other machines, and that everything here can do without;
 *     sorted
 * @param unfit what is needed and does not do for this machine: why, by name
 */
public record HostSelection(List<String> packages, List<String> elsewhere, SortedMap<String, String> unfit) {
    /** Copies the collections. */
    public HostSelection {
        packages = List.copyOf(packages);
        elsewhere = List.copyOf(elsewhere);
        unfit = Collections.unmodifiableSortedMap(new TreeMap<>(unfit));
    }
}
