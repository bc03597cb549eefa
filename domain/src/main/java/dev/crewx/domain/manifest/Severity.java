package dev.crewx.domain.manifest;

/** How much a {@link Finding} weighs. */
public enum Severity {
    /** A rule is broken: nothing is built, published or installed. */
    ERROR,
    /** Worth knowing; stops nothing. */
    WARNING;

    /** {@code error} or {@code warning}, as texts and JSON have it. */
    public String word() {
        return this == ERROR ? "error" : "warning";
    }
}
