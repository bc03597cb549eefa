package dev.crewx.domain.manifest;

import dev.crewx.domain.json.JsonValue;
import dev.crewx.domain.json.JsonValue.JsonBoolean;
import dev.crewx.domain.json.JsonValue.JsonNull;
import dev.crewx.domain.json.JsonValue.JsonNumber;
import dev.crewx.domain.json.JsonValue.JsonObject;
import dev.crewx.domain.json.JsonValue.JsonString;
import dev.crewx.domain.version.VersionRange;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a skill or a package needs on the machine that runs it.
 *
 * @param tools interpreter or tool to the versions that will do ({@code python}, {@code node}, {@code crewx}, …)
 * @param docker whether Docker must be there
 * @param memory how much memory at least
 * @param diskSpace how much free disk at least
 * @param others requirements that are neither, as written
 */
public record RuntimeRequirements(
        Map<String, Requirement> tools,
        boolean docker,
        Optional<ByteSize> memory,
        Optional<ByteSize> diskSpace,
        Map<String, JsonValue> others) {
    /** Nothing is needed. */
    public static final RuntimeRequirements NONE =
            new RuntimeRequirements(Map.of(), false, Optional.empty(), Optional.empty(), Map.of());

    /** Copies the maps in their order. */
    public RuntimeRequirements {
        tools = Collections.unmodifiableMap(new LinkedHashMap<>(tools));
        others = Collections.unmodifiableMap(new LinkedHashMap<>(others));
    }

    /**
     * Versions of one tool.
     *
     * @param range the versions that will do
     * @param text as it was written
     */
    public record Requirement(VersionRange range, String text) {}

    /** The versions of this tool that will do; empty when it is not asked for. */
    public Optional<VersionRange> tool(String name) {
        return Optional.ofNullable(tools.get(name)).map(Requirement::range);
    }

    /**
     * Reads a {@code runtime} or {@code runtimeRequirements} object. What cannot be understood is reported at this
     * severity and left out.
     */
    public static RuntimeRequirements read(
            JsonObject object, Location location, Severity severity, Consumer<Finding> findings) {
        Reader reader = new Reader(location, severity, findings);
        object.members().forEach(reader::read);
        return reader.result();
    }

    /** The object form, as it would be written. */
    public JsonObject toJson() {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        tools.forEach((name, requirement) -> members.put(name, JsonValue.of(requirement.text())));
        if (docker) {
            members.putIfAbsent("docker", JsonValue.of(true));
        }
        memory.ifPresent(size -> members.put("memory", JsonValue.of(size.text())));
        diskSpace.ifPresent(size -> members.put("diskSpace", JsonValue.of(size.text())));
        members.putAll(others);
        return new JsonObject(members);
    }

    /** Whether nothing is needed. */
    public boolean isNone() {
        return equals(NONE);
    }

    /**
     * The strictest of several: ranges intersected, the larger sizes, Docker when one needs it. A tool whose ranges
     * have no version in common is an error that names who asks for what; so is a requirement of another kind
     * ({@link #others}) on which two disagree, as a warning, and the first keeps its word.
     *
     * @param needs who needs what, in the order that decides between equals
     */
    public static RuntimeRequirements strictest(
            Map<String, RuntimeRequirements> needs, Location location, Consumer<Finding> findings) {
        Map<String, Requirement> tools = new LinkedHashMap<>();
        Map<String, List<String>> askers = new LinkedHashMap<>();
        Map<String, JsonValue> others = new LinkedHashMap<>();
        boolean docker = false;
        Optional<ByteSize> memory = Optional.empty();
        Optional<ByteSize> diskSpace = Optional.empty();
        for (Map.Entry<String, RuntimeRequirements> need : needs.entrySet()) {
            RuntimeRequirements one = need.getValue();
            one.tools.forEach((tool, requirement) -> {
                tools.merge(tool, requirement, RuntimeRequirements::both);
                askers.computeIfAbsent(tool, t -> new ArrayList<>())
                        .add(need.getKey() + " needs " + requirement.text());
            });
            docker |= one.docker;
            memory = larger(memory, one.memory);
            diskSpace = larger(diskSpace, one.diskSpace);
            one.others.forEach((name, value) -> {
                JsonValue first = others.putIfAbsent(name, value);
                if (first != null && !first.equals(value)) {
                    findings.accept(Finding.warning(
                            "runtime-differs",
                            location.member(name),
                            "The skills ask for different " + name + "; the first one's word is taken"));
                }
            });
        }
        tools.forEach((tool, requirement) -> {
            if (requirement.range().isEmpty()) {
                findings.accept(Finding.error(
                                "runtime-conflict",
                                location.member(tool),
                                "No version of " + tool + " satisfies all skills: "
                                        + String.join(", ", askers.getOrDefault(tool, List.of())))
                        .allowed("ranges that have a version in common"));
            }
        });
        return new RuntimeRequirements(tools, docker, memory, diskSpace, others);
    }

    private static Requirement both(Requirement a, Requirement b) {
        VersionRange common = CommonRange.of(a.range(), b.range());
        return new Requirement(common, common.text());
    }

    private static Optional<ByteSize> larger(Optional<ByteSize> a, Optional<ByteSize> b) {
        if (a.isEmpty() || b.isEmpty()) {
            return a.isEmpty() ? b : a;
        }
        return b.get().compareTo(a.get()) > 0 ? b : a;
    }

    /** Reads one object, member by member. */
    private static final class Reader {
        private final Location location;
        private final Severity severity;
        private final Consumer<Finding> findings;
        private final Map<String, Requirement> tools = new LinkedHashMap<>();
        private final Map<String, JsonValue> others = new LinkedHashMap<>();
        private boolean docker;
        private Optional<ByteSize> memory = Optional.empty();
        private Optional<ByteSize> diskSpace = Optional.empty();

        Reader(Location location, Severity severity, Consumer<Finding> findings) {
            this.location = location;
            this.severity = severity;
            this.findings = findings;
        }

        void read(String name, JsonValue value) {
            if (value == JsonNull.NULL) {
                return;
            }
            switch (name) {
                case "docker" -> docker = docker(value);
                case "memory" -> memory = size(name, value);
                case "diskSpace", "disk" -> diskSpace = size(name, value);
                default -> tool(name, value);
            }
        }

        RuntimeRequirements result() {
            return new RuntimeRequirements(tools, docker, memory, diskSpace, others);
        }

        private boolean docker(JsonValue value) {
            if (value instanceof JsonBoolean flag) {
                return flag.value();
            }
            report("docker", "Docker is needed or not", value, "true or false");
            Optional<String> text = textOf(value);
            Optional<VersionRange> range = text.flatMap(RuntimeRequirements::loose);
            range.ifPresent(versions -> tools.put("docker", new Requirement(versions, versions.text())));
            return range.isPresent() || text.filter("true"::equals).isPresent();
        }

        private Optional<ByteSize> size(String name, JsonValue value) {
            Optional<ByteSize> size =
                    value instanceof JsonString text ? ByteSize.tryParse(text.value()) : Optional.empty();
            if (size.isEmpty()) {
                report(
                        name,
                        "The amount of " + name + " cannot be read",
                        value,
                        "a number and a unit, such as 512MB or 4GB");
            }
            return size;
        }

        private void tool(String name, JsonValue value) {
            boolean known = name.equals("python") || name.equals("node") || name.equals("crewx");
            Optional<String> text = textOf(value);
            Optional<VersionRange> range = text.flatMap(RuntimeRequirements::range);
            Optional<VersionRange> meant = known ? text.flatMap(RuntimeRequirements::loose) : Optional.empty();
            if (range.isPresent() && text.isPresent()) {
                tools.put(name, new Requirement(range.get(), text.get()));
            } else if (meant.isPresent()) {
                String taken = meant.get().text();
                report(name, "The versions of " + name + " are no range; taken as " + taken, value, taken);
                tools.put(name, new Requirement(meant.get(), taken));
            } else if (known) {
                report(name, "The versions of " + name + " cannot be read", value, "a range such as >=3.11");
            } else {
                others.put(name, value);
            }
        }

        private void report(String name, String message, JsonValue value, String allowed) {
            findings.accept(Finding.error("runtime-" + name, location.member(name), message)
                    .found(textOf(value).orElse(value.typeName()))
                    .allowed(allowed)
                    .as(severity));
        }
    }

    /** Python people separate comparators by commas; the range syntax is npm's, which has spaces. */
    private static Optional<VersionRange> range(String text) {
        if (text.length() > CommonRange.MAX_LENGTH) {
            return Optional.empty();
        }
        return VersionRange.tryParse(text).or(() -> VersionRange.tryParse(text.replace(',', ' ')));
    }

    private static Optional<VersionRange> loose(String text) {
        return text.length() > CommonRange.MAX_LENGTH
                ? Optional.empty()
                : range(text).or(() -> LooseRange.tryParse(text));
    }

    private static Optional<String> textOf(JsonValue value) {
        return switch (value) {
            case JsonString text -> Optional.of(text.value());
            case JsonNumber number -> Optional.of(number.value().toPlainString());
            default -> Optional.empty();
        };
    }
}
