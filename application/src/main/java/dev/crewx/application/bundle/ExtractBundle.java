package dev.crewx.application.bundle;

import dev.crewx.application.bundle.spi.BundleFault;
import dev.crewx.application.bundle.spi.BundleFiles;
import dev.crewx.application.bundle.spi.BundleLimits;
import dev.crewx.application.bundle.spi.FolderStaging;
import dev.crewx.application.bundle.spi.FolderStaging.StagedFolder;
import dev.crewx.application.bundle.spi.FolderStaging.Staging;
import dev.crewx.domain.integrity.Digest;
import dev.crewx.domain.manifest.Finding;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Unpacks a bundle into a folder: all of it, checked, in one step; or nothing. */
public final class ExtractBundle {
    private final BundleInspector inspector;
    private final BundleFiles files;
    private final FolderStaging staging;

    /** The use case over these. */
    public ExtractBundle(BundleInspector inspector, BundleFiles files, FolderStaging staging) {
        this.inspector = inspector;
        this.files = files;
        this.staging = staging;
    }

    /** What became of it. In every case but the first, nothing is left at or beside the target. */
    public sealed interface Result {
        /**
         * The folder is there.
         *
         * @param folder where
         * @param contents what is in it
         */
        record Extracted(Path folder, BundleContents contents) implements Result {}

        /**
         * The bundle breaks rules.
         *
         * @param findings every problem that could be found, at least one of them an error
         */
        record Refused(List<Finding> findings) implements Result {
            /** Copies the list. */
            public Refused {
                findings = List.copyOf(findings);
            }
        }

        /**
         * The bundle is fine but not the one that was wanted.
         *
         * @param wanted its digest
         * @param found the digest of the bytes that came
         */
        record OtherDigest(Digest wanted, Digest found) implements Result {}

        /**
         * Something stands at the target that is not an empty folder.
         *
         * @param folder where
         */
        record TargetOccupied(Path folder) implements Result {}

        /**
         * There is no such bundle.
         *
         * @param file which
         */
        record BundleAbsent(Path file) implements Result {}
    }

    /**
     * Unpacks a file.
     *
     * @throws BundleFault when reading or writing fails
     */
    public Result extract(Path bundle, Path target, BundleLimits limits) {
        if (files.kind(bundle) != BundleFiles.Kind.FILE) {
            return new Result.BundleAbsent(bundle);
        }
        try (InputStream in = files.open(bundle)) {
            return extract(in, target, limits, Optional.empty());
        } catch (IOException e) {
            throw new BundleFault("Could not read " + bundle, e);
        }
    }

    /**
     * Unpacks a stream; never closes it.
     *
     * @param wanted the digest that the stream's bytes must have
     * @throws BundleFault when reading or writing fails
     */
    public Result extract(InputStream bundle, Path target, BundleLimits limits, Optional<Digest> wanted) {
        return switch (staging.stage(target)) {
            case Staging.Occupied() -> new Result.TargetOccupied(target);
            case Staging.Ready(StagedFolder folder) -> {
                try (folder) {
                    yield fill(folder, bundle, target, limits, wanted);
                }
            }
        };
    }

    private Result fill(
            StagedFolder folder, InputStream bundle, Path target, BundleLimits limits, Optional<Digest> wanted) {
        BundleInspection inspection = inspector.inspect(
                bundle, limits, (path, size, executable, content) -> folder.write(path, executable, content));
        return switch (inspection) {
            case BundleInspection.Refused(List<Finding> findings) -> new Result.Refused(findings);
            case BundleInspection.TooLarge(long limit) -> new Result.Refused(List.of(SizeFindings.archive(limit)));
            case BundleInspection.Inspected(BundleContents contents) -> {
                if (wanted.isPresent() && !wanted.get().equals(contents.digest())) {
                    yield new Result.OtherDigest(wanted.get(), contents.digest());
                }
                folder.commit();
                yield new Result.Extracted(target, contents);
            }
        };
    }
}
