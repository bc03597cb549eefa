package dev.crewx.application.publish;

import dev.crewx.application.search.spi.SearchDocument;
import dev.crewx.domain.catalog.CatalogEntry;
import dev.crewx.domain.catalog.PublishedVersion;
import dev.crewx.domain.manifest.PackageMetadata;
import dev.crewx.domain.manifest.Person;

/** Makes of a package's latest version what it is found by. */
final class SearchDocuments {
    private SearchDocuments() {}

    static SearchDocument of(CatalogEntry entry) {
        PublishedVersion latest = entry.latest();
        PackageMetadata metadata = latest.manifest().metadata();
        return new SearchDocument(
                entry.id(),
                metadata.name(),
                metadata.description(),
                metadata.author().flatMap(Person::name).orElse(""),
                metadata.category().orElse(""),
                metadata.keywords(),
                latest.skills().stream()
                        .map(skill -> new SearchDocument.SkillText(skill.name(), skill.description()))
                        .toList(),
                latest.readme().orElse(""));
    }
}
