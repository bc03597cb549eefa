package dev.crewx.http.problem;

import io.micronaut.context.annotation.Primary;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes every error, the framework's and our own, as a problem document. */
@Singleton
@Primary
final class Problems implements ErrorResponseProcessor<ProblemResponse> {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    @Override
    public MutableHttpResponse<ProblemResponse> processResponse(ErrorContext context, MutableHttpResponse<?> response) {
        ProblemType type = ProblemType.of(HttpStatus.valueOf(response.code()));
        String detail = context.getErrors().stream()
                .map(error -> error.getPath().map(path -> path + ": ").orElse("") + error.getMessage())
                .collect(Collectors.joining("; "));
        if (type == ProblemType.INTERNAL_ERROR) {
            LOG.error(
                    "request failed request_id={} method={} path={}",
                    RequestIds.of(context.getRequest()),
                    context.getRequest().getMethod(),
                    context.getRequest().getPath(),
                    context.getRootCause().orElse(null));
            detail = "The server failed on this request; its log names the reason under the request's id.";
        }
        return write(context.getRequest(), response, type, detail, List.of());
    }

    static MutableHttpResponse<ProblemResponse> write(
            HttpRequest<?> request,
            MutableHttpResponse<?> response,
            ProblemType type,
            String detail,
            List<ProblemResponse.FieldError> errors) {
        ProblemResponse body = new ProblemResponse(
                "/problems/" + type.slug(),
                type.title(),
                response.code(),
                detail.isEmpty() ? type.title() : detail,
                RequestIds.of(request),
                errors);
        return response.contentType(ProblemResponse.MEDIA_TYPE).body(body);
    }

    /** Our own refusals. */
    @Singleton
    @Produces(ProblemResponse.MEDIA_TYPE)
    static final class Handler implements ExceptionHandler<ProblemException, HttpResponse<ProblemResponse>> {
        @Override
        @SuppressWarnings("rawtypes")
        public HttpResponse<ProblemResponse> handle(HttpRequest request, ProblemException problem) {
            return write(
                    request,
                    HttpResponse.status(problem.type().status()),
                    problem.type(),
                    String.valueOf(problem.getMessage()),
                    problem.errors());
        }
    }
}
