package dev.crewx.cli.skill;

import dev.crewx.cli.console.CommandFailure;
import dev.crewx.cli.console.ExitCode;
import dev.crewx.cli.console.FailureType;
import dev.crewx.domain.manifest.Finding;
import dev.crewx.runtime.Preparation;
import dev.crewx.runtime.RequirementCheck;
import dev.crewx.runtime.SkillError;
import java.util.Arrays;
import java.util.List;

/** What the runtime's refusals mean to a script. */
final class Refusals {
    private Refusals() {}

    static CommandFailure failure(Preparation.Refused refused) {
        return switch (refused) {
            case Preparation.NoSuchSkill none -> of(FailureType.SKILL_NOT_FOUND, none.error());
            case Preparation.NotInstalled not -> notInstalled(not.error());
            case Preparation.Invalid invalid ->
                named(FailureType.SKILL_INVALID, invalid.error(), " cannot be used as it is:")
                        .details(lines(invalid.validation().errors()));
            case Preparation.RequirementsUnmet unmet ->
                named(FailureType.REQUIREMENT_UNMET, unmet.error(), " needs what this machine has not:")
                        .details(unmet.unmet().stream()
                                .map(RequirementCheck::toString)
                                .toList());
            case Preparation.NoSuchAgent none -> of(FailureType.NO_AGENT, none.error());
            case Preparation.NotTrusted not -> of(FailureType.FOLDER_NOT_TRUSTED, not.error());
            case Preparation.NotForAgent not -> of(FailureType.SKILL_NOT_FOR_AGENT, not.error());
            case Preparation.NoScript none -> of(FailureType.NO_SCRIPT, none.error());
            case Preparation.TooLong tooLong -> of(FailureType.SKILL_INVALID, tooLong.error());
            case Preparation.ShutDown down ->
                throw new IllegalStateException(down.error().message());
        };
    }

    /** For a list of details, which the error's own message holds in one line. */
    private static CommandFailure named(FailureType type, SkillError error, String rest) {
        return hinted(CommandFailure.of(type, "Skill \"" + error.skill().orElseThrow() + "\"" + rest), error);
    }

    private static CommandFailure of(FailureType type, SkillError error) {
        return hinted(CommandFailure.of(type, sentence(error.message())), error);
    }

    private static CommandFailure hinted(CommandFailure failure, SkillError error) {
        return error.suggestions().isEmpty() ? failure : failure.hint(sentence(String.join("; ", error.suggestions())));
    }

    private static String sentence(String text) {
        return text.endsWith(".") ? text : text + ".";
    }

    /** An install fails by the code that {@code crewx registry install} would end with; what else a registry says, by 1. */
    private static CommandFailure notInstalled(SkillError error) {
        return Arrays.stream(FailureType.values())
                .filter(type -> type.slug().equals(error.code()))
                .findFirst()
                .map(type -> of(type, error))
                .orElseGet(() -> hinted(
                        CommandFailure.refused(ExitCode.FAILED, error.code(), sentence(error.message())), error));
    }

    private static List<String> lines(List<Finding> findings) {
        return findings.stream().map(Finding::toString).toList();
    }
}
