package dev.crewx.domain.resolution;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Where the resolver learns what there is: one package at a time, and only of packages it comes to need.
 *
 * <p>Within one resolution the same name must give the same answer. The resolver asks for each name at most once and
 * from the calling thread only. Whatever an implementation throws ends the resolution and reaches the caller.
 */
public interface PackageProvider {
    /**
     * All versions of a package, in any order, yanked ones included; deleted ones are not among them.
     *
     * @param name the package's canonical id
     * @return empty when there is no such package
     */
    Optional<List<PackageVersion>> versionsOf(String name);

    /**
     * A hint that these packages are asked for next, in this order; an implementation may begin to fetch them at once.
     *
     * @param names canonical ids, not asked for yet
     */
    default void prefetch(Collection<String> names) {}
}
