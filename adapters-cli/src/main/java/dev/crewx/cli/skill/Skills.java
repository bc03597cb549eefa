package dev.crewx.cli.skill;

import dev.crewx.cli.console.CliContext;
import dev.crewx.cli.console.CommandFailure;
import dev.crewx.cli.console.FailureType;
import dev.crewx.cli.console.Members;
import dev.crewx.runtime.SkillDefinition;
import dev.crewx.runtime.SkillDescriptor;
import dev.crewx.runtime.SkillInstaller;
import dev.crewx.runtime.SkillRuntime;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** The project's skills, as every command here looks for them. */
final class Skills implements AutoCloseable {
    private final Path project;
    private final SkillRuntime runtime;

    Skills(CliContext context) {
        this(context, Optional.empty());
    }

    /** With somebody who installs what is missing, where a command asks for it. */
    Skills(CliContext context, Optional<SkillInstaller> installer) {
        this.project = context.services().projectOf(context.environment().workingDirectory());
        this.runtime = context.services().skillRuntime(project, installer);
    }

    Path project() {
        return project;
    }

    SkillRuntime runtime() {
        return runtime;
    }

    SkillDefinition require(String name) {
        return runtime.getSkillDefinition(name).orElseThrow(() -> absent(name));
    }

    CommandFailure absent(String name) {
        return CommandFailure.of(FailureType.SKILL_NOT_FOUND, "There is no skill \"" + name + "\" for " + project + ".")
                .hint("crewx skill list shows the skills there are.");
    }

    /** A file's path as a person in the project would write it. */
    String display(Path file) {
        return file.startsWith(project) ? project.relativize(file).toString() : file.toString();
    }

    /** What is known of a skill without its text. */
    Members members(SkillDescriptor skill) {
        return new Members()
                .put("name", skill.name())
                .put("version", skill.version())
                .put("description", skill.metadata().description())
                .put("path", display(skill.file()))
                .put("source", skill.source().kind().name().toLowerCase(Locale.ROOT))
                .put("package", skill.origin());
    }

    @Override
    public void close() {
        runtime.close();
    }
}
