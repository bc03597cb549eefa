package dev.crewx.runtime;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The runtime could not do its work, or was asked for what it had refused; {@link #error} says what and why. */
public final class SkillRuntimeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient SkillError error;

    SkillRuntimeException(SkillError error, @Nullable Throwable cause) {
        super(error.message(), cause);
        this.error = error;
    }

    SkillRuntimeException(SkillError error) {
        this(error, null);
    }

    /** A disk that does not do what it should. */
    static SkillRuntimeException io(Stage stage, Optional<String> skill, String message, IOException cause) {
        return new SkillRuntimeException(
                new SkillError(stage, "io", skill, message + ": " + cause.getMessage(), true, List.of()), cause);
    }

    /** What went wrong. */
    public SkillError error() {
        return error;
    }
}
