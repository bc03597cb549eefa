package dev.crewx.application.search;

import dev.crewx.application.search.spi.PackageSearch;
import dev.crewx.application.search.spi.SearchDocument;
import dev.crewx.domain.catalog.CatalogEntry;
import dev.crewx.domain.catalog.PublishedVersion;
import dev.crewx.domain.manifest.PackageMetadata;
import dev.crewx.domain.manifest.Person;
import java.util.Optional;

/** Makes of a package's latest version what it is found by. */
public final class SearchDocuments {
    private SearchDocuments() {}

    /** What a package is found by; empty when it is not to be found. */
    public static Optional<SearchDocument> of(CatalogEntry entry) {
        return entry.isListed() ? entry.latest().map(latest -> of(entry, latest)) : Optional.empty();
    }

    /**
     * Makes a package findable as it is now, or unfindable where it is not to be found.
     *
     * @throws dev.crewx.application.storage.spi.StorageException when the search store fails
     */
    public static void show(PackageSearch search, CatalogEntry entry) {
        of(entry).ifPresentOrElse(search::put, () -> search.remove(entry.id()));
    }

    private static SearchDocument of(CatalogEntry entry, PublishedVersion latest) {
        PackageMetadata metadata = latest.manifest().metadata();
        return new SearchDocument(
                entry.id(),
                metadata.name(),
                metadata.description(),
                metadata.author().flatMap(Person::name).orElse(""),
                metadata.category().orElse(""),
                latest.marks().keywords(),
                latest.publicSkills().stream()
                        .map(skill -> new SearchDocument.SkillText(skill.name(), skill.description()))
                        .toList(),
                latest.readme().orElse(""),
                latest.manifest().compatibility().platforms(),
                entry.createdAt(),
                entry.updatedAt());
    }
}
