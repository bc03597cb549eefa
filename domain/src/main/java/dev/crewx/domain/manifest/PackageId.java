package dev.crewx.domain.manifest;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name a package is known by: {@code name} or {@code @scope/name}. Each part is lower-case letters, digits and
 * single hyphens between them; a name has 1–64 characters, a scope 1–39.
 *
 * @param scope the part after {@code @}, absent for a name without scope
 * @param name the name proper
 */
public record PackageId(Optional<String> scope, String name) implements Comparable<PackageId> {
    /** The most characters of a name. */
    public static final int MAX_NAME = 64;

    /** The most characters of a scope. */
    public static final int MAX_SCOPE = 39;

    private static final Pattern PART = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*");

    /** Words that routes and dist-tags need for themselves; a scope takes a name out of their way. */
    private static final Set<String> ROUTE_WORDS = Set.of(
            "admin",
            "api",
            "docs",
            "download",
            "health",
            "index",
            "latest",
            "metrics",
            "packages",
            "popular",
            "register",
            "registry",
            "search",
            "stats",
            "versions");

    /** Names that Windows gives to devices: no folder can be called so. */
    private static final Pattern DEVICE = Pattern.compile("con|prn|aux|nul|com[0-9]|lpt[0-9]");

    /** @throws IllegalArgumentException naming the rule that is broken */
    public PackageId {
        String problem = problemOf(scope, name);
        if (problem != null) {
            throw new IllegalArgumentException(problem);
        }
    }

    /**
     * Reads {@code name} or {@code @scope/name}.
     *
     * @throws IllegalArgumentException naming the text and the rule it breaks
     */
    public static PackageId parse(String text) {
        if (text.startsWith("@")) {
            int slash = text.indexOf('/');
            if (slash < 0) {
                throw new IllegalArgumentException(
                        "Package ID \"" + text + "\" has a scope but no name; write " + text + "/name");
            }
            return new PackageId(Optional.of(text.substring(1, slash)), text.substring(slash + 1));
        }
        return new PackageId(Optional.empty(), text);
    }

    /** The id that {@code text} spells, or empty when it breaks a rule. */
    public static Optional<PackageId> tryParse(String text) {
        try {
            return Optional.of(parse(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** {@code scope-name-version.crewx} or {@code name-version.crewx}: the file name of a bundle of this package. */
    public String bundleFileName(Object version) {
        return scope.map(s -> s + "-").orElse("") + name + "-" + version + ".crewx";
    }

    private static @Nullable String problemOf(Optional<String> scope, String name) {
        String id = scope.map(s -> "@" + s + "/").orElse("") + name;
        if (id.isEmpty()) {
            return "Package ID is required";
        }
        if (scope.isPresent()) {
            String s = scope.get();
            if (s.length() > MAX_SCOPE || !PART.matcher(s).matches()) {
                return "Package ID \"" + id + "\" has a bad scope: 1-" + MAX_SCOPE
                        + " lower-case letters, digits and single hyphens between them";
            }
        }
        if (name.length() > MAX_NAME || !PART.matcher(name).matches()) {
            return "Package ID \"" + id + "\" has a bad name: 1-" + MAX_NAME
                    + " lower-case letters, digits and single hyphens between them";
        }
        if (DEVICE.matcher(name).matches() || (scope.isEmpty() && ROUTE_WORDS.contains(name))) {
            return "Package ID \"" + id + "\" is reserved; choose another name";
        }
        return null;
    }

    @Override
    public int compareTo(PackageId other) {
        return toString().compareTo(other.toString());
    }

    /** {@code name} or {@code @scope/name}. */
    @Override
    public String toString() {
        return scope.map(s -> "@" + s + "/" + name).orElse(name);
    }
}
