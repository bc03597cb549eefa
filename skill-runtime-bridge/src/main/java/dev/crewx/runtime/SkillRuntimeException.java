package dev.crewx.runtime;

/** The runtime could not do its work: a folder or file cannot be read, a process cannot be started. */
public final class SkillRuntimeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SkillRuntimeException(String message, Throwable cause) {
        super(message, cause);
    }
}
