package dev.crewx.http.access;

import dev.crewx.application.access.IdentifyCaller;
import dev.crewx.application.access.IdentifyCaller.Identified;
import dev.crewx.domain.access.ApiKeySecret;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.http.HttpRequest;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.token.validator.TokenValidator;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import org.reactivestreams.Publisher;

/** Takes API keys as bearer tokens. What has their form is looked up, away from the connection's own thread. */
@Singleton
final class ApiKeyValidator implements TokenValidator<HttpRequest<?>> {
    /** Holds the {@link Identified} that a key stands for. */
    static final String IDENTIFIED = "identified";

    private final IdentifyCaller identify;
    private final ExecutorService blocking;

    ApiKeyValidator(IdentifyCaller identify, @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
        this.identify = identify;
        this.blocking = blocking;
    }

    @Override
    public Publisher<Authentication> validateToken(String token, HttpRequest<?> request) {
        return ApiKeySecret.tryParse(token).isEmpty()
                ? Publishers.empty()
                : Publishers.fromCompletableFuture(() -> CompletableFuture.supplyAsync(
                                () -> identify.byApiKey(token), blocking)
                        .thenCompose(found -> found.map(ApiKeyValidator::authentication)
                                .map(CompletableFuture::completedFuture)
                                .orElseGet(() -> CompletableFuture.completedFuture(null))));
    }

    private static Authentication authentication(Identified identified) {
        return Authentication.build(
                identified.account().name().value(),
                List.of(identified.account().role().wireName()),
                Map.of(IDENTIFIED, identified));
    }
}
