package dev.crewx.domain.skill;

import dev.crewx.domain.manifest.CommonRange;
import dev.crewx.domain.manifest.PackageId;
import dev.crewx.domain.version.VersionRange;
import java.util.Optional;

/**
 * Another skill that a skill names in its {@code dependencies}: {@code name} or {@code name@range}.
 *
 * @param id which, as a package id; a skill of the same bundle is meant when one has this name
 * @param range the versions that will do, all when none is written
 */
public record SkillDependency(PackageId id, VersionRange range) {
    /** The reference that this text is, or empty when it is something else, such as a pip package with a version. */
    public static Optional<SkillDependency> tryParse(String text) {
        String clean = text.strip();
        int at = clean.indexOf('@', 1);
        String name = at < 0 ? clean : clean.substring(0, at);
        String range = at < 0 ? "*" : clean.substring(at + 1);
        if (range.isBlank() || range.length() > CommonRange.MAX_LENGTH) {
            return Optional.empty();
        }
        return PackageId.tryParse(name)
                .flatMap(id -> VersionRange.tryParse(range).map(versions -> new SkillDependency(id, versions)));
    }
}
