package dev.crewx.domain.resolution;

import dev.crewx.domain.version.VersionRange;
import java.util.Comparator;

/**
 * What a project or a version asks for.
 *
 * @param name the canonical id of the package asked for
 * @param range the versions that will do
 * @param optional whether the asker can do without; where the package is present all the same, the range holds
 */
public record Dependency(String name, VersionRange range, boolean optional) {
    /** By name, then by what is asked; so lists come out the same whatever order they are given in. */
    static final Comparator<Dependency> ORDER = Comparator.comparing(Dependency::name)
            .thenComparing((Dependency dependency) -> dependency.range().text())
            .thenComparing(dependency -> dependency.optional());

    /** One the asker cannot do without. */
    public static Dependency required(String name, VersionRange range) {
        return new Dependency(name, range, false);
    }

    /** One the asker can do without. */
    public static Dependency optional(String name, VersionRange range) {
        return new Dependency(name, range, true);
    }
}
