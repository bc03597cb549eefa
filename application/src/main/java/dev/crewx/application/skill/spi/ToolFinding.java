package dev.crewx.application.skill.spi;

import dev.crewx.domain.version.SemanticVersion;
import java.util.Optional;

/** What became of a look for a tool. */
public sealed interface ToolFinding {
    /**
     * It is there.
     *
     * @param program what would be started
     * @param version what it says it is; empty when it says nothing that can be understood, or was not asked
     */
    record Found(String program, Optional<SemanticVersion> version) implements ToolFinding {}

    /**
     * It is not there, or does not work.
     *
     * @param reason for people
     */
    record Missing(String reason) implements ToolFinding {}
}
