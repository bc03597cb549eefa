import dev.crewx.agents.process.ProcessSkillHost;
import dev.crewx.application.skill.spi.SkillHost;
import org.jspecify.annotations.NullMarked;

/** Agents as processes that are ended with all that they started, and the tools of the machine. */
@NullMarked
module dev.crewx.agents.process {
    requires static org.jspecify;
    requires transitive dev.crewx.application;
    requires jdk.management;

    exports dev.crewx.agents.process;

    provides SkillHost with
            ProcessSkillHost;
}
