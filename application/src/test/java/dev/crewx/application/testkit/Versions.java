package dev.crewx.application.testkit;

import dev.crewx.domain.access.Account;
import dev.crewx.domain.access.Caller;
import dev.crewx.domain.access.Role;
import dev.crewx.domain.access.Username;
import dev.crewx.domain.catalog.CatalogChange;
import dev.crewx.domain.catalog.PublishedVersion;
import dev.crewx.domain.catalog.SkillSummary;
import dev.crewx.domain.catalog.VersionMarks;
import dev.crewx.domain.integrity.Digest;
import dev.crewx.domain.manifest.AppManifest;
import dev.crewx.domain.manifest.PackageId;
import dev.crewx.domain.skill.Visibility;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Published versions to test with. */
public final class Versions {
    /** When they were published unless said otherwise; with microseconds, as clocks have them. */
    public static final Instant PUBLISHED_AT = Instant.parse("2026-03-01T12:00:00.123456Z");

    private Versions() {}

    /** A version published by {@code ann}; its digest is that of the text {@code id@version}. */
    public static PublishedVersion published(String id, String version) {
        return published(Manifests.of(id, version), "ann", id + "@" + version);
    }

    /** A version published by somebody, whose bundle has these bytes. */
    public static PublishedVersion published(Manifests manifest, String publisher, String bundle) {
        AppManifest read = manifest.read();
        byte[] bytes = bundle.getBytes(StandardCharsets.UTF_8);
        return new PublishedVersion(
                read,
                Digest.of(bytes),
                bytes.length,
                3L * bytes.length,
                List.of(new SkillSummary(
                        "main", "main-skill", "What the skill of " + read.id() + " does", Visibility.PUBLIC)),
                Optional.of("# " + read.id() + "\n"),
                List.of(),
                new Username(publisher),
                PUBLISHED_AT,
                VersionMarks.of(read));
    }

    /** The same, yanked. */
    public static PublishedVersion yanked(PublishedVersion version) {
        return version.withMarks(version.marks().withYanked(true));
    }

    /** The same with another time. */
    public static PublishedVersion at(Instant publishedAt, PublishedVersion version) {
        return new PublishedVersion(
                version.manifest(),
                version.digest(),
                version.sizeBytes(),
                version.unpackedBytes(),
                version.skills(),
                version.readme(),
                version.findings(),
                version.publisher(),
                publishedAt,
                version.marks());
    }

    /** The change that brings {@link #published(String, String)} about. */
    public static CatalogChange change(String id, String version) {
        return new CatalogChange.VersionPublished(published(id, version));
    }

    /** Shorthand for an id that is known to be right. */
    public static PackageId id(String text) {
        return PackageId.parse(text);
    }

    /** Somebody who signed in and may do what users may. */
    public static Caller caller(String name) {
        return caller(name, Role.USER);
    }

    /** Somebody who signed in. */
    public static Caller caller(String name, Role role) {
        return Caller.of(new Account(new Username(name), "hash", role, false, PUBLISHED_AT));
    }
}
