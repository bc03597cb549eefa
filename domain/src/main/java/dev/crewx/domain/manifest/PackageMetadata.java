package dev.crewx.domain.manifest;

import java.util.List;
import java.util.Optional;

/**
 * What a package says about itself for people: the manifest's {@code metadata}.
 *
 * @param name 1–200 characters
 * @param description 1–1024 characters
 * @param author who made it
 * @param license an SPDX expression where the author wrote one; free text is kept
 * @param homepage a URL as written
 * @param repository where the sources are
 * @param keywords words to find it by, in the author's order
 * @param category one word to file it under
 */
public record PackageMetadata(
        String name,
        String description,
        Optional<Person> author,
        Optional<String> license,
        Optional<String> homepage,
        Optional<Repository> repository,
        List<String> keywords,
        Optional<String> category) {
    /** Copies the keywords. */
    public PackageMetadata {
        keywords = List.copyOf(keywords);
    }

    /**
     * Where the sources are.
     *
     * @param type the kind of repository, {@code git} by default
     * @param url the address as written
     */
    public record Repository(String type, String url) {}
}
