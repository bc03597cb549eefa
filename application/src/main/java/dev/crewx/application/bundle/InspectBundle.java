package dev.crewx.application.bundle;

import dev.crewx.application.bundle.spi.BundleFault;
import dev.crewx.application.bundle.spi.BundleFiles;
import dev.crewx.application.bundle.spi.BundleLimits;
import dev.crewx.domain.manifest.Finding;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

/** Looks into a bundle that is a file. */
public final class InspectBundle {
    private final BundleInspector inspector;
    private final BundleFiles files;

    /** The use case over these. */
    public InspectBundle(BundleInspector inspector, BundleFiles files) {
        this.inspector = inspector;
        this.files = files;
    }

    /** What became of it. */
    public sealed interface Result {
        /**
         * The bundle keeps every rule.
         *
         * @param contents what is in it
         */
        record Inspected(BundleContents contents) implements Result {}

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
         * There is no such file.
         *
         * @param file which
         */
        record Absent(Path file) implements Result {}
    }

    /**
     * Reads the whole file.
     *
     * @throws BundleFault when reading fails
     */
    public Result inspect(Path file, BundleLimits limits) {
        if (files.kind(file) != BundleFiles.Kind.FILE) {
            return new Result.Absent(file);
        }
        try (InputStream in = files.open(file)) {
            return switch (inspector.inspect(in, limits)) {
                case BundleInspection.Inspected(BundleContents contents) -> new Result.Inspected(contents);
                case BundleInspection.Refused(List<Finding> findings) -> new Result.Refused(findings);
                case BundleInspection.TooLarge(long limit) -> new Result.Refused(List.of(SizeFindings.archive(limit)));
            };
        } catch (IOException e) {
            throw new BundleFault("Could not read " + file, e);
        }
    }
}
