import org.jspecify.annotations.NullMarked;

/** The SkillRuntime: finds, reads and runs the skills of a project, wherever they came from. */
@NullMarked
module dev.crewx.runtime {
    requires static org.jspecify;
    requires transitive dev.crewx.application;

    exports dev.crewx.runtime;
}
