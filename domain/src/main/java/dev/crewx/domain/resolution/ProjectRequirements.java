package dev.crewx.domain.resolution;

import dev.crewx.domain.version.SemanticVersion;
import dev.crewx.domain.version.VersionRange;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What a project asks for: packages directly required, registries by scope, and the agents it installs for. How it is
 * written to a file is an adapter's matter; everything comes sorted for that.
 *
 * @param requires the ranges required, by package
 * @param registries the registry of each scope, by {@code @scope}: a name or a URL
 * @param targets the agents skills are installed for: {@code claude-code}, …
 */
public record ProjectRequirements(
        SortedMap<String, VersionRange> requires, SortedMap<String, String> registries, SortedSet<String> targets) {
    private static final Pattern SCOPE = Pattern.compile("@[a-z0-9]+(?:-[a-z0-9]+)*");

    /** The requirements of a project that has none. */
    public static final ProjectRequirements EMPTY =
            new ProjectRequirements(new TreeMap<>(), new TreeMap<>(), new TreeSet<>());

    /**
     * Copies the collections.
     *
     * @throws IllegalArgumentException when a key of the registries is no scope, or a name is blank
     */
    public ProjectRequirements {
        requires = Collections.unmodifiableSortedMap(new TreeMap<>(requires));
        registries = Collections.unmodifiableSortedMap(new TreeMap<>(registries));
        targets = Collections.unmodifiableSortedSet(new TreeSet<>(targets));
        registries.forEach((scope, registry) -> {
            if (!SCOPE.matcher(scope).matches() || registry.isBlank()) {
                throw new IllegalArgumentException(
                        "A registry is given for a scope like @acme, not \"" + scope + "\": \"" + registry + "\"");
            }
        });
        if (requires.keySet().stream().anyMatch(String::isBlank)
                || targets.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("Required packages and targets have names");
        }
    }

    /** These requirements with the package required at this version and what is compatible with it. */
    public ProjectRequirements adding(String name, SemanticVersion version) {
        return adding(name, VersionRange.caret(version));
    }

    /** These requirements with the package required as this range says; one that was there is replaced. */
    public ProjectRequirements adding(String name, VersionRange range) {
        SortedMap<String, VersionRange> changed = new TreeMap<>(requires);
        changed.put(name, range);
        return new ProjectRequirements(changed, registries, targets);
    }

    /** These requirements without the package; the same when it was not there. */
    public ProjectRequirements without(String name) {
        SortedMap<String, VersionRange> changed = new TreeMap<>(requires);
        changed.remove(name);
        return new ProjectRequirements(changed, registries, targets);
    }

    /** These requirements, installed for these agents. */
    public ProjectRequirements withTargets(SortedSet<String> agents) {
        return new ProjectRequirements(requires, registries, agents);
    }

    /** The requirements as a request takes them. */
    public List<Dependency> dependencies() {
        List<Dependency> dependencies = new ArrayList<>();
        requires.forEach((name, range) -> dependencies.add(Dependency.required(name, range)));
        return List.copyOf(dependencies);
    }
}
