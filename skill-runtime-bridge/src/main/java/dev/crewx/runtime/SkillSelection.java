package dev.crewx.runtime;

import java.util.List;
import java.util.stream.Stream;

/**
 * Which skills somebody wants: where {@code include} names any, those and no others; else, without {@code autoload},
 * none; else all but those that {@code exclude} names.
 *
 * @param include names, with {@code *} for any part
 * @param exclude names, with {@code *} for any part
 * @param autoload whether skills that nobody named are wanted
 */
public record SkillSelection(List<String> include, List<String> exclude, boolean autoload) {
    /** All of them. */
    public static final SkillSelection ALL = new SkillSelection(List.of(), List.of(), true);

    /** Copies the lists. */
    public SkillSelection {
        include = List.copyOf(include);
        exclude = List.copyOf(exclude);
    }

    /** Whether the skill of this name is wanted. */
    public boolean admits(String name) {
        if (!include.isEmpty()) {
            return include.stream().anyMatch(pattern -> matches(pattern, name));
        }
        return autoload && exclude.stream().noneMatch(pattern -> matches(pattern, name));
    }

    /** This selection within a wider one: the lists of both, and this one's {@code autoload}. */
    SkillSelection within(SkillSelection wider) {
        return new SkillSelection(
                Stream.concat(wider.include.stream(), include.stream())
                        .distinct()
                        .toList(),
                Stream.concat(wider.exclude.stream(), exclude.stream())
                        .distinct()
                        .toList(),
                autoload);
    }

    /** Whether a name fits a pattern, in time that does not grow with its stars. */
    private static boolean matches(String pattern, String name) {
        String[] parts = pattern.split("\\*", -1);
        if (parts.length == 1) {
            return pattern.equals(name);
        }
        if (!name.startsWith(parts[0])) {
            return false;
        }
        int at = parts[0].length();
        for (int i = 1; i < parts.length - 1; i++) {
            at = name.indexOf(parts[i], at);
            if (at < 0) {
                return false;
            }
            at += parts[i].length();
        }
        String last = parts[parts.length - 1];
        return name.length() - at >= last.length() && name.endsWith(last);
    }
}
