package dev.crewx.application.install.spi;

import dev.crewx.domain.resolution.Lockfile;
import dev.crewx.domain.resolution.ProjectRequirements;

/**
 * What a project's files say.
 *
 * @param requirements what it asks for itself ({@code crewx-skills.json})
 * @param lockfile every package it uses, exactly ({@code crewx-skills.lock})
 */
public record ProjectState(ProjectRequirements requirements, Lockfile lockfile) {
    /** The project that requires nothing. */
    public static final ProjectState EMPTY = new ProjectState(ProjectRequirements.EMPTY, Lockfile.EMPTY);
}
