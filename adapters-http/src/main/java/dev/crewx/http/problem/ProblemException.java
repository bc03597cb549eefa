package dev.crewx.http.problem;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Carries a refusal from a controller to the one place that writes problem documents. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ProblemType type;
    private final transient List<ProblemResponse.FieldError> errors;
    private final transient Map<String, String> headers = new TreeMap<>();

    private transient @Nullable Map<String, Object> tree;

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

    /** The same with a header that goes with it. */
    public ProblemException header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    /** The same with the derivation of a dependency conflict. */
    public ProblemException tree(Map<String, Object> derivation) {
        tree = Map.copyOf(derivation);
        return this;
    }

    /** The derivation of a dependency conflict; null for everything else. */
    @Nullable Map<String, Object> tree() {
        return tree;
    }

    /** The headers that go with it, by name; often none. */
    public Map<String, String> headers() {
        return Collections.unmodifiableMap(headers);
    }
}
