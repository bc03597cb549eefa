package dev.crewx.runtime;

import dev.crewx.domain.manifest.PackageId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The skills that one look found: those that count, by name, and every one by the package it came with. */
final class Catalogue {
    static final Catalogue EMPTY = new Catalogue(Map.of(), List.of(), SkillSelection.ALL);

    private final Map<String, SkillDescriptor> byName;
    private final List<SkillDescriptor> skills;
    private final Map<PackageId, List<SkillDescriptor>> byPackage = new LinkedHashMap<>();
    private final Map<PackageId, SkillPackage> packages = new LinkedHashMap<>();

    /** Over the skills that count, all of them with those that they hide, and which of them are wanted. */
    Catalogue(Map<String, SkillDescriptor> byName, List<SkillDescriptor> all, SkillSelection selection) {
        this.byName = byName;
        this.skills = byName.values().stream()
                .filter(skill -> selection.admits(skill.name()))
                .toList();
        for (SkillDescriptor skill : all) {
            skill.origin().ifPresent(origin -> {
                Path first = packages.computeIfAbsent(origin.id(), id -> origin).folder();
                if (first.equals(origin.folder())) {
                    byPackage
                            .computeIfAbsent(origin.id(), id -> new ArrayList<>())
                            .add(skill);
                }
            });
        }
    }

    /** The skills that are wanted, by name. */
    List<SkillDescriptor> skills() {
        return skills;
    }

    /** The skill of this name, wanted or not; of a package's name, where the package has one skill alone. */
    Optional<SkillDescriptor> find(String name) {
        SkillDescriptor named = byName.get(name);
        if (named != null) {
            return Optional.of(named);
        }
        return PackageId.tryParse(name)
                .map(this::skillsOf)
                .filter(skills -> skills.size() == 1)
                .map(List::getFirst);
    }

    /** The package of this id, from the first place that has it. */
    Optional<SkillPackage> packageOf(PackageId id) {
        return Optional.ofNullable(packages.get(id));
    }

    /** The skills of a package; none where it is not there. */
    List<SkillDescriptor> skillsOf(PackageId id) {
        return byPackage.getOrDefault(id, List.of());
    }

    /** Names that are nearly the one that was looked for, the nearest first. */
    List<String> similarTo(String name) {
        return byName.keySet().stream()
                .filter(other -> other.contains(name) || name.contains(other) || distance(name, other) <= 2)
                .sorted((a, b) -> Integer.compare(distance(name, a), distance(name, b)))
                .limit(3)
                .toList();
    }

    /** How many characters have to be put in, taken out or changed; counted up to a few. */
    private static int distance(String a, String b) {
        int most = 64;
        if (a.length() > most || b.length() > most) {
            return most;
        }
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
