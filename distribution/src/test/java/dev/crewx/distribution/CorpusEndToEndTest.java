package dev.crewx.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.crewx.application.bundle.CreateBundle;
import dev.crewx.application.install.InstallListener;
import dev.crewx.application.install.InstallRequest;
import dev.crewx.application.install.InstallRequest.Requirement;
import dev.crewx.application.install.InstallResult;
import dev.crewx.application.install.InstallResult.InstalledPackage;
import dev.crewx.application.remote.RegistryAccess.Connection;
import dev.crewx.application.remote.RegistryChoice.Chosen;
import dev.crewx.application.remote.RegistryChoice.Source;
import dev.crewx.application.remote.RemoteListener;
import dev.crewx.application.remote.spi.RemotePublishing;
import dev.crewx.application.remote.spi.RemotePublishing.Published;
import dev.crewx.application.remote.spi.RemoteRegistry;
import dev.crewx.application.remote.spi.RemoteRegistry.Listing;
import dev.crewx.application.remote.spi.RemoteRegistry.Search;
import dev.crewx.application.remote.spi.RemoteRegistry.SearchItem;
import dev.crewx.application.remote.spi.Reply;
import dev.crewx.cli.console.CliEnvironment;
import dev.crewx.cli.console.Terminal;
import dev.crewx.domain.integrity.Digest;
import dev.crewx.domain.manifest.ManifestOverrides;
import dev.crewx.domain.manifest.PackageId;
import dev.crewx.domain.resolution.Host;
import dev.crewx.domain.version.SemanticVersion;
import dev.crewx.domain.version.VersionRange;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The main job on real input: every skill folder of the shared corpus is bundled, published over HTTP, found by words of
 * its description, installed, and compared with its source file by file.
 */
final class CorpusEndToEndTest {
    private static final int PROJECT_SIZE = 50;
    private static final int WORDS = 8;

    private final List<String> refused = new ArrayList<>();

    /**
     * A folder of the corpus and what it is published as.
     *
     * @param source the folder
     * @param id its package
     * @param version its version
     */
    private record Sample(Path source, PackageId id, SemanticVersion version) {}

    /**
     * A sample that was published.
     *
     * @param sample which
     * @param description what its manifest says it is for
     * @param skillFolder where the source's files are in the installed package
     */
    private record PublishedSample(Sample sample, String description, String skillFolder) {}

    @Test
    void everySkillFolderGoesThereAndBack(@TempDir Path root) throws IOException {
        Path corpus =
                Path.of(System.getProperty("crewx.shared", "../../shared")).resolve("corpus");
        assumeTrue(Files.isDirectory(corpus), "shared corpus is absent");
        List<Sample> samples = samples(corpus);
        assertEquals(364, samples.size());

        try (Workplace work = Workplace.in(root)) {
            work.signIn();
            Wiring wiring = wiring(root);
            Connection connection =
                    wiring.registryAccess(root, RemoteListener.NONE).connect(new Chosen(work.registry(), Source.FLAG));
            RemoteRegistry registry = connection.registry();
            List<PublishedSample> published = new ArrayList<>();
            for (Sample sample : samples) {
                publish(wiring, connection.publishing(), root.resolve("bundles"), sample)
                        .ifPresent(published::add);
            }
            List<PublishedSample> latest = latestOf(published);
            List<String> notFound = search(registry, latest);
            int files = install(wiring, registry, root, latest)
                    + earlierVersions(wiring, registry, root, published, latest);

            System.out.printf(
                    "corpus: %d folders, %d published as %d packages, %d found by words of their descriptions, %d installed"
                            + " files equal to their sources%n",
                    samples.size(), published.size(), latest.size(), latest.size() - notFound.size(), files);
            refused.forEach(line -> System.out.println("corpus: not accepted: " + line));
            notFound.forEach(line -> System.out.println("corpus: not found: " + line));
            assertEquals(List.of(), refused);
            assertEquals(List.of(), notFound);
        }
    }

