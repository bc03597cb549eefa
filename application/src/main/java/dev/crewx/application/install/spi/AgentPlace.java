package dev.crewx.application.install.spi;

import dev.crewx.domain.manifest.PackageId;

/**
 * A skill in an agent's folder.
 *
 * @param folder the agent's folder, below the project, with {@code /} between its parts
 * @param skill the skill's name; what it is called there
 * @param owner the package it comes from
 * @param file the path of the skill's Markdown file in the package
 * @param links whether a link will do; else it is copied
 */
public record AgentPlace(String folder, String skill, PackageId owner, String file, boolean links) {

    /** Where it stands, below the project. */
    public String path() {
        return folder + "/" + skill;
    }
}
