package dev.crewx.http.openapi;

import static dev.crewx.http.openapi.Schemas.ordered;

import dev.crewx.http.problem.ProblemResponse;
import io.micronaut.core.annotation.AnnotationMetadata;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.inject.ExecutableMethod;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.web.router.MethodBasedRouteInfo;
import io.micronaut.web.router.UriRouteInfo;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The API as an OpenAPI 3.1 document, made from the routes, the wire types and what their sources say of them. */
final class OpenApi {
    private static final String JSON = "application/json";
    private static final Pattern OPTIONAL_PART = Pattern.compile("\\{\\?[^}]*}|\\{/[^}]*}");

    /** Routes that make something answer with this; every other one with 200, or 204 where it says nothing. */
    private static final Map<String, Integer> CREATED = Map.of(
            "POST /users", 201,
            "POST /api-keys", 201,
            "POST /packages/{id}/versions/{version}", 201);

    private static final Map<String, String> TAGS = Map.ofEntries(
            Map.entry("", "Pages"),
            Map.entry("docs", "Pages"),
            Map.entry("openapi.json", "Pages"),
            Map.entry("schemas", "Pages"),
            Map.entry("packages", "Packages"),
            Map.entry("index", "Packages"),
            Map.entry("dependencies", "Packages"),
            Map.entry(".well-known", "Packages"),
            Map.entry("auth", "Accounts"),
            Map.entry("users", "Accounts"),
            Map.entry("api-keys", "Accounts"),
            Map.entry("scopes", "Accounts"),
            Map.entry("health", "Registry"),
            Map.entry("metrics", "Registry"),
            Map.entry("registry", "Registry"),
            Map.entry("audit", "Registry"));

    private static final Map<String, String> PARAMETERS = Map.ofEntries(
            Map.entry("id", "The package's id; the slash of a scoped one is written %2F."),
            Map.entry("version", "A version; where it is looked up, also a dist-tag or a range."),
            Map.entry("tag", "The dist-tag."),
            Map.entry("user", "The account's name."),
            Map.entry("name", "The account's name."),
            Map.entry("scope", "The scope, with or without @."),
            Map.entry("keyId", "The key's id, as the list of keys has it."),
            Map.entry("file", "The archive's name, <skill>-<version>.tar.gz."),
            Map.entry("q", "The words; every text is safe."),
            Map.entry("author", "Only packages of this author."),
            Map.entry("category", "Only packages of this category."),
            Map.entry("keywords", "Only packages with all of these keywords, with commas between them."),
            Map.entry("platform", "Only packages that can be used there, such as linux."),
            Map.entry("minDownloads", "Only packages that were downloaded at least so often."),
            Map.entry("sort", "What comes first: relevance, popularity, updated, created or name."),
            Map.entry("offset", "How many to leave out at the beginning."),
            Map.entry("limit", "How many at the most, up to 200."),
            Map.entry("force", "Whether to delete although others require it; for administrators."),
            Map.entry("actor", "Only what was done by this account."),
            Map.entry("action", "Only this action, such as publish."),
            Map.entry("package", "Only what was done to this package."),
            Map.entry("from", "Only from this moment on."),
            Map.entry("to", "Only before this moment."));

    private final Javadocs docs;
    private final Schemas schemas;

    private OpenApi(Javadocs docs) {
        this.docs = docs;
        this.schemas = new Schemas(docs);
    }

    /** The document of these routes. */
    static Map<String, Object> of(List<UriRouteInfo<?, ?>> routes, Javadocs docs) {
        return new OpenApi(docs).document(routes);
    }

    private Map<String, Object> document(List<UriRouteInfo<?, ?>> routes) {
        Map<String, Map<String, Object>> paths = new TreeMap<>();
        for (UriRouteInfo<?, ?> route : routes) {
            String method = route.getHttpMethodName();
            if (!method.equals("HEAD") && !method.equals("OPTIONS")) {
                String path = OPTIONAL_PART
                        .matcher(route.getUriMatchTemplate().toString())
                        .replaceAll("");
                paths.computeIfAbsent(path, any -> new TreeMap<>())
                        .put(method.toLowerCase(Locale.ROOT), operation(method, path, route));
            }
        }
        Map<String, Object> problem = schemas.of(ProblemResponse.class);
        Map<String, Object> refusal = ordered(
                "description",
                "A refusal or a failure, by its type; docs/errors.md lists them.",
                "content",
                ordered(ProblemResponse.MEDIA_TYPE, ordered("schema", problem)));
        Map<String, Object> bearer = ordered(
                "type",
                "http",
                "scheme",
                "bearer",
                "description",
                "An access token of POST /auth/login, or an API key.");
        return ordered(
                "openapi",
                "3.1.0",
                "info",
                ordered(
                        "title",
                        "CrewX Skill Registry",
                        "version",
                        "1",
                        "description",
                        "Publishes, finds, resolves and hands on packages of skills for AI agents."),
                "paths",
                paths,
                "components",
                ordered(
                        "schemas",
                        schemas.described(),
                        "responses",
                        ordered("Problem", refusal),
                        "securitySchemes",
                        ordered("bearer", bearer)));
    }

