package dev.crewx.domain.catalog;

import dev.crewx.domain.manifest.AppManifest;
import dev.crewx.domain.manifest.PackageMetadata;
import java.util.List;
import java.util.Optional;

/**
 * All of a published version that may change afterwards.
 *
 * @param yanked whether new resolutions leave it out
 * @param deprecation what its users are told instead, if anything
 * @param keywords words to find it by
 * @param homepage where it is at home
 * @param repository where its sources are
 */
public record VersionMarks(
        boolean yanked,
        Optional<String> deprecation,
        List<String> keywords,
        Optional<String> homepage,
        Optional<PackageMetadata.Repository> repository) {
    /** The most characters of a deprecation's message. */
    public static final int MAX_DEPRECATION = 1_000;

    /** The most keywords. */
    public static final int MAX_KEYWORDS = 100;

    /** The most characters of a keyword and of an address. */
    public static final int MAX_TEXT = 2_000;

    /** Copies the keywords. */
    public VersionMarks {
        keywords = List.copyOf(keywords);
    }

    /** What a version begins with: what its manifest says, neither yanked nor deprecated. */
    public static VersionMarks of(AppManifest manifest) {
        PackageMetadata metadata = manifest.metadata();
        return new VersionMarks(
                false, Optional.empty(), metadata.keywords(), metadata.homepage(), metadata.repository());
    }

    /** The same, yanked or not. */
    public VersionMarks withYanked(boolean nowYanked) {
        return new VersionMarks(nowYanked, deprecation, keywords, homepage, repository);
    }

    /** The same with another message, or none. */
    public VersionMarks withDeprecation(Optional<String> message) {
        return new VersionMarks(yanked, message, keywords, homepage, repository);
    }
}
