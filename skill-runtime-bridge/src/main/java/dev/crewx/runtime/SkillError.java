package dev.crewx.runtime;

import java.util.List;
import java.util.Optional;

/**
 * What went wrong with a skill.
 *
 * @param stage where in its life
 * @param code a stable lower-case name, such as {@code requirement-unmet}
 * @param skill the skill's name; empty when it is about none
 * @param message what was tried, on what, and why not
 * @param retryable whether the same may go well another time
 * @param suggestions what can be done about it
 */
public record SkillError(
        Stage stage, String code, Optional<String> skill, String message, boolean retryable, List<String> suggestions) {
    /** Copies the suggestions. */
    public SkillError {
        suggestions = List.copyOf(suggestions);
    }

    static SkillError of(Stage stage, String code, String skill, String message, String... suggestions) {
        return new SkillError(stage, code, Optional.of(skill), message, false, List.of(suggestions));
    }

    SkillError again() {
        return new SkillError(stage, code, skill, message, true, suggestions);
    }

    SkillError suggesting(List<String> more) {
        return new SkillError(stage, code, skill, message, retryable, more);
    }
}
