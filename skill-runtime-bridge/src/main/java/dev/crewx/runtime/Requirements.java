package dev.crewx.runtime;

import dev.crewx.application.skill.spi.Machine;
import dev.crewx.application.skill.spi.ToolFinding;
import dev.crewx.domain.json.JsonValue;
import dev.crewx.domain.json.JsonValue.JsonArray;
import dev.crewx.domain.json.JsonValue.JsonString;
import dev.crewx.domain.manifest.ByteSize;
import dev.crewx.domain.manifest.Compatibility;
import dev.crewx.domain.manifest.RuntimeRequirements;
import dev.crewx.domain.manifest.RuntimeRequirements.Requirement;
import dev.crewx.domain.resolution.Host;
import dev.crewx.domain.version.SemanticVersion;
import dev.crewx.domain.version.VersionRange;
import dev.crewx.runtime.RequirementCheck.Verdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Holds what skills need against the machine; asks each tool for its version once. */
final class Requirements {
    private static final int MAX_KEPT = 1000;
    private static final String CREWX = "crewx";
    private static final String DOCKER = "docker";
    private static final String PLATFORM = "platform";
    private static final String ARCHITECTURE = "architecture";

    private final Machine machine;
    private final Host host;
    private final Map<Question, ToolFinding> answers = new ConcurrentHashMap<>();

    Requirements(Machine machine, Host host) {
        this.machine = machine;
        this.host = host;
    }

    private record Question(String tool, Path workingDirectory, String path) {}

    /** Where a skill would run. */
    record Place(Path workingDirectory, Map<String, String> environment) {}

    /** What a skill says that it needs, else what its package does; where its package can be used, in any case. */
    List<RequirementCheck> check(SkillDescriptor skill, Place place) {
        List<RequirementCheck> checks = new ArrayList<>();
        RuntimeRequirements own = skill.metadata().runtime();
        RuntimeRequirements needs = own.isNone()
                ? skill.origin()
                        .map(origin -> origin.manifest().runtimeRequirements())
                        .orElse(RuntimeRequirements.NONE)
                : own;
        needs.tools().forEach((name, requirement) -> checks.add(tool(name, requirement, place)));
        if (needs.docker() && !needs.tools().containsKey(DOCKER)) {
            checks.add(tool(DOCKER, new Requirement(VersionRange.ANY, "docker"), place));
        }
        needs.memory().ifPresent(size -> checks.add(size("memory", size, machine.memoryBytes())));
        needs.diskSpace()
                .ifPresent(
                        size -> checks.add(size("diskSpace", size, machine.freeDiskBytes(place.workingDirectory()))));
        needs.others().forEach((name, value) -> other(name, value).ifPresent(checks::add));
        skill.origin().ifPresent(origin -> {
            Compatibility compatibility = origin.manifest().compatibility();
            origin.manifest().crewxDependency().ifPresent(range -> checks.add(crewx(range)));
            compatibility.crewxVersion().ifPresent(range -> checks.add(crewx(range)));
            named(PLATFORM, compatibility.platforms()).ifPresent(checks::add);
            named(ARCHITECTURE, compatibility.architectures()).ifPresent(checks::add);
        });
        return List.copyOf(checks);
    }

    /** Forgets what tools said. */
    void clear() {
        answers.clear();
    }

    private RequirementCheck tool(String name, Requirement requirement, Place place) {
        if (name.equals(CREWX)) {
            return crewx(requirement.range());
        }
        return switch (ask(name, place)) {
            case ToolFinding.Missing(String reason) ->
                new RequirementCheck(name, requirement.text(), reason, Verdict.UNMET);
            case ToolFinding.Found(String program, Optional<SemanticVersion> version)
            when version.isEmpty() ->
                new RequirementCheck(
                        name,
                        requirement.text(),
                        program + ", which does not say its version",
                        requirement.range().equals(VersionRange.ANY) ? Verdict.MET : Verdict.UNKNOWN);
            case ToolFinding.Found(String program, Optional<SemanticVersion> version) ->
                verdict(name, requirement.text(), requirement.range(), version.orElseThrow());
        };
    }

    private ToolFinding ask(String name, Place place) {
        Question question =
                new Question(name, place.workingDirectory(), place.environment().getOrDefault("PATH", ""));
        ToolFinding known = answers.get(question);
        if (known != null) {
            return known;
        }
        ToolFinding found = machine.tool(name, place.environment(), place.workingDirectory());
        if (answers.size() < MAX_KEPT) {
            answers.put(question, found);
        }
        return found;
    }

    private RequirementCheck crewx(VersionRange range) {
        return host.crewx()
                .map(version -> verdict(CREWX, range.text(), range, version))
                .orElseGet(() -> new RequirementCheck(CREWX, range.text(), "no CrewX that is known", Verdict.UNKNOWN));
    }

    private static RequirementCheck verdict(String name, String needed, VersionRange range, SemanticVersion found) {
        return new RequirementCheck(
                name, needed, found.toString(), range.contains(found, true) ? Verdict.MET : Verdict.UNMET);
    }

    private static RequirementCheck size(String name, ByteSize needed, long found) {
        String shown = found <= 0 ? "nothing that can be told" : shown(found);
        Verdict verdict = found <= 0 ? Verdict.UNKNOWN : found >= needed.bytes() ? Verdict.MET : Verdict.UNMET;
        return new RequirementCheck(name, needed.text(), shown, verdict);
    }

    private static String shown(long bytes) {
        double gibibytes = bytes / (1024.0 * 1024 * 1024);
        return gibibytes >= 1
                ? String.format(Locale.ROOT, "%.1fGB", gibibytes)
                : String.format(Locale.ROOT, "%dMB", bytes / (1024 * 1024));
    }

    /** Requirements that are no tools; only platform and processor can be checked. */
    private Optional<RequirementCheck> other(String name, JsonValue value) {
        return switch (name) {
            case "os", "platform", "platforms" ->
                named(
                        PLATFORM,
                        names(value).stream().map(Requirements::platform).toList());
            case "arch", "architecture", "architectures", "cpu" ->
                named(
                        ARCHITECTURE,
                        names(value).stream().map(Requirements::architecture).toList());
            default -> Optional.empty();
        };
    }

    private Optional<RequirementCheck> named(String what, List<String> names) {
        Optional<String> here = what.equals(PLATFORM) ? host.platform() : host.architecture();
        if (names.isEmpty()) {
            return Optional.empty();
        }
        Verdict verdict = here.map(name -> names.contains(name) ? Verdict.MET : Verdict.UNMET)
                .orElse(Verdict.UNKNOWN);
        return Optional.of(
                new RequirementCheck(what, String.join(" or ", names), here.orElse("nothing that is known"), verdict));
    }

    private static List<String> names(JsonValue value) {
        return switch (value) {
            case JsonString(String text) ->
                List.of(text.toLowerCase(Locale.ROOT).split("[\\s,|]+"));
            case JsonArray(List<JsonValue> elements) ->
                elements.stream().flatMap(element -> names(element).stream()).toList();
            default -> List.of();
        };
    }

    /** A platform in Node's words. */
    private static String platform(String name) {
        return switch (name) {
            case "macos", "mac", "osx" -> "darwin";
            case "windows", "win" -> "win32";
            default -> name;
        };
    }

    /** A processor in Node's words. */
    private static String architecture(String name) {
        return switch (name) {
            case "amd64", "x86_64", "x86-64" -> "x64";
            case "aarch64" -> "arm64";
            default -> name;
        };
    }
}
