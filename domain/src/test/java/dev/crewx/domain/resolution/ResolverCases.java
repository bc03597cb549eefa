package dev.crewx.domain.resolution;

import com.fasterxml.jackson.databind.JsonNode;
import dev.crewx.domain.resolution.ResolutionOutcome.Conflict;
import dev.crewx.domain.resolution.ResolutionOutcome.Resolved;
import dev.crewx.domain.version.SemanticVersion;
import dev.crewx.domain.version.VectorReport;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Runs the files {@code resolver-vectors*}, {@code update-vectors*}, {@code compat-vectors*} and {@code queries-*}. */
final class ResolverCases {
    private ResolverCases() {}

    static VectorReport runResolver(String name, JsonNode file) {
        VectorReport report = new VectorReport(name);
        file.path("cases").forEach(test -> {
            FixtureIndex index = FixtureIndex.plain(test.path("packages"));
            ResolutionRequest request = ResolutionRequest.of(index.dependencies(test.path("root"), false))
                    .withLocked(versions(test.path("locked")))
                    .withUpdate(names(test.path("update")));
            report.ran(
                    kindOf(test.path("name").asText()), check(index, request, test.path("name"), test.path("expect")));
        });
        return report;
    }

    static VectorReport runCompat(String name, JsonNode file) {
        VectorReport report = new VectorReport(name);
        file.path("cases").forEach(test -> {
            FixtureIndex index = FixtureIndex.withHosts(test.path("packages"));
            JsonNode host = test.path("host");
            ResolutionRequest request = ResolutionRequest.of(index.allOf(test.path("root")))
                    .withProjectHost(FixtureIndex.hostOf(test.path("root")))
                    .withHost(new Host(
                            Optional.of(host.path("crewx").asText()).map(SemanticVersion::parse),
                            Optional.of(host.path("os").asText()),
                            Optional.of(host.path("cpu").asText())));
            report.ran(
                    kindOf(test.path("name").asText()), check(index, request, test.path("name"), test.path("expect")));
        });
        return report;
    }

    static VectorReport runQueries(
            String name, JsonNode file, java.util.function.Function<String, FixtureIndex> indexes) {
        VectorReport report = new VectorReport(name);
        file.path("queries").forEach(test -> {
            FixtureIndex index = indexes.apply(test.path("index").asText());
            ResolutionRequest request = ResolutionRequest.of(index.dependencies(test.path("root"), false));
            report.ran(test.path("sat").asBoolean() ? "sat" : "unsat", check(index, request, test.path("id"), test));
        });
        return report;
    }

    private static String kindOf(String name) {
        return name.contains("/") ? name.substring(0, name.indexOf('/')) : name;
    }

    private static String check(FixtureIndex index, ResolutionRequest request, JsonNode name, JsonNode expect) {
        ResolutionOutcome outcome;
        try {
            outcome = Resolver.of(index).resolve(request);
        } catch (RuntimeException e) {
            return name.asText() + " throws " + e + " at " + e.getStackTrace()[0];
        }
        boolean conflict = expect.has("conflict")
                || (expect.has("sat") && !expect.path("sat").asBoolean());
        String problem = switch (outcome) {
            case Resolved resolved ->
                conflict
                        ? "resolves to " + resolved.resolution().versions()
                        : checkResolved(index, request, resolved.resolution(), expect);
            case Conflict found ->
                conflict ? checkConflict(index, request, found, expect) : "has no answer: " + found.message();
            default -> "ends with " + outcome;
        };
        return problem.isEmpty() ? "" : name.asText() + ": " + problem;
    }

    private static String checkResolved(
            FixtureIndex index, ResolutionRequest request, Resolution resolution, JsonNode expect) {
        Map<String, SemanticVersion> answer = resolution.versions();
        List<String> problems = new ArrayList<>();
        String invalid = SolutionCheck.problem(index, request, answer);
        if (!invalid.isEmpty()) {
            problems.add("invalid: " + invalid);
        }
        Map<String, SemanticVersion> solution = versions(expect.path("solution"));
        if (expect.path("exact").asBoolean() && !answer.equals(solution)) {
            problems.add("gives " + difference(answer, solution));
        }
        if (expect.has("accept")) {
            boolean accepted = false;
            for (JsonNode each : expect.path("accept")) {
                accepted |= versions(each).equals(answer);
            }
            if (!accepted) {
                problems.add("gives " + answer + ", not among the accepted");
            }
        }
        if (expect.has("cycles") && answer.equals(solution)) {
            problems.addAll(checkCycles(resolution, expect.path("cycles")));
        }
        expect.path("skippedOptional").properties().forEach(entry -> {
            boolean warned = resolution.warnings().stream()
                    .anyMatch(warning -> warning instanceof ResolutionWarning.OptionalLeftOut left
                            && left.name().equals(entry.getKey())
                            && left.wantedBy().contains(entry.getValue().asText()));
            if (!warned) {
                problems.add("no warning that " + entry.getKey() + " is left out");
            }
        });
        problems.addAll(checkOrder(resolution));
        problems.addAll(NewestCheck.problems(index, request, answer));
        return String.join("; ", problems);
    }

