package dev.crewx.domain.resolution;

import dev.crewx.domain.version.SemanticVersion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;

/** The seeded families of {@code gen-synthetic.js}, number for number. */
public final class SyntheticFamilies {
    /** Package to version to dependency to range. */
    private final Map<String, Map<String, Map<String, String>>> packages = new LinkedHashMap<>();

    private final Map<String, String> root = new LinkedHashMap<>();

    private SyntheticFamilies() {}

    /**
     * An instance.
     *
     * @param index the packages
     * @param requirements what the project asks for
     * @param packages how many packages the requirements may lead to, missing ones included
     * @param versions how many of their versions some requirement admits
     */
    public record Instance(FixtureIndex index, List<Dependency> requirements, int packages, int versions) {}

    /** The instance of this family, size and seed. */
    public static Instance generate(String family, int size, int seed) {
        SyntheticFamilies f = new SyntheticFamilies();
        switch (family) {
            case "chain" -> f.chain(size);
            case "chain-unsat" -> {
                f.chain(size);
                f.packages.get("c" + (size - 1)).values().forEach(dependencies -> dependencies.put("missing", "*"));
            }
            case "wide" -> f.wide(size);
            case "diamond-chain" -> f.diamondChain(size, 5);
            case "diamond-chain-unsat" -> {
                f.diamondChain(size, 5);
                for (int v = 1; v <= 5; v++) {
                    f.put("r" + (size - 1), v + ".0.0", Map.of("a" + size, "^" + (v + 5) + ".0.0"));
                }
            }
            case "backtrack-pyramid" -> f.backtrackPyramid(size, 10);
            case "php" -> f.pigeonholes(size);
            case "sudoku" -> f.sudoku(size, new SeededRandom(seed), 0.6);
            case "3sat" -> f.threeSat(size, new SeededRandom(seed), 4.26);
            case "long-clause" -> f.longClause(size);
            case "wrong-backtrack" -> f.wrongBacktrack(size);
            case "lockstep" -> f.lockstep(size);
            case "train" -> f.train(size, 8, 20);
            case "layered" -> f.layered(size, new SeededRandom(seed));
            default -> throw new IllegalArgumentException("no family " + family);
        }
        return f.instance();
    }

    private void put(String name, String version, Map<String, String> dependencies) {
        packages.computeIfAbsent(name, n -> new LinkedHashMap<>()).put(version, new LinkedHashMap<>(dependencies));
    }

    private void chain(int n) {
        for (int i = 0; i < n; i++) {
            for (int v = 1; v <= 3; v++) {
                put("c" + i, v + ".0.0", i < n - 1 ? Map.of("c" + (i + 1), ">=" + v + ".0.0") : Map.of());
            }
        }
        root.put("c0", "^1.0.0");
    }

    private void wide(int n) {
        for (int v = 1; v <= 20; v++) {
            put("util", "1." + v + ".0", Map.of());
        }
        for (int i = 0; i < n; i++) {
            root.put("w" + i, "*");
            for (int v = 1; v <= 4; v++) {
                String range = ">=1." + (i % 10 + 1) + ".0 <1." + (20 - i % 5) + ".0";
                put("w" + i, v + ".0.0", Map.of("util", range));
            }
        }
    }

    private void diamondChain(int n, int k) {
        for (int i = 0; i < n; i++) {
            for (int v = 1; v <= k; v++) {
                put("a" + i, v + ".0.0", Map.of("l" + i, "*", "r" + i, "*"));
                put("l" + i, v + ".0.0", Map.of("a" + (i + 1), "^" + v + ".0.0"));
                int shifted = v == k ? k - 1 : v == k - 1 ? k : v;
                put("r" + i, v + ".0.0", Map.of("a" + (i + 1), "^" + shifted + ".0.0"));
            }
        }
        for (int v = 1; v <= k; v++) {
            put("a" + n, v + ".0.0", Map.of());
        }
        root.put("a0", "*");
    }

    private void backtrackPyramid(int n, int b) {
        for (int level = 0; level < n; level++) {
            for (int i = 0; i < b; i++) {
                put("level" + level, "1.0." + i, Map.of("level" + (level + 1), "*"));
            }
        }
        root.put("level0", "*");
    }

