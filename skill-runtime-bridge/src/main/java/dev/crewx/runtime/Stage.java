package dev.crewx.runtime;

import java.util.Locale;

/** The stages of a skill's life in the runtime. */
public enum Stage {
    /** Looking for skills and reading what they say of themselves. */
    LOAD,
    /** Checking a skill. */
    VALIDATE,
    /** Making ready for a run. */
    PREPARE,
    /** Running. */
    EXECUTE,
    /** Releasing what a run needed. */
    CLEANUP;

    /** The lower-case word. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