    private Map<String, Object> operation(String httpMethod, String path, UriRouteInfo<?, ?> route) {
        ExecutableMethod<?, ?> executable = (ExecutableMethod<?, ?>)
                ((MethodBasedRouteInfo<?, ?>) route).getTargetMethod().getExecutableMethod();
        Method method = executable.getTargetMethod();
        String owner = method.getDeclaringClass().getSimpleName();
        String text = docs.of(owner + "." + method.getName());
        if (text.isEmpty()) {
            throw new IllegalStateException(owner + "." + method.getName() + " is not described");
        }
        Map<String, Object> operation = ordered(
                "operationId",
                owner.replace("Controller", "") + "." + method.getName(),
                "tags",
                List.of(TAGS.get(path.split("/", -1)[1])),
                "summary",
                Javadocs.sentence(text).getFirst());
        if (!Javadocs.sentence(text).getLast().isEmpty()) {
            operation.put("description", Javadocs.sentence(text).getLast());
        }
        if (secured(executable).contains(SecurityRule.IS_AUTHENTICATED)) {
            operation.put("security", List.of(Map.of("bearer", List.of())));
        }
        List<Object> parameters = parameters(executable, method);
        if (!parameters.isEmpty()) {
            operation.put("parameters", parameters);
        }
        body(executable, method).ifPresent(body -> operation.put("requestBody", body));
        operation.put("responses", responses(httpMethod + " " + path, executable, method));
        return operation;
    }

    /** Who may use a route; what is said at the method stands above what is said at the class. */
    private static List<String> secured(ExecutableMethod<?, ?> executable) {
        String[] own = executable.getAnnotationMetadata().getDeclaredMetadata().stringValues(Secured.class);
        return List.of(own.length > 0 ? own : executable.stringValues(Secured.class));
    }

    private List<Object> parameters(ExecutableMethod<?, ?> executable, Method method) {
        List<Object> parameters = new ArrayList<>();
        for (int i = 0; i < executable.getArguments().length; i++) {
            Argument<?> argument = executable.getArguments()[i];
            AnnotationMetadata annotations = argument.getAnnotationMetadata();
            boolean inPath = annotations.hasAnnotation(PathVariable.class);
            if (!inPath && !annotations.hasAnnotation(QueryValue.class)) {
                continue;
            }
            String name = annotations.stringValue(QueryValue.class).orElse(argument.getName());
            Map<String, Object> schema = schemas.of(method.getGenericParameterTypes()[i]);
            annotations.stringValue(QueryValue.class, "defaultValue").ifPresent(value -> {
                if (!value.isEmpty()) {
                    Object standard = value.matches("[0-9]+") ? Integer.valueOf(value) : value;
                    schema.put("default", value.matches("true|false") ? Boolean.valueOf(value) : standard);
                }
            });
            String description = PARAMETERS.get(name);
            if (description == null) {
                throw new IllegalStateException("The parameter " + name + " is not described");
            }
            Map<String, Object> parameter =
                    ordered("name", name, "in", inPath ? "path" : "query", "description", description);
            if (inPath) {
                parameter.put("required", true);
            }
            parameter.put("schema", schema);
            parameters.add(parameter);
        }
        return parameters;
    }

    private Optional<Object> body(ExecutableMethod<?, ?> executable, Method method) {
        String[] consumes = executable.stringValues(Consumes.class);
        if (List.of(consumes).contains("application/octet-stream")) {
            return Optional.of(ordered(
                    "required",
                    true,
                    "description",
                    "The bundle.",
                    "content",
                    ordered("application/octet-stream", new LinkedHashMap<>())));
        }
        for (int i = 0; i < executable.getArguments().length; i++) {
            if (executable.getArguments()[i].getAnnotationMetadata().hasAnnotation(Body.class)) {
                Map<String, Object> schema = schemas.of(method.getGenericParameterTypes()[i]);
                return Optional.of(ordered("required", true, "content", ordered(JSON, ordered("schema", schema))));
            }
        }
        return Optional.empty();
    }

    private Map<String, Object> responses(String route, ExecutableMethod<?, ?> executable, Method method) {
        @Nullable Type told = told(method.getGenericReturnType());
        String type = executable.stringValue(Produces.class).orElse(JSON);
        Map<String, Object> responses = new LinkedHashMap<>();
        if (told == Void.class) {
            responses.put("204", ordered("description", "It is done."));
        } else {
            boolean typed = type.equals(JSON) && told instanceof Class<?> plain && plain != byte[].class
                    || told instanceof ParameterizedType;
            Map<String, Object> content = typed ? ordered("schema", schemas.of(told)) : new LinkedHashMap<>();
            String media = type.equals("*/*") ? "application/octet-stream" : type;
            int status = CREATED.getOrDefault(route, 200);
            Map<String, Object> answer = ordered("content", ordered(media, content));
            if (status != 200) {
                responses.put(Integer.toString(status), withText("It was made.", answer));
            }
            if (status == 200 || route.startsWith("POST /packages/")) {
                responses.put("200", withText(status == 200 ? "The answer." : "It was there already.", answer));
            }
        }
        responses.put("default", ordered("$ref", "#/components/responses/Problem"));
        return responses;
    }

    private static Map<String, Object> withText(String description, Map<String, Object> answer) {
        Map<String, Object> response = ordered("description", description);
        response.putAll(answer);
        return response;
    }

    /** The type of what a route answers. */
    private static Type told(Type type) {
        return type instanceof ParameterizedType generic && generic.getRawType() == HttpResponse.class
                ? generic.getActualTypeArguments()[0]
                : type;
    }
}
