package dev.crewx.cli.console;

import java.util.Arrays;

/** What a command's end means to a script. Documented in {@code docs/errors.md} and in every command's help. */
public enum ExitCode {
    /** Done. */
    DONE(0, "done"),
    /** Failed for a reason that has no code of its own. */
    FAILED(1, "failed"),
    /** The command line is wrong. */
    USAGE(2, "wrong usage"),
    /** Not signed in, or not allowed. */
    NOT_ALLOWED(3, "not authenticated or not allowed"),
    /** No such package, version, skill or file. */
    NOT_FOUND(4, "not found"),
    /** The registry cannot be reached. */
    NETWORK(5, "network"),
    /** Bytes that are not what they should be. */
    INTEGRITY(6, "integrity or signature"),
    /** A consent is missing or a policy says no. */
    REFUSED(7, "consent or policy refused"),
    /** The requirements have no solution. */
    NO_SOLUTION(8, "no solution (dependency conflict, cycle)"),
    /** Something is not as it was recorded, or not the newest. */
    DRIFT(9, "drift or outdated"),
    /** A part was done, and the output says which. */
    PARTLY(10, "partly done"),
    /** Ctrl-C. */
    INTERRUPTED(130, "interrupted");

    private final int code;
    private final String meaning;

    ExitCode(int code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    /** The number the process ends with. */
    public int code() {
        return code;
    }

    /** What it means, in a few words. */
    public String meaning() {
        return meaning;
    }

    /** The list as help shows it: {@code code:meaning}. */
    public static String[] help() {
        return Arrays.stream(values()).map(e -> e.code + ":" + e.meaning).toArray(String[]::new);
    }
}
