package dev.crewx.application.resolve;

import dev.crewx.application.storage.spi.PackageIndex;
import dev.crewx.domain.catalog.IndexEntry;
import dev.crewx.domain.catalog.IndexEntry.IndexedVersion;
import dev.crewx.domain.manifest.PackageId;
import dev.crewx.domain.resolution.Budget;
import dev.crewx.domain.resolution.Dependency;
import dev.crewx.domain.resolution.Host;
import dev.crewx.domain.resolution.HostConstraints;
import dev.crewx.domain.resolution.PackageProvider;
import dev.crewx.domain.resolution.PackageVersion;
import dev.crewx.domain.resolution.Resolution;
import dev.crewx.domain.resolution.ResolutionOutcome;
import dev.crewx.domain.resolution.ResolutionRequest;
import dev.crewx.domain.resolution.Resolver;
import dev.crewx.domain.version.InvalidRangeException;
import dev.crewx.domain.version.SemanticVersion;
import dev.crewx.domain.version.VersionRange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/** Chooses the versions that a project gets, from what the registry holds at this moment; within a bounded effort. */
public final class ResolveDependencies {
    /** The most packages that can be asked for, or named as locked, at once. */
    public static final int MAX_NAMED = 1_000;

    private static final long MAX_STEPS = 1_000_000;
    private static final Duration MAX_TIME = Duration.ofSeconds(5);

    private final PackageIndex packages;
    private final LongSupplier nanoClock;

    /**
     * Over this index.
     *
     * @param nanoClock a clock that only goes forward, in nanoseconds
     */
    public ResolveDependencies(PackageIndex packages, LongSupplier nanoClock) {
        this.packages = packages;
        this.nanoClock = nanoClock;
    }

    /**
     * Resolves.
     *
     * @throws dev.crewx.application.storage.spi.StorageException when the store fails
     */
    public Result resolve(Wanted wanted) {
        if (wanted.requires().size() > MAX_NAMED || wanted.locked().size() > MAX_NAMED) {
            return new BadField("requires", "At most " + MAX_NAMED + " packages are asked for, or locked, at once");
        }
        List<Dependency> requirements = new ArrayList<>();
        for (Map.Entry<String, String> required : wanted.requires().entrySet()) {
            if (PackageId.tryParse(required.getKey()).isEmpty()) {
                return new BadField("requires", "\"" + required.getKey() + "\" is no package id");
            }
            try {
                VersionRange range = VersionRange.parse(required.getValue());
                requirements.add(Dependency.required(required.getKey(), range));
            } catch (InvalidRangeException e) {
                return new BadField("requires", required.getKey() + ": " + e.getMessage());
            }
        }
        Map<String, SemanticVersion> locked = new TreeMap<>();
        for (Map.Entry<String, String> lock : wanted.locked().entrySet()) {
            Optional<SemanticVersion> version = SemanticVersion.tryParse(lock.getValue());
            if (version.isEmpty()) {
                return new BadField("lock", "\"" + lock.getValue() + "\" is no version of " + lock.getKey());
            }
            locked.put(lock.getKey(), version.get());
        }
        Optional<SemanticVersion> crewx = wanted.crewx().flatMap(SemanticVersion::tryParse);
        if (crewx.isEmpty() && wanted.crewx().isPresent()) {
            return new BadField("environment/crewx", "\"" + wanted.crewx().get() + "\" is no version");
        }
        Known known = new Known();
        ResolutionRequest request = new ResolutionRequest(
                requirements,
                HostConstraints.NONE,
                new Host(crewx, wanted.platform(), wanted.architecture()),
                locked,
                Set.of(),
                Budget.ofSteps(MAX_STEPS).withTime(MAX_TIME, nanoClock));
        return switch (Resolver.of(known).resolve(request)) {
            case ResolutionOutcome.Resolved(Resolution resolution) -> new Resolved(resolution, known.versions);
            case ResolutionOutcome.Conflict conflict -> new Conflict(conflict);
            case ResolutionOutcome.BudgetExceeded exceeded -> new TookTooLong(exceeded.message());
            case ResolutionOutcome.Cancelled cancelled ->
                throw new IllegalStateException("Nobody cancelled after " + cancelled.steps() + " steps");
        };
    }

    /** What the index says, each package asked for once. */
    private final class Known implements PackageProvider {
        private final Map<String, Map<SemanticVersion, IndexedVersion>> versions = new HashMap<>();

        @Override
        public Optional<List<PackageVersion>> versionsOf(String name) {
            return PackageId.tryParse(name).flatMap(packages::find).map(entry -> {
                IndexEntry index = entry.index();
                Map<SemanticVersion, IndexedVersion> byVersion = new HashMap<>();
                index.versions().forEach(version -> byVersion.put(version.version(), version));
                versions.put(name, byVersion);
                return index.versions().stream().map(IndexedVersion::resolvable).toList();
            });
        }
    }

    /**
     * What somebody wants.
     *
     * @param requires the ranges that will do, by package
     * @param crewx the version of CrewX there, where it is known
     * @param platform the operating system in Node's words, where it is known
     * @param architecture the processor in Node's words, where it is known
     * @param locked the versions to stay with where that can be, by package
     */
    public record Wanted(
            Map<String, String> requires,
            Optional<String> crewx,
            Optional<String> platform,
            Optional<String> architecture,
            Map<String, String> locked) {
        /** Copies the maps. */
        public Wanted {
            requires = Map.copyOf(requires);
            locked = Map.copyOf(locked);
        }
    }

    /** What came of it. */
    public sealed interface Result {}

    /**
     * There is an answer.
     *
     * @param resolution the answer, its cycles included
     * @param versions all versions of the packages that were looked at, by package
     */
    public record Resolved(Resolution resolution, Map<String, Map<SemanticVersion, IndexedVersion>> versions)
            implements Result {
        /** Copies the outer map. */
        public Resolved {
            versions = Map.copyOf(versions);
        }

        /** What the registry holds of a version that was chosen. */
        public IndexedVersion chosen(String name, SemanticVersion version) {
            IndexedVersion chosen = versions.getOrDefault(name, Map.of()).get(version);
            if (chosen == null) {
                throw new IllegalStateException("Resolved to a version that is not there: " + name + "@" + version);
            }
            return chosen;
        }
    }

    /**
     * There is no answer, and why.
     *
     * @param conflict the derivation and what would help
     */
    public record Conflict(ResolutionOutcome.Conflict conflict) implements Result {}

    /**
     * It was given up.
     *
     * @param text how far it came
     */
    public record TookTooLong(String text) implements Result {}

    /**
     * Something that was asked for is none.
     *
     * @param field where
     * @param rule what is wrong
     */
    public record BadField(String field, String rule) implements Result {}
}
