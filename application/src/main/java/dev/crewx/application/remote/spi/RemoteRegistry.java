package dev.crewx.application.remote.spi;

import dev.crewx.domain.catalog.IndexEntry;
import dev.crewx.domain.integrity.Digest;
import dev.crewx.domain.manifest.PackageId;
import dev.crewx.domain.version.SemanticVersion;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A registry somewhere else, as a reader sees it. What it refuses comes back as {@link Reply.Refused}; when it cannot be
 * reached, answers nonsense or breaks off, every method throws {@link RemoteException}, after it has tried again where
 * that does no harm. Safe for use by many threads at once.
 */
public interface RemoteRegistry {

    /** Where it is; what its packages are locked to. */
    URI address();

    /** What it says of itself; needs no account. */
    Reply<RegistryInfo> info();

    /** Packages that fit, best first or as the search sorts them. */
    Reply<Listing<SearchItem>> search(Search search);

    /** Every package there is, a page of them. */
    Reply<Listing<SearchItem>> packages(int offset, int limit);

    /**
     * All that is known of a package.
     *
     * @param version an exact version or a dist-tag; the latest when empty
     */
    Reply<PackageDetails> details(PackageId id, Optional<String> version);

    /** Every version of a package with its marks, highest precedence first. */
    Reply<List<VersionDetails>> versions(PackageId id);

    /** The packages that require a package, a page of them. */
    Reply<Listing<Dependent>> dependents(PackageId id, int offset, int limit);

    /** How often a package was downloaded. */
    Reply<DownloadCounts> downloads(PackageId id);

    /** The registry's totals by name, for those who may see them. */
    Reply<SortedMap<String, Long>> totals();

    /** Every version of a package with what resolving and installing it needs. */
    Reply<IndexEntry> index(PackageId id);

    /**
     * Downloads a bundle's bytes, as they are, into {@code sink}, which it does not close; the caller checks their
     * digest. A transfer that breaks off is taken up again where it broke. Never more than the bundle's size is written.
     *
     * @param from how many of its bytes the caller has already
     * @return how many bytes were written
     * @throws IOException what the sink threw, and nothing else
     */
    Reply<Long> download(RemoteBundle bundle, long from, OutputStream sink) throws IOException;

    /**
     * A bundle as the index or a lockfile tells of it.
     *
     * @param id the package
     * @param version its version
     * @param digest of the bundle
     * @param sizeBytes its length
     */
    record RemoteBundle(PackageId id, SemanticVersion version, Digest digest, long sizeBytes) {}

    /**
     * What a registry says of itself.
     *
     * @param name its name
     * @param version of its software
     */
    record RegistryInfo(String name, String version) {}

    /**
     * What to search for.
     *
     * @param text words; all packages when blank
     * @param author only of this author
     * @param keywords only with all of these
     * @param category only of this category
     * @param minDownloads only with at least so many downloads
     * @param platform only for this platform
     * @param sort {@code relevance}, {@code popularity}, {@code updated} or {@code created}
     * @param offset how many hits to leave out
     * @param limit at most so many
     */
    record Search(
            String text,
            Optional<String> author,
            List<String> keywords,
            Optional<String> category,
            long minDownloads,
            Optional<String> platform,
            Optional<String> sort,
            int offset,
            int limit) {
        /** Copies the keywords. */
        public Search {
            keywords = List.copyOf(keywords);
        }

        /** A search by words alone. */
        public static Search of(String text, int limit) {
            return new Search(
                    text,
                    Optional.empty(),
                    List.of(),
                    Optional.empty(),
                    0,
                    Optional.empty(),
                    Optional.empty(),
                    0,
                    limit);
        }
    }

    /**
     * A part of a longer list.
     *
     * @param items the part
     * @param total how many there are in all
     * @param <T> what it lists
     */
    record Listing<T>(List<T> items, long total) {
        /** Copies the items. */
        public Listing {
            items = List.copyOf(items);
        }
    }

    /**
     * A package in a list.
     *
     * @param id the package
     * @param description what it is for
     * @param version its latest version
     * @param author who made it; empty when not said
     * @param downloadCount all its downloads
     * @param updatedAt when it last changed
     */
    record SearchItem(
            PackageId id,
            String description,
            SemanticVersion version,
            String author,
            long downloadCount,
            Instant updatedAt) {}

    /**
     * All that is known of a package and one of its versions.
     *
     * @param id the package
     * @param name its name for people
     * @param description what it is for
     * @param version the version that is described
     * @param author who made it; empty when not said
     * @param license its licence; empty when not said
     * @param keywords its keywords
     * @param homepage its page; empty when not said
     * @param repository where its sources are; empty when not said
     * @param dependencies what it requires, {@code id@range}
     * @param distTags its tags and the versions they name
     * @param owners who may change it
     * @param downloadCount all its downloads
     * @param digest of this version's bundle
     * @param sizeBytes the bundle's length
     * @param deprecated what its users are told; empty when it is not deprecated
     * @param yanked whether new resolutions leave this version out
     * @param registeredAt when its first version was published
     * @param updatedAt when it last changed
     */
    record PackageDetails(
            PackageId id,
            String name,
            String description,
            SemanticVersion version,
            String author,
            String license,
            List<String> keywords,
            String homepage,
            String repository,
            List<String> dependencies,
            SortedMap<String, String> distTags,
            List<String> owners,
            long downloadCount,
            Digest digest,
            long sizeBytes,
            Optional<String> deprecated,
            boolean yanked,
            Instant registeredAt,
            Instant updatedAt) {
        /** Copies the collections. */
        public PackageDetails {
            keywords = List.copyOf(keywords);
            dependencies = List.copyOf(dependencies);
            distTags = Collections.unmodifiableSortedMap(new TreeMap<>(distTags));
            owners = List.copyOf(owners);
        }
    }

    /**
     * A version in the list of a package's versions.
     *
     * @param version the version
     * @param digest of its bundle
     * @param sizeBytes the bundle's length
     * @param publishedAt when it was published
     * @param yanked whether new resolutions leave it out
     * @param deprecated what its users are told; empty when it is not deprecated
     */
    record VersionDetails(
            SemanticVersion version,
            Digest digest,
            long sizeBytes,
            Instant publishedAt,
            boolean yanked,
            Optional<String> deprecated) {}

    /**
     * A package that requires another.
     *
     * @param id it
     * @param version its version that does
     * @param range what it requires of the other
     * @param optional whether it can do without
     */
    record Dependent(PackageId id, SemanticVersion version, String range, boolean optional) {}

    /**
     * How often a package was downloaded.
     *
     * @param total in all
     * @param byVersion of each version
     * @param byDay on each day that had any, the oldest first
     */
    record DownloadCounts(long total, Map<String, Long> byVersion, SortedMap<LocalDate, Long> byDay) {
        /** Copies the maps. */
        public DownloadCounts {
            byVersion = Collections.unmodifiableMap(new LinkedHashMap<>(byVersion));
            byDay = Collections.unmodifiableSortedMap(new TreeMap<>(byDay));
        }
    }
}
