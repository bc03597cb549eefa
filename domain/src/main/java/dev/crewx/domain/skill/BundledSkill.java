package dev.crewx.domain.skill;

import dev.crewx.domain.manifest.Finding;
import java.util.List;

/**
 * A skill inside a bundle, read.
 *
 * @param id its id in the manifest
 * @param file the path of its Markdown file in the bundle
 * @param metadata what it says about itself
 * @param portability in what it departs from the open standard; stops nothing
 */
public record BundledSkill(String id, String file, SkillMetadata metadata, List<Finding> portability) {
    /** Copies the findings. */
    public BundledSkill {
        portability = List.copyOf(portability);
    }

    /** The folder its own files lie in. */
    public String folder() {
        int slash = file.lastIndexOf('/');
        return slash < 0 ? "" : file.substring(0, slash);
    }
}
