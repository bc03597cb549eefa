package dev.crewx.http.access;

import dev.crewx.application.access.CreateApiKey;
import dev.crewx.application.access.IdentifyCaller.Identified;
import dev.crewx.application.access.KeepApiKeys;
import dev.crewx.application.storage.spi.Page;
import dev.crewx.domain.access.ApiKey;
import dev.crewx.domain.access.PackagePattern;
import dev.crewx.domain.access.Permission;
import dev.crewx.http.paging.Bounds;
import dev.crewx.http.paging.ListResponse;
import dev.crewx.http.problem.ProblemException;
import dev.crewx.http.problem.ProblemResponse.FieldError;
import dev.crewx.http.problem.ProblemType;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code /api-keys}: the caller's own keys. */
@Controller("/api-keys")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_AUTHENTICATED)
final class ApiKeysController {
    private final CreateApiKey createApiKey;
    private final KeepApiKeys keepApiKeys;
    private final Callers callers;

    ApiKeysController(CreateApiKey createApiKey, KeepApiKeys keepApiKeys, Callers callers) {
        this.createApiKey = createApiKey;
        this.keepApiKeys = keepApiKeys;
        this.callers = callers;
    }

    /** Makes an API key; it is shown this once. Takes an access token, not a key. */
    @Post
    HttpResponse<NewKeyResponse> create(@Body KeyRequest request, HttpRequest<?> http, Authentication authentication) {
        if (request.name() == null || request.permissions() == null) {
            throw new ProblemException(ProblemType.BAD_REQUEST, "A new API key needs name and permissions.");
        }
        CreateApiKey.Wanted wanted = new CreateApiKey.Wanted(
                request.name(),
                request.permissions(),
                Optional.ofNullable(request.packages()),
                Optional.ofNullable(request.expiresInDays()));
        return switch (createApiKey.create(callers.caller(authentication), Callers.origin(http), wanted)) {
            case CreateApiKey.Created(var key, var secret) ->
                HttpResponse.created(NewKeyResponse.of(key, secret.text()));
            case CreateApiKey.NeedsAccessToken ignored ->
                throw new ProblemException(
                        ProblemType.NEEDS_ACCESS_TOKEN, "An API key makes no API keys; sign in at POST /auth/login.");
            case CreateApiKey.BadField(var field, var rule) ->
                throw new ProblemException(
                        ProblemType.INVALID_FIELD, rule + ".", List.of(new FieldError("/" + field, rule)));
            case CreateApiKey.TooMuch(var missing) ->
                throw new ProblemException(
                        ProblemType.NOT_ALLOWED,
                        "A key can do no more than its maker; you may not: "
                                + missing.stream().map(Permission::wireName).collect(Collectors.joining(", ")) + ".");
            case CreateApiKey.TooManyKeys(int limit) ->
                throw new ProblemException(
                        ProblemType.TOO_MANY_KEYS,
                        "An account has at most " + limit + " API keys that can be used; take one back first.");
        };
    }

    /** The caller's API keys, without their secrets. */
    @Get
    ListResponse<KeyResponse> list(
            @QueryValue(defaultValue = "0") int offset,
            @QueryValue(defaultValue = "50") int limit,
            Authentication authentication) {
        Bounds bounds = Bounds.of(offset, limit);
        Page<ApiKey> page = keepApiKeys.list(callers.caller(authentication), bounds.offset(), bounds.limit());
        return ListResponse.of(page.map(KeyResponse::of));
    }

    /** Takes an API key back, at once. */
    @Delete("/{keyId}")
    HttpResponse<Void> revoke(@PathVariable String keyId, HttpRequest<?> http, Authentication authentication) {
        Identified identified = callers.identified(authentication);
        return switch (keepApiKeys.revoke(identified.caller(), Callers.origin(http), identified.key(), keyId)) {
            case KeepApiKeys.Revoked ignored -> HttpResponse.noContent();
            case KeepApiKeys.NoSuchKey(var id) ->
                throw new ProblemException(ProblemType.KEY_NOT_FOUND, "You have no API key \"" + id + "\".");
            case KeepApiKeys.NeedsAccessToken ignored ->
                throw new ProblemException(
                        ProblemType.NEEDS_ACCESS_TOKEN,
                        "An API key takes back no key but itself; sign in at POST /auth/login.");
        };
    }

    /**
     * A key to make.
     *
     * @param name what to call it
     * @param permissions what may be done with it
     * @param packages what it may be done to; every package where nothing is said
     * @param expiresInDays how long it lasts; for good where nothing is said
     */
    @Introspected
    record KeyRequest(
            @Nullable String name,
            @Nullable List<String> permissions,
            @Nullable List<String> packages,
            @Nullable Integer expiresInDays) {}

    /**
     * A key, without its secret.
     *
     * @param id what it is called in requests
     * @param name what its owner calls it
     * @param permissions what may be done with it
     * @param packages what it may be done to
     * @param createdAt when it was made
     * @param expiresAt from when on it counts no more
     * @param revokedAt when it was taken back
     */
    @Introspected
    record KeyResponse(
            String id,
            String name,
            List<String> permissions,
            List<String> packages,
            Instant createdAt,
            @Nullable Instant expiresAt,
            @Nullable Instant revokedAt) {
        static KeyResponse of(ApiKey key) {
            return new KeyResponse(
                    key.id(),
                    key.name(),
                    permissionNames(key),
                    patterns(key),
                    key.createdAt(),
                    key.expiresAt().orElse(null),
                    key.revokedAt().orElse(null));
        }
    }

    /**
     * A key that was just made.
     *
     * @param key what to send as {@code Authorization: Bearer}; it is never shown again
     * @param id what it is called in requests
     * @param name what its owner calls it
     * @param permissions what may be done with it
     * @param packages what it may be done to
     * @param createdAt when it was made
     * @param expiresAt from when on it counts no more
     */
    @Introspected
    record NewKeyResponse(
            String key,
            String id,
            String name,
            List<String> permissions,
            List<String> packages,
            Instant createdAt,
            @Nullable Instant expiresAt) {
        static NewKeyResponse of(ApiKey key, String secret) {
            return new NewKeyResponse(
                    secret,
                    key.id(),
                    key.name(),
                    permissionNames(key),
                    patterns(key),
                    key.createdAt(),
                    key.expiresAt().orElse(null));
        }

        /** Without the key, so that no log can show it. */
        @Override
        public String toString() {
            return "NewKeyResponse[" + id + "]";
        }
    }

    private static List<String> permissionNames(ApiKey key) {
        return key.permissions().stream().map(Permission::wireName).toList();
    }

    private static List<String> patterns(ApiKey key) {
        return key.packages().stream().map(PackagePattern::text).toList();
    }
}
