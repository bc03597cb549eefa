package dev.crewx.application.publish;

import dev.crewx.application.storage.spi.PackageIndex;
import dev.crewx.application.storage.spi.Storage;
import dev.crewx.domain.access.Caller;
import dev.crewx.domain.access.Permission;
import dev.crewx.domain.access.Username;
import dev.crewx.domain.catalog.CatalogEntry;
import dev.crewx.domain.catalog.PublishedVersion;
import dev.crewx.domain.json.JsonValue;
import dev.crewx.domain.json.JsonValue.JsonObject;
import dev.crewx.domain.manifest.AppManifest;
import dev.crewx.domain.manifest.Finding;
import dev.crewx.domain.manifest.ManifestReader;
import dev.crewx.domain.manifest.ManifestReading;
import dev.crewx.domain.manifest.PackageId;
import dev.crewx.domain.version.SemanticVersion;
import java.util.List;
import java.util.Optional;

/**
 * Compares a manifest with the one inside a bundle that was published. Nothing is ever stored of it: what the registry
 * knows comes from bundles.
 */
public final class ConfirmManifest {
    private final PackageIndex packages;

    /** Over this storage. */
    public ConfirmManifest(Storage storage) {
        this.packages = storage.packages();
    }

    /**
     * Compares {@code document} with what was published under its id and version. What no rule reads makes no
     * difference.
     *
     * @throws dev.crewx.application.storage.spi.StorageException when the store fails
     */
    public Result confirm(Caller caller, JsonValue document) {
        return switch (ManifestReader.read(document)) {
            case ManifestReading.Refused(var findings) -> new Invalid(findings);
            case ManifestReading.Accepted(AppManifest offered, var warnings) -> confirm(caller, offered);
        };
    }

    private Result confirm(Caller caller, AppManifest offered) {
        PackageId id = offered.id();
        Optional<CatalogEntry> entry = packages.find(id);
        if (entry.isEmpty()
                ? !caller.may(Permission.PUBLISH, id)
                : !entry.get().mayChange(caller, Permission.PUBLISH)) {
            return new NotAllowed(id, caller.name());
        }
        return entry.flatMap(current -> current.version(offered.version()))
                .filter(version -> version.version().equals(offered.version()))
                .<Result>map(version -> understood(version.manifest()).equals(understood(offered))
                        ? new Confirmed(id, version)
                        : new Differs(id, version))
                .orElseGet(() -> new NothingPublished(id, offered.version()));
    }

    private static AppManifest understood(AppManifest manifest) {
        return new AppManifest(
                manifest.manifestVersion(),
                manifest.id(),
                manifest.version(),
                manifest.metadata(),
                manifest.skills(),
                manifest.resources(),
                manifest.runtimeRequirements(),
                manifest.crewxDependency(),
                manifest.dependencies(),
                manifest.compatibility(),
                manifest.security(),
                manifest.installation(),
                JsonObject.EMPTY);
    }

    /** What the comparison said. */
    public sealed interface Result {}

    /**
     * The two say the same.
     *
     * @param id the package
     * @param version as published
     */
    public record Confirmed(PackageId id, PublishedVersion version) implements Result {}

    /**
     * The bundle says something else.
     *
     * @param id the package
     * @param version as published
     */
    public record Differs(PackageId id, PublishedVersion version) implements Result {}

    /**
     * There is no such version.
     *
     * @param id the package
     * @param version the version
     */
    public record NothingPublished(PackageId id, SemanticVersion version) implements Result {}

    /**
     * The caller may not publish under this name.
     *
     * @param id the package
     * @param caller who tried
     */
    public record NotAllowed(PackageId id, Username caller) implements Result {}

    /**
     * The document is no manifest.
     *
     * @param findings all that was found
     */
    public record Invalid(List<Finding> findings) implements Result {
        /** Copies the findings. */
        public Invalid {
            findings = List.copyOf(findings);
        }
    }
}
