package dev.crewx.domain.skill;

import dev.crewx.domain.json.JsonValue;
import dev.crewx.domain.json.JsonValue.JsonArray;
import dev.crewx.domain.json.JsonValue.JsonBoolean;
import dev.crewx.domain.json.JsonValue.JsonNull;
import dev.crewx.domain.json.JsonValue.JsonNumber;
import dev.crewx.domain.json.JsonValue.JsonObject;
import dev.crewx.domain.json.JsonValue.JsonString;
import dev.crewx.domain.manifest.Finding;
import dev.crewx.domain.manifest.Location;
import dev.crewx.domain.manifest.RuntimeRequirements;
import dev.crewx.domain.manifest.Severity;
import dev.crewx.domain.version.SemanticVersion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The rules of the {@code crewx} profile for a skill's frontmatter; {@link AgentSkillsRules} has the other profile's. */
public final class SkillRules {
    /** The most characters (code points) of a description. */
    public static final int MAX_DESCRIPTION = 1024;

    private static final Pattern SHORT_VERSION = Pattern.compile("[vV=]?\\s*(\\d+)(?:\\.(\\d+))?(?:\\.(\\d+))?");
    private static final Pattern TOOL = Pattern.compile("[^\\s,(]+(?:\\([^)]*\\))?");

    private final Frontmatter frontmatter;
    private final JsonObject fields;
    private final Location file;
    private final Severity severity;
    private final List<Finding> findings = new ArrayList<>();

    private SkillRules(Frontmatter frontmatter, String file, Strictness strictness) {
        this.frontmatter = frontmatter;
        this.fields = frontmatter.fields();
        this.file = Location.file(file);
        this.severity = strictness == Strictness.STRICT ? Severity.ERROR : Severity.WARNING;
    }

    /**
     * Reads a frontmatter by the {@code crewx} profile.
     *
     * @param file the path to name in findings
     * @param folderName the name of the skill's folder (of a flat skill: its file name without {@code .md}), which a
     *     lenient reader takes where there is no usable name
     */
    public static SkillReading read(Frontmatter frontmatter, String file, String folderName, Strictness strictness) {
        return new SkillRules(frontmatter, file, strictness).read(folderName);
    }

    private SkillReading read(String folderName) {
        for (Frontmatter.Recovery recovery : frontmatter.recoveries()) {
            findings.add(Finding.error(recovery.code(), file.atLine(recovery.line()), recovery.message())
                    .as(severity));
        }
        String name = name(folderName);
        String description = description();
        Optional<SemanticVersion> version = version();
        List<SkillDependency> dependencies = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        dependencies(dependencies, notes);
        SkillMetadata metadata = new SkillMetadata(
                name,
                description,
                version,
                scalar("license"),
                scalar("compatibility"),
                allowedTools(),
                dependencies,
                notes,
                runtime(),
                permissions(),
                visibility(),
                fields);
        return Finding.anyError(findings)
                ? new SkillReading.Rejected(findings)
                : new SkillReading.Understood(metadata, findings);
    }

    private String name(String folderName) {
        Optional<String> name = scalar("name").filter(text -> !text.isBlank());
        if (name.isPresent() && SkillNames.isValid(name.get())) {
            return name.get();
        }
        String taken = SkillNames.nearest(name.orElse(folderName));
        if (name.isEmpty()) {
            findings.add(
                    broken("skill-name-required", "name", "A skill needs a name; its folder's is taken: " + taken));
        } else {
            findings.add(
                    broken("skill-name", "name", "The name is not kebab-case of 1-64 characters; taken as " + taken)
                            .found(name.get())
                            .allowed("lower-case letters, digits and single hyphens between them"));
        }
        return taken;
    }

    private String description() {
        Optional<String> text = scalar("description").map(String::strip).filter(t -> !t.isEmpty());
        if (text.isEmpty()) {
            findings.add(Finding.error("skill-description-required", at("description"), "A skill needs a description")
                    .allowed("1-" + MAX_DESCRIPTION + " characters: what it does and when to use it"));
            return "";
        }
        int length = text.get().codePointCount(0, text.get().length());
        if (length > MAX_DESCRIPTION) {
            findings.add(broken("skill-description-too-long", "description", "The description is too long")
                    .found(length + " characters")
                    .allowed("1-" + MAX_DESCRIPTION + " characters"));
        }
        return text.get();
    }

    private Optional<SemanticVersion> version() {
        Optional<String> own = scalar("version").filter(t -> !t.isBlank());
        if (own.isPresent()) {
            return version(own.get(), "version");
        }
        Optional<String> inMetadata = textOf(fields.object("metadata").get("version"));
        return inMetadata.filter(t -> !t.isBlank()).flatMap(text -> version(text, "metadata"));
    }

    private Optional<SemanticVersion> version(String text, String field) {
        Optional<SemanticVersion> exact = SemanticVersion.tryParse(text);
        if (exact.isPresent()) {
            return exact;
        }
        Optional<SemanticVersion> near = completed(text);
        String taken = near.map(v -> "; taken as " + v).orElse("; it is left out");
        findings.add(broken("skill-version", field, "Version must follow semantic versioning" + taken)
                .found(text)
                .allowed("MAJOR.MINOR.PATCH"));
        return near;
    }

