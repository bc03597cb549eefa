package dev.crewx.domain.access;

import dev.crewx.domain.manifest.PackageId;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The part of a package id before the slash, {@code @acme}. It belongs to the account of that name, always, and to
 * those an administrator gave it to.
 *
 * @param name the scope without its {@code @}
 */
public record Scope(String name) implements Comparable<Scope> {
    private static final Pattern FORM = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*");

    /** @throws IllegalArgumentException when the name breaks the form of scopes */
    public Scope {
        if (!isValid(name)) {
            throw new IllegalArgumentException("Scope \"@" + name + "\" is not 1-" + PackageId.MAX_SCOPE
                    + " lower-case letters, digits and single hyphens between them");
        }
    }

    /** The scope that {@code text} spells, with or without its {@code @}; empty when it breaks the form. */
    public static Optional<Scope> tryParse(String text) {
        String name = text.startsWith("@") ? text.substring(1) : text;
        return isValid(name) ? Optional.of(new Scope(name)) : Optional.empty();
    }

    /** The scope of a package, if it has one. */
    public static Optional<Scope> of(PackageId id) {
        return id.scope().map(Scope::new);
    }

    /** The scope that belongs to an account by its name. */
    public static Scope of(Username account) {
        return new Scope(account.value());
    }

    private static boolean isValid(String name) {
        return name.length() <= PackageId.MAX_SCOPE && FORM.matcher(name).matches();
    }

    @Override
    public int compareTo(Scope other) {
        return name.compareTo(other.name);
    }

    /** {@code @name}. */
    @Override
    public String toString() {
        return "@" + name;
    }
}
