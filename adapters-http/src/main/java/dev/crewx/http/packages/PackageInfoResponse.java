package dev.crewx.http.packages;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.crewx.application.discover.DiscoverPackages;
import dev.crewx.domain.access.Username;
import dev.crewx.domain.catalog.CatalogEntry;
import dev.crewx.domain.catalog.PublishedVersion;
import dev.crewx.domain.manifest.AppManifest;
import dev.crewx.domain.manifest.PackageMetadata;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A package and one of its versions on the wire.
 *
 * @param id the package
 * @param name its name for people
 * @param description what it is for
 * @param version the version that is described
 * @param author who made it
 * @param license its licence
 * @param keywords words to find it by
 * @param homepage where it is at home
 * @param repository where its sources are
 * @param registeredAt when its first version was published
 * @param updatedAt when it last changed
 * @param downloadCount all its downloads
 * @param dependencies what the version requires
 * @param runtimeRequirements what its skills need to run, as the manifest says it
 * @param compatibility where it can be used, as the manifest says it
 * @param distTags the names of versions
 * @param owners who may change it
 * @param skills the skills inside
 * @param checksum the bundle's digest
 * @param size the bundle's length in bytes
 * @param deprecated what its users are told instead
 * @param yanked whether new resolutions leave the version out
 */
@Introspected
@JsonInclude(JsonInclude.Include.NON_NULL)
record PackageInfoResponse(
        String id,
        String name,
        String description,
        String version,
        @Nullable AuthorResponse author,
        @Nullable String license,
        List<String> keywords,
        @Nullable String homepage,
        @Nullable String repository,
        Instant registeredAt,
        Instant updatedAt,
        long downloadCount,
        DependenciesResponse dependencies,
        @Nullable Object runtimeRequirements,
        @Nullable Object compatibility,
        Map<String, String> distTags,
        List<String> owners,
        List<SkillResponse> skills,
        String checksum,
        long size,
        @Nullable String deprecated,
        boolean yanked) {

    static PackageInfoResponse of(DiscoverPackages.Found found, PublishedVersion version) {
        return of(found.entry(), found.downloads(), version);
    }

    static PackageInfoResponse of(CatalogEntry entry, long downloads, PublishedVersion version) {
        AppManifest manifest = version.manifest();
        PackageMetadata metadata = manifest.metadata();
        Map<String, String> tags = new TreeMap<>();
        entry.distTags().forEach((tag, tagged) -> tags.put(tag, tagged.toString()));
        return new PackageInfoResponse(
                entry.id().toString(),
                metadata.name(),
                metadata.description(),
                version.version().toString(),
                metadata.author().map(AuthorResponse::of).orElse(null),
                metadata.license().orElse(null),
                version.marks().keywords(),
                version.marks().homepage().orElse(null),
                version.marks()
                        .repository()
                        .map(PackageMetadata.Repository::url)
                        .orElse(null),
                entry.createdAt(),
                entry.updatedAt(),
                downloads,
                DependenciesResponse.of(manifest),
                manifest.document()
                        .get("runtimeRequirements")
                        .map(JsonTrees::plain)
                        .orElse(null),
                manifest.document().get("compatibility").map(JsonTrees::plain).orElse(null),
                tags,
                entry.owners().stream().map(Username::value).toList(),
                version.skills().stream().map(SkillResponse::of).toList(),
                version.digest().toString(),
                version.sizeBytes(),
                version.deprecation().orElse(null),
                version.yanked());
    }
}
