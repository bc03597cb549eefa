package dev.crewx.http.problem;

import java.util.List;

/** Carries a refusal from a controller to the one place that writes problem documents. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ProblemType type;
    private final transient List<ProblemResponse.FieldError> errors;

    /** A problem with this detail. */
    public ProblemException(ProblemType type, String detail) {
        this(type, detail, List.of());
    }

    /** A problem with this detail and single errors. */
    public ProblemException(ProblemType type, String detail, List<ProblemResponse.FieldError> errors) {
        super(detail, null, false, false);
        this.type = type;
        this.errors = List.copyOf(errors);
    }

    /** The kind. */
    public ProblemType type() {
        return type;
    }

    /** The single errors; often none. */
    public List<ProblemResponse.FieldError> errors() {
        return errors;
    }
}
