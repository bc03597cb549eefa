package dev.crewx.domain.version;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Runs the sections of a {@code semver-*} file. */
final class SemverCases {
    private static final Set<String> OUTSIDE = Set.of("coerce", "clean", "inc", "truncate", "diff");

    private final VectorReport report;

    private SemverCases(VectorReport report) {
        this.report = report;
    }

    static VectorReport run(String name, JsonNode file) {
        SemverCases cases = new SemverCases(new VectorReport(name));
        file.properties().forEach(section -> {
            if (!section.getKey().equals("meta")) {
                section.getValue().forEach(test -> cases.check(section.getKey(), test));
            }
        });
        return cases.report;
    }

    private void check(String section, JsonNode test) {
        JsonNode options = test.isArray() ? test.path(3) : test.path("options");
        if (OUTSIDE.contains(section) || options.path("loose").asBoolean()) {
            report.outside(section);
            return;
        }
        String problem;
        try {
            Object expected = expected(section, test);
            Object actual =
                    actual(section, test, options.path("includePrerelease").asBoolean());
            problem = Objects.equals(expected, actual) ? "" : test + " gives " + actual;
        } catch (IllegalArgumentException e) {
            problem = test + " throws " + e;
        }
        report.ran(section, problem);
    }

    private static Object expected(String section, JsonNode test) {
        return switch (section) {
            case "compare" -> test.path(2).asInt();
            case "valid" ->
                test.path("major") + "." + test.path("minor") + "." + test.path("patch")
                        + texts(test.path("prerelease")) + texts(test.path("build"));
            case "invalid", "invalidRanges" -> false;
            case "relations" -> test.path("intersects") + " " + test.path("aSubsetOfB");
            case "rangeValidity" ->
                test.path("valid").asBoolean() ? test.path("normalized").asText() : "invalid";
            case "specValid" -> true;
            case "specInvalid" -> "false " + !test.path("nodeSemverAlsoRejects").asBoolean();
            default -> plain(test.path("expect"));
        };
    }

    private static Object plain(JsonNode node) {
        if (node.isBoolean()) {
            return node.asBoolean();
        }
        return node.isInt() ? (Object) node.asInt() : node.isTextual() ? node.asText() : node.toString();
    }

    private static Object actual(String section, JsonNode test, boolean includePrerelease) {
        return switch (section) {
            case "compare" -> typed(test.path(0)).comparePrecedence(typed(test.path(1)));
            case "compareBuild" -> typed(test.path("a")).compareTo(typed(test.path("b")));
            case "cmp" -> holds(typed(test.path("a")), test.path("op").asText(), typed(test.path("b")));
            case "sort" -> sorted(test.path("input"));
            case "valid" -> describe(typed(test.path("version")));
            case "invalid" -> tryTyped(test.path("version")).isPresent();
            case "prerelease" -> prerelease(test.path("version"));
            case "specValid" ->
                SemanticVersion.parse(test.path("version").asText())
                        .toString()
                        .equals(test.path("version").asText());
            case "specInvalid" ->
                SemanticVersion.tryParse(test.path("version").asText()).isPresent() + " "
                        + tryTyped(test.path("version")).isPresent();
            default -> ofRange(section, test, includePrerelease);
        };
    }

    private static Object ofRange(String section, JsonNode test, boolean wide) {
        String text = test.path("range").asText();
        return switch (section) {
            case "satisfies", "satisfiesIncludePrerelease" ->
                tryTyped(test.path("version"))
                        .map(v -> VersionRange.parse(text).contains(v, wide))
                        .orElse(false);
            case "rangeNormalized" -> VersionRange.parse(text).canonical(wide);
            case "rangeValidity" ->
                VersionRange.tryParse(text).map(VersionRange::toString).orElse("invalid");
            case "invalidRanges" -> VersionRange.tryParse(text).isPresent();
            case "comparatorSets" -> comparators(VersionRange.parse(text).canonical(wide));
            case "intersects" -> range(test, "a").intersects(range(test, "b"), wide);
            case "relations" ->
                range(test, "a").intersects(range(test, "b")) + " "
                        + range(test, "a").isSubsetOf(range(test, "b"));
            case "subset" -> range(test, "sub").isSubsetOf(range(test, "dom"), wide);
            case "minVersion" ->
                VersionRange.parse(text)
                        .toSet(wide)
                        .least()
                        .map(Object::toString)
                        .orElse("null");
            case "outside" ->
                test.path("hilo").asText().equals(">")
                        ? VersionRange.parse(text).isBelow(typed(test.path("version")), wide)
                        : VersionRange.parse(text).isAbove(typed(test.path("version")), wide);
            case "maxSatisfying", "minSatisfying" -> extreme(section, test, text);
            case "simplify" -> VersionRange.parse(text).simplifiedFor(versions(test.path("versions")));
            default -> "the section " + section + " is not known";
        };
    }

    private static VersionRange range(JsonNode test, String side) {
        return VersionRange.parse(test.path(side).asText());
    }

    private static Object extreme(String section, JsonNode test, String text) {
        Comparator<SemanticVersion> order =
                section.startsWith("max") ? Comparator.naturalOrder() : Comparator.reverseOrder();
        return VersionRange.tryParse(text)
                .flatMap(range -> versions(test.path("versions")).stream()
                        .filter(range::contains)
                        .max(order))
                .map(Object::toString)
                .orElse("null");
    }

    private static boolean holds(SemanticVersion a, String operator, SemanticVersion b) {
        int order = a.comparePrecedence(b);
        return switch (operator) {
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            case ">=" -> order >= 0;
            case "!=" -> order != 0;
            case "===" -> a.equals(b);
            case "!==" -> !a.equals(b);
            default -> order == 0;
        };
    }

    private static String comparators(String canonical) {
        List<String> sets = new ArrayList<>();
        for (String alternative : canonical.split("\\|\\|", -1)) {
            String inner = alternative.equals("*") ? "" : alternative;
            sets.add("[\"" + inner.replace(" ", "\",\"") + "\"]");
        }
        return "[" + String.join(",", sets) + "]";
    }

    private static String describe(SemanticVersion v) {
        return v.major() + "." + v.minor() + "." + v.patch() + v.prerelease() + v.build();
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(node -> texts.add(node.asText()));
        return texts;
    }

    private static String prerelease(JsonNode version) {
        return tryTyped(version)
                .filter(SemanticVersion::isPrerelease)
                .map(v -> "["
                        + String.join(
                                ",",
                                v.prerelease().stream()
                                        .map(id -> id.matches("\\d+") ? id : "\"" + id + "\"")
                                        .toList())
                        + "]")
                .orElse("null");
    }

    private static String sorted(JsonNode input) {
        List<SemanticVersion> list = versions(input);
        list.sort(null);
        return "[" + String.join(",", list.stream().map(v -> "\"" + v + "\"").toList()) + "]";
    }

    private static List<SemanticVersion> versions(JsonNode array) {
        List<SemanticVersion> list = new ArrayList<>();
        array.forEach(node -> list.add(typed(node)));
        return list;
    }

    private static SemanticVersion typed(JsonNode node) {
        return SemanticVersion.parseTyped(node.asText());
    }

    private static Optional<SemanticVersion> tryTyped(JsonNode node) {
        try {
            return Optional.of(typed(node));
        } catch (InvalidVersionException e) {
            return Optional.empty();
        }
    }
}
