package dev.crewx.application.remote.spi;

import dev.crewx.domain.access.Username;
import dev.crewx.domain.catalog.IndexEntry;
import dev.crewx.domain.integrity.Digest;
import dev.crewx.domain.manifest.PackageId;
import dev.crewx.domain.version.SemanticVersion;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A registry somewhere else. What it refuses comes back as {@link Reply.Refused}; when it cannot be reached, answers
 * nonsense or breaks off, every method throws {@link RemoteException}. Safe for use by many threads at once.
 */
public interface RemoteRegistry {

    /** Where it is; what its packages are locked to. */
    URI address();

    /** Signs in with a name and a password. */
    Reply<Session> login(String username, String password);

    /** Who the token that this client sends belongs to. */
    Reply<Username> whoAmI();

    /** Makes an account; for administrators. */
    Reply<Username> createUser(String name, String password);

    /** Packages that fit these words, best first. */
    Reply<SearchResult> search(String text, int limit);

    /** All that is known of a package: of one version, or of the latest. */
    Reply<PackageDetails> details(PackageId id, Optional<SemanticVersion> version);

    /** Every version of a package with what resolving and installing it needs. */
    Reply<IndexEntry> index(PackageId id);

    /**
     * Downloads a bundle's bytes, as they are, into {@code sink}; the caller checks their digest.
     *
     * @return how many bytes came
     */
    Reply<Long> download(PackageId id, SemanticVersion version, OutputStream sink);

    /** Publishes a bundle. Publishing the same bytes again does no harm. */
    Reply<Published> publish(PackageId id, SemanticVersion version, Path bundle);

    /**
     * A signed-in person's token.
     *
     * @param token what to send from now on
     * @param expiresAt from when on it counts no more
     * @param user who signed in
     */
    record Session(String token, Instant expiresAt, Username user) {
        /** Without the token, so that no log can show it. */
        @Override
        public String toString() {
            return "Session[" + user + ", expires " + expiresAt + "]";
        }
    }

    /**
     * A page of search hits.
     *
     * @param items the hits
     * @param total how many there are in all
     */
    record SearchResult(List<SearchItem> items, long total) {
        /** Copies the items. */
        public SearchResult {
            items = List.copyOf(items);
        }
    }

    /**
     * A search hit.
     *
     * @param id the package
     * @param description what it is for
     * @param version its latest version
     * @param author who made it; empty when not said
     * @param downloadCount all its downloads
     */
    record SearchItem(PackageId id, String description, SemanticVersion version, String author, long downloadCount) {}

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
     * @param dependencies what it requires, {@code id@range}
     * @param owners who may change it
     * @param downloadCount all its downloads
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
            List<String> dependencies,
            List<String> owners,
            long downloadCount,
            Instant updatedAt) {
        /** Copies the lists. */
        public PackageDetails {
            keywords = List.copyOf(keywords);
            dependencies = List.copyOf(dependencies);
            owners = List.copyOf(owners);
        }
    }

    /**
     * A version that the registry took.
     *
     * @param id the package
     * @param version the version
     * @param digest of its bundle, as the registry computed it
     * @param sizeBytes the bundle's length
     * @param uploadedAt when it was published
     * @param created false when these very bytes were published before
     */
    record Published(
            PackageId id,
            SemanticVersion version,
            Digest digest,
            long sizeBytes,
            Instant uploadedAt,
            boolean created) {}
}
