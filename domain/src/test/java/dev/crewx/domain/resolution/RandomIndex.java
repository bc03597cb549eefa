package dev.crewx.domain.resolution;

import dev.crewx.domain.version.SemanticVersion;
import dev.crewx.domain.version.VersionRange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Small random indexes and requests, the same for the same seed. */
final class RandomIndex {
    private static final List<String> VERSIONS =
            List.of("1.0.0", "1.1.0", "1.2.0-beta.1", "2.0.0", "2.1.0-rc.1", "3.0.0", "3.0.1", "4.0.0");
    private static final List<String> RANGES = List.of(
            "*",
            "*",
            "^1.0.0",
            "^2.0.0",
            ">=2.0.0",
            "<3.0.0",
            "^1.2.0-beta.1",
            ">=2.1.0-rc.1",
            "1.x || 3.x",
            "3.0.0",
            "<=2.0.0",
            ">=1.1.0 <4.0.0",
            "^9.0.0");

    final FixtureIndex index = new FixtureIndex();
    final List<Dependency> requirements = new ArrayList<>();
    private final SeededRandom random;
    private final int packages;

    /** An index with optional dependencies at this rate out of ten. */
    RandomIndex(int seed, int optionalOfTen) {
        this.random = new SeededRandom(seed);
        this.packages = 3 + random.below(5);
        for (int p = 0; p < packages; p++) {
            int versions = 1 + random.below(4);
            for (int v = 0; v < versions; v++) {
                String version = VERSIONS.get((v * 2 + random.below(2)) % VERSIONS.size());
                boolean known = index.all("p" + p).stream()
                        .anyMatch(each -> each.version().toString().equals(version));
                if (!known) {
                    index.add("p" + p, version, dependencies(p, optionalOfTen));
                }
            }
        }
        Map<String, Dependency> direct = new LinkedHashMap<>();
        int roots = 1 + random.below(3);
        for (int r = 0; r < roots; r++) {
            String name = "p" + random.below(packages);
            direct.put(name, new Dependency(name, range(), random.below(20) < optionalOfTen));
        }
        requirements.addAll(direct.values());
    }

    private List<Dependency> dependencies(int self, int optionalOfTen) {
        Map<String, Dependency> chosen = new LinkedHashMap<>();
        int count = random.below(4);
        for (int i = 0; i < count; i++) {
            int target = random.below(packages + (random.below(8) == 0 ? 1 : 0));
            if (target != self) {
                chosen.put("p" + target, new Dependency("p" + target, range(), random.below(10) < optionalOfTen));
            }
        }
        return List.copyOf(chosen.values());
    }

    private VersionRange range() {
        return index.range(random.pick(RANGES));
    }

    /** One of some answers, as a lock; or any versions where there are none. */
    Map<String, SemanticVersion> pick(List<Map<String, SemanticVersion>> answers) {
        return random.pick(answers);
    }

    SeededRandom random() {
        return random;
    }
}
