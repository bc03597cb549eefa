package dev.crewx.domain.skill;

import dev.crewx.domain.json.JsonValue;
import dev.crewx.domain.json.JsonValue.JsonArray;
import dev.crewx.domain.json.JsonValue.JsonNumber;
import dev.crewx.domain.json.JsonValue.JsonObject;
import dev.crewx.domain.json.JsonValue.JsonString;
import dev.crewx.domain.manifest.AppManifest;
import dev.crewx.domain.manifest.BundleResource;
import dev.crewx.domain.manifest.Finding;
import dev.crewx.domain.manifest.Location;
import dev.crewx.domain.manifest.PathRules;
import dev.crewx.domain.manifest.RuntimeRequirements;
import dev.crewx.domain.manifest.SkillEntry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whether a manifest tells the truth about the bundle it lies in. */
public final class ManifestAgreement {
    private ManifestAgreement() {}

    /**
     * Compares a manifest with the files and the skills of its bundle: what it lists must be there, what it copies
     * must be equal, and the skills' runtime requirements must go together.
     *
     * @param files every file's path in the bundle
     * @param skills the skills that were read, by the path of their Markdown file
     */
    public static List<Finding> check(
            AppManifest manifest, Collection<String> files, Map<String, SkillMetadata> skills) {
        List<Finding> findings = new ArrayList<>();
        Set<String> present = new HashSet<>(files);
        Set<String> listed = new HashSet<>();
        for (int i = 0; i < manifest.skills().size(); i++) {
            SkillEntry entry = manifest.skills().get(i);
            Location at = Location.manifest("/skills/" + i);
            listed.add(entry.file());
            if (!present.contains(entry.file())) {
                findings.add(Finding.error(
                                "skill-missing",
                                at.member("path"),
                                "The bundle has no " + entry.file() + ", which the manifest lists as a skill")
                        .found(entry.path())
                        .allowed("the path of a file in the bundle"));
                continue;
            }
            SkillMetadata metadata = skills.get(entry.file());
            if (metadata != null) {
                compareCopy(entry, metadata, at.member("metadata"), findings);
            }
        }
        resources(manifest, present, findings);
        for (String file : files) {
            if (file.endsWith("/" + SkillEntry.SKILL_FILE) && !listed.contains(file) && !insideListed(file, listed)) {
                findings.add(Finding.warning(
                        "skill-unlisted", Location.file(file), "This skill is in the bundle but not in its manifest"));
            }
        }
        Map<String, RuntimeRequirements> needs = new LinkedHashMap<>();
        manifest.skills()
                .forEach(entry -> Optional.ofNullable(skills.get(entry.file()))
                        .ifPresent(metadata -> needs.put(entry.id(), metadata.runtime())));
        RuntimeRequirements.strictest(needs, Location.manifest("/runtimeRequirements"), finding -> {
            if (finding.isError()) {
                findings.add(finding);
            }
        });
        return List.copyOf(findings);
    }

    private static boolean insideListed(String file, Set<String> listed) {
        for (int slash = file.lastIndexOf('/'); slash > 0; slash = file.lastIndexOf('/', slash - 1)) {
            if (listed.contains(file.substring(0, slash) + "/" + SkillEntry.SKILL_FILE)) {
                return true;
            }
        }
        return false;
    }

    private static void resources(AppManifest manifest, Set<String> present, List<Finding> findings) {
        for (int i = 0; i < manifest.resources().size(); i++) {
            BundleResource resource = manifest.resources().get(i);
            String path = PathRules.clean(resource.path());
            if (!present.contains(path) && present.stream().noneMatch(file -> file.startsWith(path + "/"))) {
                findings.add(Finding.error(
                                "resource-missing",
                                Location.manifest("/resources/" + i + "/path"),
                                "The bundle has no " + path + ", which the manifest lists as a resource")
                        .found(resource.path())
                        .allowed("the path of a file or folder in the bundle"));
            }
        }
    }

    private static void compareCopy(SkillEntry entry, SkillMetadata metadata, Location at, List<Finding> findings) {
        Map<String, JsonValue> truth = new HashMap<>(metadata.fields().members());
        truth.putAll(metadata.manifestCopy().members());
        entry.metadata().members().forEach((field, copy) -> {
            JsonValue own = truth.get(field);
            boolean equal = own != null && same(own, copy);
            if (!equal && field.equals("runtime")) {
                equal = same(metadata.fields().get("runtime").orElse(JsonObject.EMPTY), copy);
            }
            if (!equal) {
                findings.add(Finding.error(
                                "skill-copy-differs",
                                at.member(field),
                                "The manifest's copy differs from " + entry.file()
                                        + "; make them equal or leave it out of the manifest")
                        .found(shown(copy))
                        .allowed(own == null ? "no such field, as in " + entry.file() : shown(own)));
            }
        });
    }

    /** Equal in meaning: {@code 1.0} the number and {@code "1.0"} the text are, since YAML takes one for the other. */
    private static boolean same(JsonValue a, JsonValue b) {
        if (a instanceof JsonObject left && b instanceof JsonObject right) {
            return left.members().keySet().equals(right.members().keySet())
                    && left.members().entrySet().stream()
                            .allMatch(member -> right.get(member.getKey())
                                    .filter(value -> same(member.getValue(), value))
                                    .isPresent());
        }
        if (a instanceof JsonArray left && b instanceof JsonArray right) {
            if (left.elements().size() != right.elements().size()) {
                return false;
            }
            for (int i = 0; i < left.elements().size(); i++) {
                if (!same(left.elements().get(i), right.elements().get(i))) {
                    return false;
                }
            }
            return true;
        }
        if (a instanceof JsonNumber left && b instanceof JsonNumber right) {
            return left.value().compareTo(right.value()) == 0;
        }
        Optional<String> left = SkillRules.textOf(Optional.of(a));
        Optional<String> right = SkillRules.textOf(Optional.of(b));
        return left.isPresent() ? left.map(String::strip).equals(right.map(String::strip)) : a.equals(b);
    }

    private static String shown(JsonValue value) {
        return value instanceof JsonString
                        || SkillRules.textOf(Optional.of(value)).isPresent()
                ? "\"" + SkillRules.textOf(Optional.of(value)).orElse("") + "\""
                : value.typeName();
    }
}
