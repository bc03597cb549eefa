package dev.crewx.application.remote.spi;

import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which registries there are, by one place's word. Registries are given as texts, by name or by URL.
 *
 * @param defaultRegistry the one to talk to when none is named
 * @param named the URLs of registries that have a name
 * @param scopes the registry of each scope, by {@code @scope}
 * @param insecure origins that may be talked to without encryption, {@code http://host:port}
 */
public record RegistrySettings(
        Optional<String> defaultRegistry,
        SortedMap<String, String> named,
        SortedMap<String, String> scopes,
        Set<String> insecure) {
    /** Says nothing. */
    public static final RegistrySettings NONE =
            new RegistrySettings(Optional.empty(), new TreeMap<>(), new TreeMap<>(), Set.of());

    /** Copies the collections. */
    public RegistrySettings {
        named = Collections.unmodifiableSortedMap(new TreeMap<>(named));
        scopes = Collections.unmodifiableSortedMap(new TreeMap<>(scopes));
        insecure = Collections.unmodifiableSet(new TreeSet<>(insecure));
    }

    /** The same with this default, or with none. */
    public RegistrySettings withDefault(Optional<String> registry) {
        return new RegistrySettings(registry, named, scopes, insecure);
    }

    /** The same with these named registries. */
    public RegistrySettings withNamed(SortedMap<String, String> registries) {
        return new RegistrySettings(defaultRegistry, registries, scopes, insecure);
    }

    /** The same with these scopes. */
    public RegistrySettings withScopes(SortedMap<String, String> registries) {
        return new RegistrySettings(defaultRegistry, named, registries, insecure);
    }

    /** The same with these origins that need no encryption. */
    public RegistrySettings withInsecure(Set<String> origins) {
        return new RegistrySettings(defaultRegistry, named, scopes, origins);
    }
}
