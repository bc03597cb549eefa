package dev.crewx.domain.resolution;

import dev.crewx.domain.version.VersionRange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A package in the solver. Its values are numbered: 0 is being absent, then the usable versions ascending. Each value
 * has a variable; the domain holds the values that are not excluded yet.
 */
final class PackageNode {
    static final int ABSENT = 0;

    final int id;
    final String name;

    /** The variable of being absent; −1 until the versions are known. */
    int base = -1;

    /** The usable versions; version {@code i} is value {@code i + 1}. */
    PackageVersion[] versions = {};

    /** What the provider said, {@code null} where it knows no such package or was not asked. */
    @Nullable PackageListing listing;

    long[] domain = {};
    int domainSize;

    /** For each value the variables of the sets it asks for. */
    int[][] needs = {};

    /** For each value the sets that rely on it as their last known member. */
    IntList[] witnessOf = {};

    final List<SetNode> sets = new ArrayList<>(4);
    final Map<VersionRange, SetNode> required = new HashMap<>(8);
    final Map<VersionRange, SetNode> optional = new HashMap<>(1);

    /** The value to try first, −1 for the newest. */
    int preferred = -1;

    /** The value it had last, −1 before. */
    int saved = -1;

    /** Whether the package has the {@link #freeValue()}. */
    boolean freeable;

    double activity;
    int heapIndex = -1;

    PackageNode(int id, String name) {
        this.id = id;
        this.name = name;
    }

    boolean isLoaded() {
        return base >= 0;
    }

    /** How many values there are. */
    int size() {
        return versions.length + (freeable ? 2 : 1);
    }

    /** The value that meets every requirement and has none; explanations use it to leave a package out. */
    int freeValue() {
        return versions.length + 1;
    }

    int variable(int value) {
        return base + value;
    }

    PackageVersion version(int value) {
        return versions[value - 1];
    }

    /** Whether some choice made so far excludes that the package is absent. */
    boolean isNeeded() {
        return isLoaded() && !Bits.get(domain, ABSENT);
    }

    @Override
    public String toString() {
        return name;
    }
}
