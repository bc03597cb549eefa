package dev.crewx.http.packages;

import dev.crewx.application.resolve.ResolveDependencies;
import dev.crewx.application.resolve.ResolveDependencies.Wanted;
import dev.crewx.http.limits.Limit;
import dev.crewx.http.limits.Limited;
import dev.crewx.http.problem.ProblemException;
import dev.crewx.http.problem.ProblemResponse.FieldError;
import dev.crewx.http.problem.ProblemType;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** {@code /dependencies/resolve}: resolving for clients that have no resolver of their own. */
@Controller("/dependencies")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
final class ResolveController {
    private final ResolveDependencies resolve;

    ResolveController(ResolveDependencies resolve) {
        this.resolve = resolve;
    }

    /** Chooses one version of each package that a project needs. Says of packages that need each other, but not no. */
    @Post("/resolve")
    @Limited(Limit.SEARCH)
    ResolutionResponse resolve(@Body ResolveRequest request) {
        if (request.requires() == null) {
            throw new ProblemException(ProblemType.BAD_REQUEST, "What is to be resolved needs requires.");
        }
        Optional<EnvironmentRequest> environment = Optional.ofNullable(request.environment());
        Wanted wanted = new Wanted(
                texts("requires", request.requires()),
                environment.map(EnvironmentRequest::crewx),
                environment.map(EnvironmentRequest::platform),
                environment.map(EnvironmentRequest::architecture),
                texts("lock", Objects.requireNonNullElse(request.lock(), Map.of())));
        return switch (resolve.resolve(wanted)) {
            case ResolveDependencies.Resolved resolved -> ResolutionResponse.of(resolved);
            case ResolveDependencies.Conflict(var conflict) ->
                throw new ProblemException(ProblemType.DEPENDENCY_CONFLICT, conflict.message())
                        .tree(ConflictTree.of(conflict));
            case ResolveDependencies.TookTooLong(var text) ->
                throw new ProblemException(ProblemType.RESOLUTION_TOO_LONG, text);
            case ResolveDependencies.BadField(var field, var rule) ->
                throw new ProblemException(
                        ProblemType.INVALID_FIELD, rule + ".", List.of(new FieldError("/" + field, rule)));
        };
    }

    private static Map<String, String> texts(String field, Map<String, @Nullable String> map) {
        if (map.values().stream().anyMatch(Objects::isNull)) {
            throw new ProblemException(ProblemType.BAD_REQUEST, "Every member of " + field + " is a text.");
        }
        return Map.copyOf(map);
    }

    /**
     * What is to be resolved.
     *
     * @param requires the ranges that will do, by package
     * @param environment the machine; what is not said constrains nothing
     * @param lock the versions to stay with where that can be, by package
     */
    @Introspected
    record ResolveRequest(
            @Nullable Map<String, @Nullable String> requires,
            @Nullable EnvironmentRequest environment,
            @Nullable Map<String, @Nullable String> lock) {}

    /**
     * A machine.
     *
     * @param crewx the version of CrewX there
     * @param platform the operating system in Node's words, such as linux
     * @param architecture the processor in Node's words, such as x64
     */
    @Introspected
    record EnvironmentRequest(
            @Nullable String crewx,
            @Nullable String platform,
            @Nullable String architecture) {}
}
