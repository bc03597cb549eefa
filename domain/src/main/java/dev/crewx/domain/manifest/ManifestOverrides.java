package dev.crewx.domain.manifest;

import java.util.List;
import java.util.Optional;

/**
 * What the person who builds a bundle says about it, as typed: it wins over everything found. Nothing is checked
 * here; the manifest that comes out is.
 *
 * @param id the package id
 * @param version the package version
 * @param name the name for people
 * @param description what it is
 * @param author {@code Name <mail> (url)}
 * @param license an SPDX expression
 * @param homepage a URL
 * @param repository a URL
 * @param category one word
 * @param keywords replace those found unless there are none here
 */
public record ManifestOverrides(
        Optional<String> id,
        Optional<String> version,
        Optional<String> name,
        Optional<String> description,
        Optional<String> author,
        Optional<String> license,
        Optional<String> homepage,
        Optional<String> repository,
        Optional<String> category,
        List<String> keywords) {
    /** Nothing is said. */
    public static final ManifestOverrides NONE = new ManifestOverrides(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of());

    /** Copies the keywords. */
    public ManifestOverrides {
        keywords = List.copyOf(keywords);
    }

    /** Only an id and a version. */
    public static ManifestOverrides of(String id, String version) {
        return NONE.withId(id).withVersion(version);
    }

    /** The same with this id. */
    public ManifestOverrides withId(String text) {
        return new ManifestOverrides(
                Optional.of(text),
                version,
                name,
                description,
                author,
                license,
                homepage,
                repository,
                category,
                keywords);
    }

    /** The same with this version. */
    public ManifestOverrides withVersion(String text) {
        return new ManifestOverrides(
                id, Optional.of(text), name, description, author, license, homepage, repository, category, keywords);
    }
}
