package dev.crewx.domain.skill;

import dev.crewx.domain.manifest.Finding;
import java.util.List;

/** What became of a frontmatter. */
public sealed interface SkillReading {
    /** All that was found. */
    List<Finding> findings();

    /**
     * The skill can be used.
     *
     * @param metadata what it says
     * @param findings warnings only
     */
    record Understood(SkillMetadata metadata, List<Finding> findings) implements SkillReading {
        /** Copies the findings. */
        public Understood {
            findings = List.copyOf(findings);
        }
    }

    /**
     * The skill cannot be used.
     *
     * @param findings every error and every warning
     */
    record Rejected(List<Finding> findings) implements SkillReading {
        /** Copies the findings. */
        public Rejected {
            findings = List.copyOf(findings);
        }
    }
}
