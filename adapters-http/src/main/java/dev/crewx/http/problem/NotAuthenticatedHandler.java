package dev.crewx.http.problem;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.security.authentication.AuthorizationException;
import io.micronaut.security.authentication.DefaultAuthorizationExceptionHandler;
import jakarta.inject.Singleton;
import java.util.List;

/** What a request without rights is told: 401 where nobody is signed in, 403 where somebody is. */
@Singleton
@Replaces(DefaultAuthorizationExceptionHandler.class)
final class NotAuthenticatedHandler implements ExceptionHandler<AuthorizationException, MutableHttpResponse<?>> {
    /** How to be somebody. */
    static final String CHALLENGE = "Bearer realm=\"crewx\"";

    @Override
    @SuppressWarnings("rawtypes")
    public MutableHttpResponse<?> handle(HttpRequest request, AuthorizationException refused) {
        ProblemType type = refused.isForbidden() ? ProblemType.NOT_ALLOWED : ProblemType.NOT_AUTHENTICATED;
        String detail = refused.isForbidden()
                ? "Your account may not do this."
                : "This needs a valid access token in the Authorization header; sign in at POST /auth/login.";
        MutableHttpResponse<ProblemResponse> response =
                Problems.write(request, HttpResponse.status(type.status()), type, detail, List.of());
        return refused.isForbidden() ? response : response.header(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE);
    }
}
