package dev.crewx.http.problem;

import dev.crewx.http.exchange.Exchange;
import io.micronaut.context.annotation.Primary;
import io.micronaut.core.reflect.exception.InstantiationException;
import io.micronaut.http.HttpHeaders;
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
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes every error, the framework's and our own, as a problem document. */
@Singleton
@Primary
final class Problems implements ErrorResponseProcessor<ProblemResponse> {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final String FAILED =
            "The server failed on this request; its log names the reason under the request's id.";

    @Override
    public MutableHttpResponse<ProblemResponse> processResponse(ErrorContext context, MutableHttpResponse<?> response) {
        ProblemType type = ProblemType.of(HttpStatus.valueOf(response.code()));
        String detail = context.getErrors().stream()
                .map(error -> error.getPath().map(path -> path + ": ").orElse("") + error.getMessage())
                .collect(Collectors.joining("; "));
        if (type == ProblemType.INTERNAL_ERROR) {
            context.getRootCause().ifPresent(cause -> log(context.getRequest(), cause));
            detail = FAILED;
        } else if (type == ProblemType.NOT_FOUND) {
            detail = "There is nothing at " + context.getRequest().getPath() + ".";
        }
        return write(context.getRequest(), response, type, detail, List.of());
    }

    /** Writes a failure into the log, unless its client is gone: then it is what comes of that, and nobody waits. */
    private static void log(HttpRequest<?> request, Throwable cause) {
        Exchange exchange = Exchange.of(request);
        if (exchange.isOver()) {
            LOG.debug("request broken off request_id={}", exchange.id(), cause);
        } else {
            LOG.error(
                    "request failed request_id={} method={} path={}",
                    exchange.id(),
                    exchange.method(),
                    exchange.path(),
                    cause);
        }
    }

    static MutableHttpResponse<ProblemResponse> write(
            HttpRequest<?> request,
            MutableHttpResponse<?> response,
            ProblemType type,
            String detail,
            List<ProblemResponse.FieldError> errors) {
        return write(request, response, type, detail, errors, null);
    }

    private static MutableHttpResponse<ProblemResponse> write(
            HttpRequest<?> request,
            MutableHttpResponse<?> response,
            ProblemType type,
            String detail,
            List<ProblemResponse.FieldError> errors,
            @Nullable Map<String, Object> tree) {
        ProblemResponse body = new ProblemResponse(
                "/problems/" + type.slug(),
                type.title(),
                response.code(),
                detail.isEmpty() ? type.title() : detail,
                Exchange.of(request).id(),
                errors,
                tree);
        return response.contentType(ProblemResponse.MEDIA_TYPE).body(body);
    }

    /** Our own refusals. */
    @Singleton
    @Produces(ProblemResponse.MEDIA_TYPE)
    static final class Handler implements ExceptionHandler<ProblemException, HttpResponse<ProblemResponse>> {
        @Override
        @SuppressWarnings("rawtypes")
        public HttpResponse<ProblemResponse> handle(HttpRequest request, ProblemException problem) {
            MutableHttpResponse<ProblemResponse> response = write(
                    request,
                    HttpResponse.status(problem.type().status()),
                    problem.type(),
                    String.valueOf(problem.getMessage()),
                    problem.errors(),
                    problem.tree());
            problem.headers().forEach(response::header);
            return problem.type() == ProblemType.NOT_AUTHENTICATED
                    ? response.header(HttpHeaders.WWW_AUTHENTICATE, NotAuthenticatedHandler.CHALLENGE)
                    : response;
        }
    }

    /** A body that is a bare number or text where an object is read: the JSON mapper tells it in this way only. */
    @Singleton
    @Produces(ProblemResponse.MEDIA_TYPE)
    static final class OtherFormHandler
            implements ExceptionHandler<InstantiationException, HttpResponse<ProblemResponse>> {
        @Override
        @SuppressWarnings("rawtypes")
        public HttpResponse<ProblemResponse> handle(HttpRequest request, InstantiationException failure) {
            ProblemType type = ProblemType.BAD_REQUEST;
            return write(
                    request,
                    HttpResponse.status(type.status()),
                    type,
                    "The body, or a part of it, is of another form than this route reads; see /docs.",
                    List.of());
        }
    }

    /** Faults and defects. */
    @Singleton
    @Produces(ProblemResponse.MEDIA_TYPE)
    static final class FailureHandler implements ExceptionHandler<RuntimeException, HttpResponse<ProblemResponse>> {
        @Override
        @SuppressWarnings("rawtypes")
        public HttpResponse<ProblemResponse> handle(HttpRequest request, RuntimeException failure) {
            log(request, failure);
            ProblemType type = ProblemType.INTERNAL_ERROR;
            return write(request, HttpResponse.status(type.status()), type, FAILED, List.of());
        }
    }
}
