package dev.crewx.application.bundle;

import dev.crewx.application.bundle.BundlePlanner.Plan;
import dev.crewx.application.bundle.spi.BundleFiles;
import dev.crewx.application.bundle.spi.BundleLimits;
import dev.crewx.application.bundle.spi.FrontmatterParser;
import dev.crewx.application.bundle.spi.JsonText;
import dev.crewx.application.bundle.spi.SourceFolders;
import dev.crewx.domain.manifest.AppManifest;
import dev.crewx.domain.manifest.Finding;
import dev.crewx.domain.manifest.ManifestOverrides;
import dev.crewx.domain.skill.BundledSkill;
import dev.crewx.domain.skill.Strictness;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Holds a bundle, or a folder that would become one, against all rules and changes nothing. */
public final class ValidateBundle {
    private final InspectBundle inspect;
    private final BundlePlanner planner;
    private final BundleFiles files;

    /** The use case over these. */
    public ValidateBundle(
            BundleInspector inspector,
            SourceFolders folders,
            BundleFiles files,
            JsonText json,
            FrontmatterParser frontmatters) {
        this.inspect = new InspectBundle(inspector, files);
        this.planner = new BundlePlanner(folders, json, frontmatters);
        this.files = files;
    }

    /** What became of it. */
    public sealed interface Result {
        /**
         * All is told.
         *
         * @param manifest what is declared, where it could be read
         * @param findings by the rules that publishing asks for: errors and warnings, in the order they were found
         * @param skills the skills that could be read, each with what the open standard finds
         */
        record Report(Optional<AppManifest> manifest, List<Finding> findings, List<BundledSkill> skills)
                implements Result {
            /** Copies the lists. */
            public Report {
                findings = List.copyOf(findings);
                skills = List.copyOf(skills);
            }

            /** Whether nothing of it is an error. */
            public boolean valid() {
                return !Finding.anyError(findings);
            }
        }

        /**
         * There is nothing at this path.
         *
         * @param path which
         */
        record Absent(Path path) implements Result {}
    }

    /**
     * Checks a file or a folder.
     *
     * @param strictness how a folder's skills are read; a bundle's are read leniently
     * @throws dev.crewx.application.bundle.spi.BundleFault when reading fails
     */
    public Result validate(Path path, Strictness strictness, BundleLimits limits) {
        return switch (files.kind(path)) {
            case ABSENT -> new Result.Absent(path);
            case FILE -> file(path, limits);
            case FOLDER -> folder(path, strictness, limits);
        };
    }

    private Result file(Path path, BundleLimits limits) {
        return switch (inspect.inspect(path, limits)) {
            case InspectBundle.Result.Absent(Path file) -> new Result.Absent(file);
            case InspectBundle.Result.Refused(List<Finding> findings) ->
                new Result.Report(Optional.empty(), findings, List.of());
            case InspectBundle.Result.Inspected(BundleContents contents) ->
                new Result.Report(Optional.of(contents.manifest()), contents.findings(), contents.skills());
        };
    }

    private Result folder(Path path, Strictness strictness, BundleLimits limits) {
        return switch (planner.plan(path, ManifestOverrides.NONE, strictness, limits)) {
            case Plan.Absent() -> new Result.Absent(path);
            case Plan.Refused(List<Finding> findings) -> new Result.Report(Optional.empty(), findings, List.of());
            case Plan.Ready ready -> new Result.Report(Optional.of(ready.manifest()), ready.findings(), ready.skills());
        };
    }
}
