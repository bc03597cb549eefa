package dev.crewx.http.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import java.util.List;
import java.util.Map;

/**
 * An error on the wire (RFC 9457, {@code application/problem+json}).
 *
 * @param type a stable reference, {@code /problems/<slug>}
 * @param title the same for every occurrence of the type
 * @param status the HTTP status
 * @param detail what was tried, on what, and why not
 * @param instance the request's id
 * @param errors the single problems where there are several; absent otherwise
 * @param tree of a dependency conflict, the derivation as data; absent otherwise
 */
@Introspected
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ProblemResponse(
        String type,
        String title,
        int status,
        String detail,
        String instance,
        List<FieldError> errors,
        @Nullable Map<String, Object> tree) {
    /** The media type of problem documents. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /** Copies the errors. */
    public ProblemResponse {
        errors = List.copyOf(errors);
    }

    /** A problem of this kind with no single errors. */
    public static ProblemResponse of(ProblemType type, String detail, String requestId) {
        return new ProblemResponse(
                "/problems/" + type.slug(), type.title(), type.status().getCode(), detail, requestId, List.of(), null);
    }

    /**
     * One problem among several.
     *
     * @param pointer where, a JSON pointer (RFC 6901) or an archive entry's path
     * @param message what was found and what is allowed
     */
    @Introspected
    public record FieldError(String pointer, String message) {}
}
