package dev.crewx.runtime;

import dev.crewx.domain.manifest.Finding;
import dev.crewx.domain.skill.SkillMetadata;
import dev.crewx.domain.version.SemanticVersion;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A skill that was found: its frontmatter is read, its text is not.
 *
 * @param file its Markdown file
 * @param flat whether the file stands for itself ({@code <name>.md}) instead of for its folder
 * @param metadata what its frontmatter says
 * @param source the place it was found in
 * @param origin the package it came with; empty for a skill on its own
 * @param findings what is not as it should be and was understood all the same
 */
public record SkillDescriptor(
        Path file,
        boolean flat,
        SkillMetadata metadata,
        SkillSource source,
        Optional<SkillPackage> origin,
        List<Finding> findings) {
    /** Copies the findings. */
    public SkillDescriptor {
        findings = List.copyOf(findings);
    }

    /** The name it is known by. */
    public String name() {
        return metadata.name();
    }

    /** The folder its own files lie in. */
    public Path folder() {
        return Objects.requireNonNull(file.getParent());
    }

    /** Its version, else its package's; absent when neither says one. */
    public Optional<SemanticVersion> version() {
        return metadata.version().or(() -> origin.map(SkillPackage::version));
    }

    /** The name of its package, or its own where it came with none. */
    public String owner() {
        return origin.map(from -> from.id().toString()).orElse(name());
    }
}
