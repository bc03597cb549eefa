package dev.crewx.domain.access;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An account's name. It has the form of a package scope, 1–39 lower-case letters, digits and single hyphens between
 * them, because the scope {@code @name} belongs to the account of that name.
 *
 * @param value the name
 */
public record Username(String value) implements Comparable<Username> {
    private static final Pattern FORM = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*");
    private static final int MAX = 39;

    /** @throws IllegalArgumentException when the name breaks the form */
    public Username {
        if (!isValid(value)) {
            throw new IllegalArgumentException("User name \"" + value + "\" is not 1-" + MAX
                    + " lower-case letters, digits and single hyphens between them");
        }
    }

    /** The name that {@code text} spells, or empty when it breaks the form. */
    public static Optional<Username> tryParse(String text) {
        return isValid(text) ? Optional.of(new Username(text)) : Optional.empty();
    }

    private static boolean isValid(String text) {
        return text.length() <= MAX && FORM.matcher(text).matches();
    }

    @Override
    public int compareTo(Username other) {
        return value.compareTo(other.value);
    }

    /** The name. */
    @Override
    public String toString() {
        return value;
    }
}
