package dev.crewx.cli.install;

import dev.crewx.application.install.ProjectDamage;

/** What is wrong with a project, in words. */
public final class DamageText {
    private DamageText() {}

    /** What was found. */
    public static String of(ProjectDamage damage) {
        return switch (damage.kind()) {
            case LOCK_DISAGREES -> damage.subject();
            case NOT_INSTALLED -> damage.subject() + " is locked and not installed";
            case OTHER_VERSION -> damage.subject() + " is installed in another version than is locked";
            case NOT_LOCKED -> damage.subject() + " is installed and not locked";
            case UNKNOWN -> "what " + damage.subject() + " should consist of is not known";
            case FILES_MISSING -> "files of " + damage.subject() + " are missing";
            case FILES_CHANGED -> "files of " + damage.subject() + " are not as they were installed";
            case PLACE_WRONG -> damage.subject() + " is not as it should be";
            case PLACE_CHANGED -> damage.subject() + " was changed";
            case PLACE_TAKEN -> damage.subject() + " is something that crewx did not put there";
            case PLACE_LEFT -> damage.subject() + " should not be there any more";
        };
    }

    /** What to do about it. */
    public static String remedy(ProjectDamage damage) {
        return switch (damage.kind()) {
            case LOCK_DISAGREES -> "\"crewx registry install\" brings lockfile and requirements together.";
            case PLACE_TAKEN -> "Rename what stands there, then install again.";
            case FILES_CHANGED, PLACE_CHANGED ->
                "What was changed may be your work; \"crewx registry verify --force\" puts back what was installed.";
            case NOT_INSTALLED, OTHER_VERSION, NOT_LOCKED, UNKNOWN, FILES_MISSING, PLACE_WRONG, PLACE_LEFT ->
                "\"crewx registry verify\" mends it.";
        };
    }
}