    /** {@code 1.0}, {@code v2} and the like, with zeros for what is missing. */
    static Optional<SemanticVersion> completed(String text) {
        Matcher matcher = SHORT_VERSION.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String minor = matcher.group(2) == null ? "0" : matcher.group(2);
        String patch = matcher.group(3) == null ? "0" : matcher.group(3);
        return SemanticVersion.tryParse(matcher.group(1) + "." + minor + "." + patch);
    }

    private void dependencies(List<SkillDependency> dependencies, List<String> notes) {
        JsonValue value = fields.get("dependencies").orElse(JsonNull.NULL);
        switch (value) {
            case JsonNull none -> {}
            case JsonArray array -> array.elements().forEach(element -> dependency(element, dependencies, notes));
            default -> {
                textOf(Optional.of(value)).ifPresent(notes::add);
                findings.add(broken(
                                "skill-dependencies",
                                "dependencies",
                                "dependencies must be a list; it is kept as a note")
                        .allowed("a list of name or name@range"));
            }
        }
    }

    private void dependency(JsonValue element, List<SkillDependency> dependencies, List<String> notes) {
        Optional<String> text = textOf(Optional.of(element));
        Optional<SkillDependency> dependency = text.flatMap(SkillDependency::tryParse);
        if (dependency.isPresent()) {
            boolean twice = dependencies.stream()
                    .anyMatch(d -> d.id().equals(dependency.get().id()));
            if (twice) {
                findings.add(broken("skill-dependency-twice", "dependencies", "A dependency is listed twice")
                        .found(text.orElse("")));
            } else {
                dependencies.add(dependency.get());
            }
            return;
        }
        notes.add(text.orElse(element.typeName()));
        findings.add(
                broken("skill-dependency-note", "dependencies", "A dependency names no skill and is kept as a note")
                        .found(text.orElse(element.typeName()))
                        .allowed("name or name@range"));
    }

    private List<String> allowedTools() {
        JsonValue value = fields.get("allowed-tools").orElse(JsonNull.NULL);
        List<String> tools = new ArrayList<>();
        if (value instanceof JsonArray array) {
            array.elements().forEach(element -> textOf(Optional.of(element)).ifPresent(tools::add));
        } else {
            Matcher matcher = TOOL.matcher(textOf(Optional.of(value)).orElse(""));
            while (matcher.find()) {
                tools.add(matcher.group());
            }
        }
        return tools;
    }

    private RuntimeRequirements runtime() {
        JsonValue value = fields.get("runtime").orElse(JsonNull.NULL);
        if (value instanceof JsonObject object) {
            return RuntimeRequirements.read(object, at("runtime").member("runtime"), severity, findings::add);
        }
        if (value != JsonNull.NULL) {
            findings.add(broken("skill-runtime", "runtime", "runtime must be a mapping; it is left out")
                    .found(value.typeName()));
        }
        return RuntimeRequirements.NONE;
    }

    private List<String> permissions() {
        JsonValue value = fields.get("permissions")
                .or(() -> fields.object("metadata").get("permissions"))
                .orElse(JsonNull.NULL);
        List<String> permissions = new ArrayList<>();
        if (value instanceof JsonArray array) {
            array.elements().forEach(element -> textOf(Optional.of(element)).ifPresent(permissions::add));
        } else {
            textOf(Optional.of(value))
                    .ifPresent(text -> Arrays.stream(text.split("[\\s,]+"))
                            .filter(word -> !word.isEmpty())
                            .forEach(permissions::add));
        }
        return permissions;
    }

    private Visibility visibility() {
        Optional<String> word = scalar("visibility");
        Optional<Visibility> visibility = word.flatMap(Visibility::tryParse);
        if (word.isPresent() && visibility.isEmpty()) {
            findings.add(broken("skill-visibility", "visibility", "The visibility is not known; public is taken")
                    .found(word.get())
                    .allowed("public, private, internal"));
        }
        return visibility.orElse(Visibility.PUBLIC);
    }

    /** A field's text; a value that is no scalar is reported and absent. */
    private Optional<String> scalar(String name) {
        JsonValue value = fields.get(name).orElse(JsonNull.NULL);
        Optional<String> text = textOf(Optional.of(value));
        if (text.isEmpty() && value != JsonNull.NULL) {
            findings.add(broken("skill-type", name, name + " must be a text").found(value.typeName()));
        }
        return text;
    }

    private Finding broken(String code, String field, String message) {
        return Finding.error(code, at(field).member(field), message).as(severity);
    }

    private Location at(String field) {
        return file.atLine(frontmatter.line(field));
    }

    /** A scalar's text as it was written; empty for what is no scalar. */
    static Optional<String> asText(JsonValue value) {
        return switch (value) {
            case JsonString text -> Optional.of(text.value());
            case JsonNumber number -> Optional.of(number.value().toPlainString());
            case JsonBoolean flag -> Optional.of(String.valueOf(flag.value()));
            default -> Optional.empty();
        };
    }

    static Optional<String> textOf(Optional<JsonValue> value) {
        return value.flatMap(SkillRules::asText);
    }
}
