package dev.crewx.application.bundle;

import dev.crewx.application.bundle.spi.BundleFiles;
import dev.crewx.application.bundle.spi.BundleLimits;
import dev.crewx.domain.manifest.Finding;
import java.nio.file.Path;
import java.util.List;

/** Tells what changed from one bundle's file to another's. */
public final class DiffBundles {
    private final InspectBundle inspect;

    /** The use case over these. */
    public DiffBundles(BundleInspector inspector, BundleFiles files) {
        this.inspect = new InspectBundle(inspector, files);
    }

    /** What became of it. */
    public sealed interface Result {
        /**
         * Both could be read.
         *
         * @param before what is in the first
         * @param after what is in the second
         * @param diff what changed
         */
        record Compared(BundleContents before, BundleContents after, BundleDiff diff) implements Result {}

        /**
         * One of them breaks rules.
         *
         * @param file which
         * @param findings every problem that could be found, at least one of them an error
         */
        record Refused(Path file, List<Finding> findings) implements Result {
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
     * Reads and compares two files.
     *
     * @throws dev.crewx.application.bundle.spi.BundleFault when reading fails
     */
    public Result diff(Path before, Path after, BundleLimits limits) {
        return switch (inspect.inspect(before, limits)) {
            case InspectBundle.Result.Absent(Path file) -> new Result.Absent(file);
            case InspectBundle.Result.Refused(List<Finding> findings) -> new Result.Refused(before, findings);
            case InspectBundle.Result.Inspected(BundleContents old) -> against(old, after, limits);
        };
    }

    private Result against(BundleContents old, Path after, BundleLimits limits) {
        return switch (inspect.inspect(after, limits)) {
            case InspectBundle.Result.Absent(Path file) -> new Result.Absent(file);
            case InspectBundle.Result.Refused(List<Finding> findings) -> new Result.Refused(after, findings);
            case InspectBundle.Result.Inspected(BundleContents now) ->
                new Result.Compared(old, now, BundleDiff.of(old, now));
        };
    }
}