    private void pigeonholes(int n) {
        for (int p = 0; p <= n; p++) {
            root.put("pigeon" + p, "*");
            for (int h = 0; h < n; h++) {
                put("pigeon" + p, (h + 1) + ".0.0", Map.of("hole" + h, (p + 1) + ".0.0"));
            }
        }
        for (int h = 0; h < n; h++) {
            for (int p = 0; p <= n; p++) {
                put("hole" + h, (p + 1) + ".0.0", Map.of());
            }
        }
    }

    private static int[] shuffle(SeededRandom random, int[] items) {
        for (int i = items.length - 1; i > 0; i--) {
            int j = (int) Math.floor(random.next() * (i + 1));
            int item = items[i];
            items[i] = items[j];
            items[j] = item;
        }
        return items;
    }

    private static int[] lines(SeededRandom random, int b) {
        return IntStream.of(shuffle(random, IntStream.range(0, b).toArray()))
                .boxed()
                .flatMapToInt(x -> IntStream.of(
                                shuffle(random, IntStream.range(0, b).toArray()))
                        .map(y -> x * b + y))
                .toArray();
    }

    private void sudoku(int b, SeededRandom random, double holes) {
        int n = b * b;
        int[] digits = shuffle(random, IntStream.range(0, n).toArray());
        int[] rows = lines(random, b);
        int[] columns = lines(random, b);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                String cell = "cell-" + i + "-" + j;
                for (int d = 0; d < n; d++) {
                    String id = (i * n + j + 1) + ".0.0";
                    Map<String, String> slots = new LinkedHashMap<>();
                    slots.put("row-" + i + "-" + d, id);
                    slots.put("col-" + j + "-" + d, id);
                    slots.put("box-" + i / b + "-" + j / b + "-" + d, id);
                    put(cell, (d + 1) + ".0.0", slots);
                    slots.keySet().forEach(slot -> put(slot, id, Map.of()));
                }
                int value = digits[(b * (rows[i] % b) + rows[i] / b + columns[j]) % n];
                root.put(cell, random.next() < holes ? "*" : (value + 1) + ".0.0");
            }
        }
    }

    private void threeSat(int n, SeededRandom random, double ratio) {
        for (int i = 0; i < n; i++) {
            put("x" + i, "1.0.0", Map.of());
            put("x" + i, "2.0.0", Map.of());
        }
        long clauses = Math.round(n * ratio);
        for (int c = 0; c < clauses; c++) {
            Set<Integer> chosen = new LinkedHashSet<>();
            while (chosen.size() < 3) {
                chosen.add((int) Math.floor(random.next() * n));
            }
            int k = 1;
            for (int v : chosen) {
                put("clause" + c, k++ + ".0.0", Map.of("x" + v, random.next() < .5 ? "1.0.0" : "2.0.0"));
            }
            root.put("clause" + c, "*");
        }
    }

    private void longClause(int n) {
        put("last", "0.0.1", Map.of("bad", "*"));
        root.put("last", "*");
        for (int i = 0; i < n; i++) {
            put("last", (i + 1) + ".0.0", Map.of("s" + i, "0.0.1"));
            put("s" + i, "0.0.1", Map.of());
            put("s" + i, "1.0.0", Map.of());
            root.put("s" + i, ">=1.0.0");
        }
    }

    private void wrongBacktrack(int n) {
        put("a", "1.0.0", Map.of());
        put("a", "2.0.0", Map.of());
        put("old", "1.0.0", Map.of());
        put("b", "1.0.0", Map.of("old", "*"));
        for (int i = 0; i < n; i++) {
            put("b", "2.0." + i, Map.of("a", "^1.0.0"));
        }
        root.put("a", "*");
        root.put("b", "*");
    }

    private void lockstep(int n) {
        put("pin", "1.0.0", Map.of("core", "<=1." + n / 10 + ".0"));
        for (int i = 1; i <= n; i++) {
            put("boto", "1." + i + ".0", Map.of("core", ">=1." + i + ".0 <1." + (i + 1) + ".0"));
            put("core", "1." + i + ".0", Map.of());
        }
        root.put("boto", "*");
        root.put("pin", "*");
    }

    private void train(int groups, int members, int releases) {
        for (int i = 0; i < groups; i++) {
            for (int j = 0; j < members; j++) {
                for (int v = 1; v <= releases; v++) {
                    Map<String, String> d = new LinkedHashMap<>();
                    if (j > 0) {
                        d.put("g" + i + "-m0", v + ".0.0");
                    } else {
                        if (i < groups - 1) {
                            d.put("g" + (i + 1) + "-m" + (members - 1), "<=" + Math.max(1, v - 1) + ".0.0");
                        }
                        for (int q = 1; q < Math.min(3, members); q++) {
                            d.put("g" + i + "-m" + q, v + ".0.0");
                        }
                    }
                    put("g" + i + "-m" + j, v + ".0.0", d);
                }
            }
        }
        for (int j = 0; j < members; j++) {
            root.put("g0-m" + j, "*");
        }
    }

    private void layered(int n, SeededRandom random) {
        for (int i = 0; i < n; i++) {
            int versions = 5 + (int) Math.floor(random.next() * 25);
            int draws = (int) Math.floor(random.next() * 6);
            Set<Integer> targets = new LinkedHashSet<>();
            for (int k = 0; k < draws; k++) {
                int d = i + 1 + (int) Math.floor(random.next() * Math.min(200, n - i));
                if (d < n) {
                    targets.add(d);
                }
            }
            for (int v = 0; v < versions; v++) {
                Map<String, String> dependencies = new LinkedHashMap<>();
                for (int d : targets) {
                    int c = (int) Math.floor(30.0 * (v + 1) / versions * (.5 + random.next() * .5));
                    int a = Math.max(0, Math.min(4, c - 2 - (int) Math.floor(random.next() * 5)));
                    String range;
                    if (random.next() < .6) {
                        range = ">=1." + a + ".0";
                    } else if (random.next() < .5) {
                        range = ">=1." + a + ".0 <1." + (a + 8 + (int) Math.floor(random.next() * 15)) + ".0";
                    } else {
                        range = "^1.0.0";
                    }
                    dependencies.put("p" + d, range);
                }
                put("p" + i, "1." + v + ".0", dependencies);
            }
        }
        for (int i = 0; i < Math.min(40, n); i++) {
            root.put("p" + (int) Math.floor(random.next() * Math.min(n, 200)), "*");
        }
    }

    private Instance instance() {
        FixtureIndex index = new FixtureIndex();
        Function<Map<String, String>, List<Dependency>> read = map -> map.entrySet().stream()
                .map(entry -> Dependency.required(entry.getKey(), index.range(entry.getValue())))
                .toList();
        packages.forEach((name, versions) ->
                versions.forEach((version, dependencies) -> index.add(name, version, read.apply(dependencies))));
        List<Dependency> requirements = read.apply(root);
        Map<String, Set<SemanticVersion>> closure = closure(index, requirements);
        int versions = closure.values().stream().mapToInt(Set::size).sum();
        return new Instance(index, requirements, closure.size(), versions);
    }

    /** What the requirements may lead to: packages, and of each the versions that some requirement admits. */
    private static Map<String, Set<SemanticVersion>> closure(FixtureIndex index, List<Dependency> requirements) {
        Map<String, Set<SemanticVersion>> reached = new TreeMap<>();
        Set<Dependency> seen = new LinkedHashSet<>();
        List<Dependency> queue = new ArrayList<>(requirements);
        for (int i = 0; i < queue.size(); i++) {
            Dependency dependency = queue.get(i);
            if (!seen.add(dependency)) {
                continue;
            }
            Set<SemanticVersion> known = reached.computeIfAbsent(dependency.name(), n -> new LinkedHashSet<>());
            index.all(dependency.name()).stream()
                    .filter(version -> dependency.range().contains(version.version()))
                    .filter(version -> known.add(version.version()))
                    .forEach(version -> queue.addAll(version.dependencies()));
        }
        return reached;
    }
}