    private static List<String> checkCycles(Resolution resolution, JsonNode expected) {
        Set<List<String>> groups = new HashSet<>();
        expected.forEach(group -> {
            List<String> members = new ArrayList<>();
            group.forEach(member -> members.add(member.asText()));
            members.sort(null);
            groups.add(members);
        });
        Set<List<String>> found = new HashSet<>();
        resolution.cycles().forEach(cycle -> found.add(cycle.members()));
        return found.equals(groups) ? List.of() : List.of("cycles " + found + " instead of " + groups);
    }

    private static List<String> checkOrder(Resolution resolution) {
        Set<String> inCycle = new HashSet<>();
        resolution.cycles().forEach(cycle -> inCycle.addAll(cycle.members()));
        Set<String> before = new HashSet<>();
        resolution.elsewhere().forEach(p -> before.add(p.name()));
        List<String> problems = new ArrayList<>();
        for (ResolvedPackage p : resolution.packages()) {
            p.dependencies().forEach(dependency -> {
                if (!before.contains(dependency.name()) && !inCycle.contains(dependency.name())) {
                    problems.add(p.name() + " comes before " + dependency.name());
                }
            });
            before.add(p.name());
        }
        return problems;
    }

    private static String checkConflict(
            FixtureIndex index, ResolutionRequest request, Conflict conflict, JsonNode expect) {
        List<String> problems = new ArrayList<>();
        String text = String.join("\n", conflict.explanation().lines());
        for (JsonNode name : expect.path("conflict")) {
            if (!names(text, name.asText())) {
                problems.add("does not name " + name.asText());
            }
        }
        for (JsonNode name : expect.path("mustNotName")) {
            if (names(conflict.message(), name.asText())) {
                problems.add("names " + name.asText());
            }
        }
        int core = expect.path("core").size();
        int named = conflict.explanation().packages().size();
        if (core == expect.path("conflict").size() && core > 0 && named > core) {
            problems.add("names " + conflict.explanation().packages() + " where " + expect.path("core") + " is enough");
        }
        for (JsonNode version : expect.path("incompatibleVersions")) {
            String packageName = version.asText().substring(0, version.asText().indexOf('@'));
            if (!text.contains(packageName)) {
                problems.add("does not tell that " + version.asText() + " does not fit the host");
            }
        }
        if (!conflict.message().startsWith("dependency conflict")) {
            problems.add("the message begins with " + conflict.message().lines().findFirst());
        }
        problems.addAll(ProofCheck.problems(index, request, conflict.explanation()));
        if (!problems.isEmpty()) {
            problems.add(text);
        }
        return String.join("; ", problems);
    }

    /** Whether the text holds the name as a word of its own. */
    static boolean names(String text, String name) {
        return Pattern.compile("(?<![\\w@/.-])" + Pattern.quote(name) + "(?![\\w/-]|\\.\\w)")
                .matcher(text)
                .find();
    }

    private static String difference(Map<String, SemanticVersion> answer, Map<String, SemanticVersion> expected) {
        Set<String> names = new TreeSet<>(answer.keySet());
        names.addAll(expected.keySet());
        Map<String, String> different = new LinkedHashMap<>();
        for (String name : names) {
            String got = String.valueOf(answer.get(name));
            String want = String.valueOf(expected.get(name));
            if (!got.equals(want)) {
                different.put(name, got + " instead of " + want);
            }
        }
        return different.toString();
    }

    static Map<String, SemanticVersion> versions(JsonNode map) {
        Map<String, SemanticVersion> versions = new TreeMap<>();
        map.properties()
                .forEach(entry -> versions.put(
                        entry.getKey(), SemanticVersion.parse(entry.getValue().asText())));
        return versions;
    }

    private static Set<String> names(JsonNode array) {
        Set<String> names = new TreeSet<>();
        array.forEach(node -> names.add(node.asText()));
        return names;
    }
}