    private static Wiring wiring(Path root) {
        PrintStream nowhere = new PrintStream(PrintStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return new Wiring(new CliEnvironment(
                root,
                Map.of("CREWX_HOME", root.resolve("home").toString()),
                new ByteArrayInputStream(new byte[0]),
                nowhere,
                nowhere,
                Terminal.NONE,
                root));
    }

    /** The rows of the index: the versions of a series in their order, then the skill itself as the newest. */
    private static List<Sample> samples(Path corpus) throws IOException {
        Map<PackageId, Integer> versions = new TreeMap<>();
        List<Sample> samples = new ArrayList<>();
        Files.readAllLines(corpus.resolve("INDEX.tsv")).stream()
                .skip(1)
                .map(line -> line.split("\t", -1))
                .sorted(Comparator.comparing((String[] row) -> row[0])
                        .reversed()
                        .thenComparing(row -> row[5]))
                .forEach(row -> {
                    Path source = corpus.resolve(row[5]);
                    PackageId id =
                            PackageId.parse("@" + kebab(row[1]) + "/" + kebab(String.valueOf(source.getFileName())));
                    int patch = versions.merge(id, 1, Integer::sum);
                    samples.add(new Sample(source, id, SemanticVersion.of(0, 0, patch)));
                });
        return samples;
    }

    /** As a part of a package id: lower case, all else a hyphen; {@code owner/name} becomes {@code owner-name}. */
    private static String kebab(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }

    private Optional<PublishedSample> publish(Wiring wiring, RemotePublishing publishing, Path bundles, Sample sample)
            throws IOException {
        CreateBundle.Request request = CreateBundle.Request.of(sample.source(), Files.createDirectories(bundles))
                .with(ManifestOverrides.of(
                        sample.id().toString(), sample.version().toString()));
        if (!(wiring.createBundle().create(request) instanceof CreateBundle.Result.Created created)) {
            refused.add(sample.source() + " cannot be bundled");
            return Optional.empty();
        }
        return switch (publishing.publish(sample.id(), sample.version(), created.file(), sent -> {})) {
            case Reply.Ok<Published> ok -> {
                assertEquals(created.digest(), ok.value().digest());
                yield Optional.of(new PublishedSample(
                        sample,
                        created.manifest().metadata().description(),
                        created.skills().getFirst().folder()));
            }
            case Reply.Refused<Published> no -> {
                refused.add(sample.source() + ": " + no.detail());
                yield Optional.empty();
            }
        };
    }

    private static List<PublishedSample> latestOf(List<PublishedSample> published) {
        Map<PackageId, PublishedSample> latest = new LinkedHashMap<>();
        published.forEach(p -> latest.merge(
                p.sample().id(),
                p,
                (a, b) -> a.sample().version().compareTo(b.sample().version()) > 0 ? a : b));
        return List.copyOf(latest.values());
    }

    /** Those that the longest words of their own description do not find. */
    private static List<String> search(RemoteRegistry registry, List<PublishedSample> latest) {
        List<String> notFound = new ArrayList<>();
        for (PublishedSample p : latest) {
            String words = Arrays.stream(p.description().split("[^\\p{L}]+", -1))
                    .distinct()
                    .sorted(Comparator.comparingInt(String::length).reversed())
                    .limit(WORDS)
                    .collect(Collectors.joining(" "));
            Reply<Listing<SearchItem>> reply = registry.search(Search.of(words, 50));
            boolean found = reply instanceof Reply.Ok<Listing<SearchItem>>(var result)
                    && result.items().stream()
                            .map(SearchItem::id)
                            .anyMatch(p.sample().id()::equals);
            if (!found) {
                notFound.add(p.sample().id() + " by \"" + words + "\"");
            }
        }
        return notFound;
    }

    private int install(Wiring wiring, RemoteRegistry registry, Path root, List<PublishedSample> samples)
            throws IOException {
        int files = 0;
        for (int from = 0; from < samples.size(); from += PROJECT_SIZE) {
            List<PublishedSample> part = samples.subList(from, Math.min(samples.size(), from + PROJECT_SIZE));
            files += installInto(wiring, registry, root.resolve("project-" + from), part);
        }
        return files;
    }

    private int earlierVersions(
            Wiring wiring,
            RemoteRegistry registry,
            Path root,
            List<PublishedSample> published,
            List<PublishedSample> latest)
            throws IOException {
        int files = 0;
        for (PublishedSample p : published) {
            if (!latest.contains(p)) {
                Path project =
                        root.resolve(p.sample().id().name() + "-" + p.sample().version());
                files += installInto(wiring, registry, project, List.of(p));
            }
        }
        return files;
    }

    private int installInto(Wiring wiring, RemoteRegistry registry, Path project, List<PublishedSample> samples)
            throws IOException {
        List<Requirement> requirements = samples.stream()
                .map(p -> new Requirement(
                        p.sample().id(),
                        Optional.of(VersionRange.exact(p.sample().version()))))
                .toList();
        InstallResult result = wiring.installPackages(
                        project, wiring.project(project, Optional.empty()), (id, lockedTo) -> registry)
                .install(
                        InstallRequest.of(new InstallRequest.Aim.Add(requirements), Host.UNKNOWN)
                                .with(InstallRequest.Option.ALLOW_PERMISSIONS),
                        InstallListener.NONE);
        if (!(result instanceof InstallResult.Installed installed)) {
            throw new AssertionError(project + ": " + result);
        }
        Map<PackageId, Path> locations = installed.packages().stream()
                .collect(Collectors.toMap(InstalledPackage::id, InstalledPackage::location));
        int files = 0;
        for (PublishedSample p : samples) {
            Path location = locations.get(p.sample().id());
            assertTrue(location != null, p.toString());
            Path folder = location.resolve(p.skillFolder());
            Map<String, Digest> expected = digests(p.sample().source());
            assertEquals(expected, digests(folder), p.sample().source().toString());
            files += expected.size();
        }
        return files;
    }

    private static Map<String, Digest> digests(Path folder) throws IOException {
        Map<String, Digest> digests = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                try (InputStream in = Files.newInputStream(file)) {
                    digests.put(folder.relativize(file).toString(), Digest.of(in.readAllBytes()));
                }
            }
        }
        return digests;
    }
}
