package dev.crewx.domain.skill;

/** What becomes of a rule that is broken. */
public enum Strictness {
    /** It is an error. */
    STRICT,
    /** It is a warning wherever something sensible can still be understood: the way to read what others wrote. */
    LENIENT
}
