import dev.crewx.application.bundle.spi.TextCodec;
import dev.crewx.application.skill.spi.SkillHost;
import org.jspecify.annotations.NullMarked;

/** The SkillRuntime: finds, checks and runs the skills of a project, wherever they came from. */
@NullMarked
module dev.crewx.runtime {
    requires static org.jspecify;
    requires transitive dev.crewx.application;

    exports dev.crewx.runtime;

    uses TextCodec;
    uses SkillHost;
}
