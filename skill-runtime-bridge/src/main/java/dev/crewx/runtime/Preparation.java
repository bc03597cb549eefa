package dev.crewx.runtime;

import java.nio.file.Path;
import java.util.List;

/** What became of making a run ready. */
public sealed interface Preparation {

    /**
     * The context, where there is one.
     *
     * @throws SkillRuntimeException with the error where it was refused
     */
    default ExecutionContext orThrow() {
        return switch (this) {
            case Prepared(ExecutionContext context) -> context;
            case Refused refused -> throw new SkillRuntimeException(refused.error());
        };
    }

    /**
     * All is ready.
     *
     * @param context what to run
     */
    record Prepared(ExecutionContext context) implements Preparation {}

    /** A rule says no. */
    sealed interface Refused extends Preparation {
        /** What went wrong, in the words of every stage. */
        SkillError error();
    }

    /**
     * There is no such skill, and it was not to be installed.
     *
     * @param error what went wrong
     * @param similar names that are nearly the one asked for
     */
    record NoSuchSkill(SkillError error, List<String> similar) implements Refused {
        /** Copies the names. */
        public NoSuchSkill {
            similar = List.copyOf(similar);
        }
    }

    /**
     * The skill is not there and could not be installed.
     *
     * @param error what went wrong
     */
    record NotInstalled(SkillError error) implements Refused {}

    /**
     * The skill breaks a rule, or what it depends on is not there.
     *
     * @param error what went wrong
     * @param validation all that was found
     */
    record Invalid(SkillError error, SkillValidation validation) implements Refused {}

    /**
     * The machine has not what the skill needs.
     *
     * @param error what went wrong
     * @param unmet what is missing
     */
    record RequirementsUnmet(SkillError error, List<RequirementCheck> unmet) implements Refused {
        /** Copies the checks. */
        public RequirementsUnmet {
            unmet = List.copyOf(unmet);
        }
    }

    /**
     * There is no such agent.
     *
     * @param error what went wrong
     * @param known the providers there are
     */
    record NoSuchAgent(SkillError error, List<String> known) implements Refused {
        /** Copies the names. */
        public NoSuchAgent {
            known = List.copyOf(known);
        }
    }

    /**
     * The project names the agent's command, and the user does not trust the project.
     *
     * @param error what went wrong
     * @param folder the folder to trust
     */
    record NotTrusted(SkillError error, Path folder) implements Refused {}

    /**
     * The agent does not use this skill.
     *
     * @param error what went wrong
     */
    record NotForAgent(SkillError error) implements Refused {}

    /**
     * The skill has no script, and only scripts were asked for.
     *
     * @param error what went wrong
     */
    record NoScript(SkillError error) implements Refused {}

    /**
     * The skill's text is too long.
     *
     * @param error what went wrong
     */
    record TooLong(SkillError error) implements Refused {}

    /**
     * The runtime was shut down.
     *
     * @param error what went wrong
     */
    record ShutDown(SkillError error) implements Refused {}
}
