package dev.crewx.application.install.spi;

import dev.crewx.domain.integrity.Digest;
import dev.crewx.domain.version.SemanticVersion;
import java.util.List;

/**
 * What is noted of an installed package.
 *
 * @param version its version
 * @param digest of the bundle it came from
 * @param skills its skills
 */
public record InstalledBundle(SemanticVersion version, Digest digest, List<Skill> skills) {
    /** Copies the skills. */
    public InstalledBundle {
        skills = List.copyOf(skills);
    }

    /**
     * A skill of an installed package.
     *
     * @param name what agents know it by
     * @param file the path of its Markdown file in the package
     */
    public record Skill(String name, String file) {}
}
