package dev.crewx.runtime;

/**
 * Something a skill needs on the machine, held against the machine.
 *
 * @param name what: a tool, {@code memory}, {@code diskSpace}, {@code crewx}, {@code platform}, {@code architecture}
 * @param needed what is asked for
 * @param found what is there, for people
 * @param verdict whether that will do
 */
public record RequirementCheck(String name, String needed, String found, Verdict verdict) {

    /** Whether something will do. */
    public enum Verdict {
        /** It does. */
        MET,
        /** It does not. */
        UNMET,
        /** It cannot be told, and stops nothing. */
        UNKNOWN
    }

    /** Whether it will not do. */
    public boolean isUnmet() {
        return verdict == Verdict.UNMET;
    }

    /** {@code python: needs >=3.11, found 3.9.2}. */
    @Override
    public String toString() {
        return name + ": needs " + needed + ", found " + found;
    }
}
