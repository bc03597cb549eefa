package dev.crewx.domain.resolution;

import dev.crewx.domain.version.SemanticVersion;
import java.util.List;

/** Where an incompatibility comes from: what was asked or published, or what follows from others. */
public sealed interface Cause {
    /**
     * The project asks for a package.
     *
     * @param dependency what it asks for
     * @param target what is known of the package asked for
     */
    record ProjectRequires(Dependency dependency, Target target) implements Cause {}

    /**
     * Versions of a package ask for another.
     *
     * @param packageName the asking package
     * @param groups which versions ask for what, each version once
     * @param target what is known of the package asked for
     */
    record DependsOn(String packageName, List<Group> groups, Target target) implements Cause {
        /** Copies the groups. */
        public DependsOn {
            groups = List.copyOf(groups);
        }
    }

    /**
     * Versions that ask for the same.
     *
     * @param versions the asking versions, ascending
     * @param text these versions as a person writes them; empty for all
     * @param dependency what they ask for
     */
    record Group(List<SemanticVersion> versions, String text, Dependency dependency) {
        /** Copies the versions. */
        public Group {
            versions = List.copyOf(versions);
        }
    }

    /**
     * What is known of a package that is asked for.
     *
     * @param name the package
     * @param exists whether there is such a package
     * @param matching whether some published version is in a range asked for
     */
    record Target(String name, boolean exists, boolean matching) {}

    /**
     * Versions cannot be used on this machine, or were yanked.
     *
     * @param packageName the package
     * @param versions the versions, ascending
     * @param text these versions as a person writes them; empty for all
     * @param reason why, as a phrase: {@code needs CrewX ^3.0.0 and this is 2.1.0}
     */
    record Unusable(String packageName, List<SemanticVersion> versions, String text, String reason) implements Cause {
        /** Copies the versions. */
        public Unusable {
            versions = List.copyOf(versions);
        }
    }

    /**
     * The project itself cannot be used on this machine.
     *
     * @param reason why, as a phrase
     */
    record ProjectUnusable(String reason) implements Cause {}

    /**
     * It follows from others, one after the other.
     *
     * @param from what it follows from
     */
    record Derived(List<Incompatibility> from) implements Cause {
        /** Copies the list. */
        public Derived {
            from = List.copyOf(from);
        }
    }

    /**
     * Every combination of versions was tried against these; the derivation would be too long to be told.
     *
     * @param from the facts that no combination meets
     */
    record Exhausted(List<Incompatibility> from) implements Cause {
        /** Copies the list. */
        public Exhausted {
            from = List.copyOf(from);
        }
    }
}
