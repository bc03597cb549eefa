package dev.crewx.domain.resolution;

import com.fasterxml.jackson.databind.JsonNode;
import dev.crewx.domain.version.SemanticVersion;
import dev.crewx.domain.version.VersionRange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** An index in memory, read from the shape of the vectors: plain maps of ranges, or with engines, os and cpu. */
public final class FixtureIndex implements PackageProvider {
    private final Map<String, List<PackageVersion>> packages = new TreeMap<>();
    private final Map<String, VersionRange> ranges = new HashMap<>();
    private final List<String> asked = new ArrayList<>();

    /** {@code packages[name][version]={dep:range}}. */
    public static FixtureIndex plain(JsonNode packages) {
        FixtureIndex index = new FixtureIndex();
        packages.properties()
                .forEach(entry -> entry.getValue()
                        .properties()
                        .forEach(version -> index.add(
                                entry.getKey(), version.getKey(), index.dependencies(version.getValue(), false))));
        packages.properties().forEach(entry -> index.packages.putIfAbsent(entry.getKey(), new ArrayList<>()));
        return index;
    }

    /** {@code packages[name][version]={deps,optional,engines:{crewx},os,cpu}}. */
    public static FixtureIndex withHosts(JsonNode packages) {
        FixtureIndex index = new FixtureIndex();
        packages.properties()
                .forEach(entry -> entry.getValue().properties().forEach(version -> {
                    JsonNode body = version.getValue();
                    index.versions(entry.getKey())
                            .add(new PackageVersion(
                                    SemanticVersion.parse(version.getKey()), index.allOf(body), hostOf(body), false));
                }));
        return index;
    }

    /** Adds a version. */
    public FixtureIndex add(String name, String version, List<Dependency> dependencies) {
        versions(name).add(PackageVersion.of(SemanticVersion.parse(version), dependencies));
        return this;
    }

    /** Adds a version as given. */
    public FixtureIndex add(String name, PackageVersion version) {
        versions(name).add(version);
        return this;
    }

    private List<PackageVersion> versions(String name) {
        return packages.computeIfAbsent(name, n -> new ArrayList<>());
    }

    /** The required and the optional dependencies of a version or a root. */
    public List<Dependency> allOf(JsonNode body) {
        List<Dependency> all = new ArrayList<>(dependencies(body.path("deps"), false));
        all.addAll(dependencies(body.path("optional"), true));
        return all;
    }

    /** {@code {dep:range}}. */
    public List<Dependency> dependencies(JsonNode map, boolean optional) {
        List<Dependency> list = new ArrayList<>();
        map.properties()
                .forEach(entry -> list.add(
                        new Dependency(entry.getKey(), range(entry.getValue().asText()), optional)));
        return list;
    }

    /** A range, parsed once. */
    public VersionRange range(String text) {
        return ranges.computeIfAbsent(text, VersionRange::parse);
    }

    /** What a version or a root asks of the host. */
    public static HostConstraints hostOf(JsonNode body) {
        List<VersionRange> crewx = new ArrayList<>();
        JsonNode engine = body.path("engines").path("crewx");
        if (engine.isTextual()) {
            crewx.add(VersionRange.parse(engine.asText()));
        }
        return new HostConstraints(crewx, texts(body.path("os")), texts(body.path("cpu")));
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(node -> texts.add(node.asText()));
        return texts;
    }

    @Override
    public Optional<List<PackageVersion>> versionsOf(String name) {
        asked.add(name);
        return Optional.ofNullable(packages.get(name));
    }

    /** The names asked for, in order. */
    public List<String> asked() {
        return asked;
    }

    /** All names, sorted. */
    public Set<String> names() {
        return packages.keySet();
    }

    /** The versions of a package, in the order they were added. */
    public List<PackageVersion> all(String name) {
        return packages.getOrDefault(name, List.of());
    }
}
