package dev.crewx.cli.bundle;

import dev.crewx.domain.manifest.ManifestOverrides;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What can be said of a package when it is bundled; all of it may be left out. */
public final class PackageOptions {
    @Option(names = "--id", paramLabel = "<id>", description = "The package's id: name or @scope/name.")
    private @Nullable String id;

    @Option(names = "--version", paramLabel = "<version>", description = "The package's version, such as 1.2.3.")
    private @Nullable String version;

    @Option(names = "--name", paramLabel = "<text>", description = "Its name for people.")
    private @Nullable String name;

    @Option(names = "--description", paramLabel = "<text>", description = "What it is for.")
    private @Nullable String description;

    @Option(names = "--author", paramLabel = "<text>", description = "Who made it: Name <mail> (url).")
    private @Nullable String author;

    @Option(names = "--license", paramLabel = "<spdx>", description = "Its licence, such as MIT.")
    private @Nullable String license;

    @Option(names = "--homepage", paramLabel = "<url>", description = "Where it is at home.")
    private @Nullable String homepage;

    @Option(names = "--repository", paramLabel = "<url>", description = "Where its sources are.")
    private @Nullable String repository;

    @Option(names = "--category", paramLabel = "<word>", description = "What to file it under.")
    private @Nullable String category;

    @Option(names = "--keyword", paramLabel = "<word>", description = "A word to find it by; may be repeated.")
    private List<String> keywords = List.of();

    /** For picocli. */
    public PackageOptions() {}

    /** What was said. */
    public ManifestOverrides overrides() {
        return new ManifestOverrides(
                Optional.ofNullable(id),
                Optional.ofNullable(version),
                Optional.ofNullable(name),
                Optional.ofNullable(description),
                Optional.ofNullable(author),
                Optional.ofNullable(license),
                Optional.ofNullable(homepage),
                Optional.ofNullable(repository),
                Optional.ofNullable(category),
                keywords);
    }
}
