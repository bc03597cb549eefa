package dev.crewx.domain.resolution;

import dev.crewx.domain.version.SemanticVersion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The packages met so far, by name, and the listings the provider gave; asks for each at most once. */
final class PackageTable {
    private final PackageProvider provider;
    private final Host host;
    private final Map<String, SemanticVersion> locked;
    private final Set<String> updated;
    private final SearchBudget budget;
    private final Map<String, PackageNode> byName = new HashMap<>();
    private final List<PackageNode> nodes = new ArrayList<>();
    private final boolean freeable;
    private int asked;

    PackageTable(PackageProvider provider, ResolutionRequest request, SearchBudget budget) {
        this(provider, request, budget, false);
    }

    /**
     * A table for one search.
     *
     * @param freeable whether packages have the {@link PackageNode#freeValue()}
     */
    PackageTable(PackageProvider provider, ResolutionRequest request, SearchBudget budget, boolean freeable) {
        this.freeable = freeable;
        this.provider = provider;
        this.host = request.host();
        this.locked = request.locked();
        this.updated = request.update();
        this.budget = budget;
    }

    /** The package of this name; new ones are numbered in the order they are met. */
    PackageNode node(String name) {
        PackageNode known = byName.get(name);
        if (known == null) {
            known = new PackageNode(nodes.size(), name);
            known.freeable = freeable;
            byName.put(name, known);
            nodes.add(known);
        }
        return known;
    }

    /** All packages met so far, in the order they were met. */
    List<PackageNode> nodes() {
        return nodes;
    }

    int asked() {
        return asked;
    }

    void prefetch(List<PackageNode> batch) {
        provider.prefetch(batch.stream().map(node -> node.name).toList());
    }

    /** Fills in the package's versions. */
    void fetch(PackageNode node) {
        asked++;
        budget.step();
        Optional<SemanticVersion> lockedVersion = Optional.ofNullable(locked.get(node.name));
        PackageListing listing = provider.versionsOf(node.name)
                .map(versions -> PackageListing.of(versions, host, lockedVersion))
                .orElse(PackageListing.UNKNOWN);
        node.listing = listing;
        node.versions = listing.usable().toArray(new PackageVersion[0]);
        lockedVersion.filter(version -> !updated.contains(node.name)).ifPresent(version -> prefer(node, version));
    }

    private static void prefer(PackageNode node, SemanticVersion version) {
        for (int value = 1; value <= node.versions.length; value++) { // the free value is no version
            if (node.version(value).version().equals(version)) {
                node.preferred = value;
            }
        }
    }
}
