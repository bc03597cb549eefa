package dev.crewx.application.bundle;

import dev.crewx.application.bundle.BundlePlanner.Plan;
import dev.crewx.application.bundle.spi.ArchiveItem;
import dev.crewx.application.bundle.spi.ArchiveWriter;
import dev.crewx.application.bundle.spi.BundleFiles;
import dev.crewx.application.bundle.spi.BundleLimits;
import dev.crewx.application.bundle.spi.FrontmatterParser;
import dev.crewx.application.bundle.spi.JsonText;
import dev.crewx.application.bundle.spi.SourceFolders;
import dev.crewx.application.bundle.spi.SourceFolders.LeftOut;
import dev.crewx.domain.integrity.Digest;
import dev.crewx.domain.manifest.AppManifest;
import dev.crewx.domain.manifest.Finding;
import dev.crewx.domain.manifest.Location;
import dev.crewx.domain.manifest.ManifestOverrides;
import dev.crewx.domain.skill.BundledSkill;
import dev.crewx.domain.skill.Strictness;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes a bundle out of a folder, however its skills are laid out. The same folder gives the same bytes. */
public final class CreateBundle {
    private final BundlePlanner planner;
    private final ArchiveWriter archives;
    private final BundleFiles files;

    /** The use case over these ports. */
    public CreateBundle(
            SourceFolders folders,
            ArchiveWriter archives,
            BundleFiles files,
            JsonText json,
            FrontmatterParser frontmatters) {
        this.planner = new BundlePlanner(folders, json, frontmatters);
        this.archives = archives;
        this.files = files;
    }

    /**
     * What is wanted.
     *
     * @param folder the folder with the skills
     * @param outputFolder where the bundle goes under its own name, unless {@code outputFile} says otherwise
     * @param outputFile the bundle's file
     * @param overrides what is said about the package, over everything found
     * @param strictness how the skills' frontmatter is read
     * @param limits how much the bundle may be
     * @param modifiedSeconds the time of every entry in seconds since 1970: {@code SOURCE_DATE_EPOCH}, else 0
     */
    public record Request(
            Path folder,
            Path outputFolder,
            Optional<Path> outputFile,
            ManifestOverrides overrides,
            Strictness strictness,
            BundleLimits limits,
            long modifiedSeconds) {
        /** The bundle of a folder, under its own name in another, with nothing else said. */
        public static Request of(Path folder, Path outputFolder) {
            return new Request(
                    folder,
                    outputFolder,
                    Optional.empty(),
                    ManifestOverrides.NONE,
                    Strictness.LENIENT,
                    BundleLimits.DEFAULT,
                    0);
        }

        /** The same into this file. */
        public Request into(Path file) {
            return new Request(folder, outputFolder, Optional.of(file), overrides, strictness, limits, modifiedSeconds);
        }

        /** The same with this said about the package. */
        public Request with(ManifestOverrides newOverrides) {
            return new Request(folder, outputFolder, outputFile, newOverrides, strictness, limits, modifiedSeconds);
        }

        /** The same, reading frontmatter this way. */
        public Request with(Strictness newStrictness) {
            return new Request(folder, outputFolder, outputFile, overrides, newStrictness, limits, modifiedSeconds);
        }

        /** The same with this time on every entry. */
        public Request modifiedAt(long seconds) {
            return new Request(folder, outputFolder, outputFile, overrides, strictness, limits, seconds);
        }
    }

    /** What became of it. */
    public sealed interface Result {
        /**
         * The bundle is there.
         *
         * @param file where
         * @param digest of its bytes
         * @param size in bytes
         * @param manifest what it declares
         * @param paths its files, as they stand in the archive
         * @param skills its skills
         * @param leftOut what of the folder is not in it
         * @param findings warnings
         */
        record Created(
                Path file,
                Digest digest,
                long size,
                AppManifest manifest,
                List<String> paths,
                List<BundledSkill> skills,
                List<LeftOut> leftOut,
                List<Finding> findings)
                implements Result {
            /** Copies the lists. */
            public Created {
                paths = List.copyOf(paths);
                skills = List.copyOf(skills);
                leftOut = List.copyOf(leftOut);
                findings = List.copyOf(findings);
            }
        }

        /**
         * The folder breaks rules; nothing was written.
         *
         * @param findings every problem, at least one of them an error
         */
        record Refused(List<Finding> findings) implements Result {
            /** Copies the list. */
            public Refused {
                findings = List.copyOf(findings);
            }
        }

        /**
         * There is no such folder.
         *
         * @param folder which
         */
        record FolderAbsent(Path folder) implements Result {}
    }

    /**
     * Makes the bundle; a file that stands at its place is replaced only when all went well.
     *
     * @throws dev.crewx.application.bundle.spi.BundleFault when reading or writing fails
     */
    public Result create(Request request) {
        return switch (planner.plan(request.folder(), request.overrides(), request.strictness(), request.limits())) {
            case Plan.Absent() -> new Result.FolderAbsent(request.folder());
            case Plan.Refused(List<Finding> findings) -> new Result.Refused(findings);
            case Plan.Ready ready -> write(request, ready);
        };
    }

    private Result write(Request request, Plan.Ready plan) {
        Path target = request.outputFile()
                .orElseGet(() -> request.outputFolder().resolve(plan.manifest().bundleFileName()));
        try (BundleFiles.PendingFile file = files.create(target)) {
            ScannedItems scanned = new ScannedItems(plan.items());
            ArchiveWriter.Written written = archives.write(file.out(), scanned.items(), request.modifiedSeconds());
            Optional<Finding> tooMuch = tooMuch(plan, written.size(), request.limits());
            if (tooMuch.isPresent()) {
                return new Result.Refused(List.of(tooMuch.get()));
            }
            file.commit();
            return new Result.Created(
                    target,
                    written.digest(),
                    written.size(),
                    plan.manifest(),
                    plan.items().stream().map(ArchiveItem::path).toList(),
                    plan.skills(),
                    plan.leftOut(),
                    Stream.concat(plan.findings().stream(), scanned.findings().stream())
                            .toList());
        }
    }

    private static Optional<Finding> tooMuch(Plan.Ready plan, long size, BundleLimits limits) {
        if (size > limits.maxArchiveBytes()) {
            return Optional.of(Finding.error("limit-archive", Location.BUNDLE, "The bundle is too large")
                    .found(size + " bytes")
                    .allowed(limits.maxArchiveBytes() + " bytes"));
        }
        long unpacked = plan.items().stream().mapToLong(ArchiveItem::size).sum();
        if (unpacked > limits.ratioFromBytes() && unpacked / Math.max(1, size) >= limits.maxRatio()) {
            return Optional.of(Finding.error(
                            "limit-ratio",
                            Location.BUNDLE,
                            "The files shrink so much that readers would take the bundle for a bomb")
                    .found(unpacked / Math.max(1, size) + " to 1")
                    .allowed(limits.maxRatio() + " to 1"));
        }
        return Optional.empty();
    }
}
