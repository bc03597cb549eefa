package dev.crewx.cli.skill;

import dev.crewx.cli.console.CliContext;
import dev.crewx.cli.console.CommandFailure;
import dev.crewx.cli.console.FailureType;
import dev.crewx.runtime.LoadReport;
import dev.crewx.runtime.SkillDescriptor;
import dev.crewx.runtime.SkillRuntime;
import java.nio.file.Path;

/** The project's skills, as every command here looks for them. */
final class Skills {
    private final Path project;
    private final SkillRuntime runtime;

    Skills(CliContext context) {
        this.project = context.services().projectOf(context.environment().workingDirectory());
        this.runtime = context.services().skillRuntime(project);
    }

    Path project() {
        return project;
    }

    LoadReport load() {
        return runtime.loadSkills();
    }

    SkillDescriptor require(String name) {
        return load().find(name)
                .orElseThrow(() -> CommandFailure.of(
                                FailureType.SKILL_NOT_FOUND, "There is no skill \"" + name + "\" in " + project + ".")
                        .hint("crewx skill list shows the skills there are."));
    }

    String content(SkillDescriptor skill) {
        return runtime.content(skill);
    }

    /** A file's path as a person in the project would write it. */
    String display(Path file) {
        return file.startsWith(project) ? project.relativize(file).toString() : file.toString();
    }
}
