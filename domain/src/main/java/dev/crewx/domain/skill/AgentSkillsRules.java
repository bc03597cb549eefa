package dev.crewx.domain.skill;

import dev.crewx.domain.json.JsonValue;
import dev.crewx.domain.json.JsonValue.JsonArray;
import dev.crewx.domain.json.JsonValue.JsonNull;
import dev.crewx.domain.json.JsonValue.JsonObject;
import dev.crewx.domain.json.JsonValue.JsonString;
import dev.crewx.domain.manifest.Finding;
import dev.crewx.domain.manifest.Location;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The rules of the open standard for a skill's frontmatter, as its reference validator has them. Their findings say
 * how portable a skill is; they stop nothing here.
 *
 * @see <a href="https://agentskills.io/specification">Agent Skills specification</a>
 */
public final class AgentSkillsRules {
    private static final Set<String> KEYS =
            Set.of("name", "description", "license", "allowed-tools", "metadata", "compatibility");
    private static final int MAX_COMPATIBILITY = 500;

    private final Frontmatter frontmatter;
    private final Location file;
    private final List<Finding> findings = new ArrayList<>();

    private AgentSkillsRules(Frontmatter frontmatter, String file) {
        this.frontmatter = frontmatter;
        this.file = Location.file(file);
    }

    /** Everything in which a frontmatter departs from the standard; {@code folderName} must be the skill's name. */
    public static List<Finding> check(Frontmatter frontmatter, String file, String folderName) {
        return List.copyOf(new AgentSkillsRules(frontmatter, file).check(folderName));
    }

    private List<Finding> check(String folderName) {
        for (Frontmatter.Recovery recovery : frontmatter.recoveries()) {
            findings.add(Finding.error(recovery.code(), file.atLine(recovery.line()), recovery.message()));
        }
        JsonObject fields = frontmatter.fields();
        for (String key : fields.members().keySet()) {
            if (!KEYS.contains(key)) {
                findings.add(error("unknown-field", key, "The standard does not know this field")
                        .found(key)
                        .allowed("name, description, license, compatibility, metadata, allowed-tools"));
            }
        }
        text("name", SkillNames.MAX_LENGTH, true).ifPresent(name -> name(name, folderName));
        text("description", SkillRules.MAX_DESCRIPTION, true);
        text("compatibility", MAX_COMPATIBILITY, false);
        metadata();
        if (fields.get("allowed-tools").orElse(JsonNull.NULL) instanceof JsonArray) {
            findings.add(error("allowed-tools", "allowed-tools", "allowed-tools must be one text")
                    .found("array")
                    .allowed("names with spaces between them"));
        }
        return findings;
    }

    private void name(String text, String folderName) {
        String name = Normalizer.normalize(text.strip(), Normalizer.Form.NFKC);
        boolean letters = name.codePoints().allMatch(c -> Character.isLetterOrDigit(c) || c == '-');
        boolean lower = name.equals(name.toLowerCase(Locale.ROOT));
        if (!letters || !lower || name.startsWith("-") || name.endsWith("-") || name.contains("--")) {
            findings.add(error("name", "name", "The name has characters or hyphens that the standard does not allow")
                    .found(text)
                    .allowed("lower-case letters, digits and single hyphens between them"));
        }
        if (!name.equals(Normalizer.normalize(folderName, Normalizer.Form.NFKC))) {
            findings.add(error("name-folder", "name", "The name must equal the folder's name")
                    .found(text)
                    .allowed(folderName));
        }
    }

    private Optional<String> text(String field, int max, boolean required) {
        JsonValue value = frontmatter.fields().get(field).orElse(JsonNull.NULL);
        Optional<String> text = SkillRules.asText(value);
        if (text.isEmpty() && value != JsonNull.NULL) {
            findings.add(error(field, field, field + " must be a text").found(value.typeName()));
            return Optional.empty();
        }
        if (text.isEmpty() || text.get().isBlank()) {
            if (required) {
                findings.add(error(field + "-required", field, field + " is required")
                        .allowed("1-" + max + " characters"));
            }
            return Optional.empty();
        }
        int length = text.get().codePointCount(0, text.get().length());
        if (length > max) {
            findings.add(error(field + "-too-long", field, field + " is too long")
                    .found(length + " characters")
                    .allowed("1-" + max + " characters"));
        }
        return text;
    }

    private void metadata() {
        JsonValue value = frontmatter.fields().get("metadata").orElse(JsonNull.NULL);
        if (value instanceof JsonObject object) {
            object.members().forEach((key, member) -> {
                if (!(member instanceof JsonString)
                        && SkillRules.textOf(Optional.of(member)).isEmpty()) {
                    findings.add(error("metadata", "metadata", "metadata maps texts to texts")
                            .found(key + ": " + member.typeName()));
                }
            });
        } else if (value != JsonNull.NULL) {
            findings.add(error("metadata", "metadata", "metadata must be a mapping")
                    .found(value.typeName())
                    .allowed("texts to texts"));
        }
    }

    private Finding error(String code, String field, String message) {
        return Finding.error(
                "agent-skills-" + code, file.atLine(frontmatter.line(field)).member(field), message);
    }
}
