package dev.crewx.domain.resolution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.crewx.domain.resolution.ResolutionOutcome.Conflict;
import dev.crewx.domain.version.SemanticVersion;
import dev.crewx.domain.version.VersionRange;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Conflicts and how they are told, word for word; the files are compared, never written. */
class ConflictGalleryTest {
    private static final Host LINUX = Host.of(SemanticVersion.parse("2.3.0"), "linux", "x64");

    /** Packages as {@code name version: dep range, dep range}; the project's requirements stand under {@code root}. */
    private static final Map<String, List<String>> GALLERY = new LinkedHashMap<>();

    static {
        GALLERY.put("missing-package", List.of("root: foo ^1.0.0"));
        GALLERY.put("missing-version", List.of("root: foo ^2.0.0", "foo 1.0.0:", "foo 1.1.0:"));
        GALLERY.put(
                "two-want-different",
                List.of(
                        "root: package-a ^1.0.0, package-b ^2.0.0",
                        "package-a 1.0.0: shared-lib ^1.0.0",
                        "package-a 1.1.0: shared-lib ^1.0.0",
                        "package-b 1.4.0: shared-lib ^1.0.0",
                        "package-b 2.0.0: shared-lib ^2.0.0",
                        "shared-lib 1.0.0:",
                        "shared-lib 2.0.0:"));
        GALLERY.put(
                "through-a-chain",
                List.of(
                        "root: app ^1.0.0, lib ^2.0.0",
                        "app 1.0.0: core ^1.0.0",
                        "core 1.0.0: util *",
                        "core 1.1.0: util *",
                        "util 1.0.0: lib ^1.0.0",
                        "lib 1.0.0:",
                        "lib 2.0.0:"));
        GALLERY.put(
                "three-together",
                List.of(
                        "root: a *, b *, c *",
                        "a 1.0.0: x <3.0.0",
                        "b 1.0.0: x >=2.0.0",
                        "c 1.0.0: x 1.0.0 || 3.0.0",
                        "x 1.0.0:",
                        "x 2.0.0:",
                        "x 3.0.0:"));
        GALLERY.put(
                "each-version-otherwise",
                List.of(
                        "root: last *, s1 ^1.0.0, s2 ^1.0.0, s3 ^1.0.0, s4 ^1.0.0",
                        "last 1.0.0: s1 0.1.0",
                        "last 2.0.0: s2 0.1.0",
                        "last 3.0.0: s3 0.1.0",
                        "last 4.0.0: s4 0.1.0",
                        "s1 0.1.0:",
                        "s1 1.0.0:",
                        "s2 0.1.0:",
                        "s2 1.0.0:",
                        "s3 0.1.0:",
                        "s3 1.0.0:",
                        "s4 0.1.0:",
                        "s4 1.0.0:"));
        GALLERY.put(
                "a-choice-that-fails-twice",
                List.of(
                        "root: a *, b *",
                        "a 1.0.0: c 1.0.0",
                        "a 2.0.0: c 2.0.0",
                        "b 1.0.0: d *",
                        "c 1.0.0: d 2.0.0",
                        "c 2.0.0: e 1.0.0",
                        "d 1.0.0: e 2.0.0",
                        "d 2.0.0: e 2.0.0",
                        "e 1.0.0:",
                        "e 2.0.0: c 2.0.0"));
        GALLERY.put("not-for-this-host", List.of("root: tool ^1.0.0", "tool 1.0.0 darwin:", "tool 1.1.0 crewx^3.0.0:"));
    }

    private static Conflict conflictOf(List<String> lines) {
        FixtureIndex index = new FixtureIndex();
        List<Dependency> requirements = new ArrayList<>();
        for (String line : lines) {
            int colon = line.indexOf(':');
            String[] head = line.substring(0, colon).split(" ", 3);
            List<Dependency> dependencies = new ArrayList<>();
            for (String dependency : line.substring(colon + 1).split(",", -1)) {
                String[] parts = dependency.strip().split(" ", 2);
                if (parts.length == 2) {
                    dependencies.add(Dependency.required(parts[0], index.range(parts[1])));
                }
            }
            if (head[0].equals("root")) {
                requirements.addAll(dependencies);
                continue;
            }
            HostConstraints host = HostConstraints.NONE;
            if (head.length == 3) {
                host = head[2].startsWith("crewx")
                        ? HostConstraints.crewx(VersionRange.parse(head[2].substring(5)))
                        : new HostConstraints(List.of(), List.of(head[2]), List.of());
            }
            index.add(head[0], new PackageVersion(SemanticVersion.parse(head[1]), dependencies, host, false));
        }
        ResolutionRequest request = ResolutionRequest.of(requirements).withHost(LINUX);
        Conflict conflict = assertInstanceOf(Conflict.class, Resolver.of(index).resolve(request));
        assertEquals(List.of(), ProofCheck.problems(index, request, conflict.explanation()));
        return conflict;
    }

    @TestFactory
    Stream<DynamicTest> tellsEachConflictAsItsFileSays() {
        return GALLERY.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(
                        entry.getKey(),
                        () -> assertEquals(
                                golden(entry.getKey()),
                                conflictOf(entry.getValue()).message() + "\n")));
    }

    private static String golden(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(
                ConflictGalleryTest.class.getResourceAsStream("conflict-" + name + ".txt"), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Prints a gallery entry, for a person to judge and to keep. */
    static String told(String name) {
        return conflictOf(Objects.requireNonNull(GALLERY.get(name))).message() + "\n";
    }

    static List<String> names() {
        return List.copyOf(GALLERY.keySet());
    }
}
