package dev.crewx.http.problem;

import io.micronaut.http.HttpStatus;
import java.util.Locale;

/**
 * The kinds of error a client can tell apart. Each is documented in {@code docs/errors.md}; the slug never changes.
 */
public enum ProblemType {
    /** The request itself is malformed. */
    BAD_REQUEST(HttpStatus.BAD_REQUEST, "The request is malformed", "Mend what the detail names"),
    /** No credentials, or ones that count no more. */
    NOT_AUTHENTICATED(HttpStatus.UNAUTHORIZED, "Not authenticated", "crewx registry login"),
    /** The user name or the password is wrong. */
    BAD_CREDENTIALS(HttpStatus.UNAUTHORIZED, "Wrong user name or password", "Check the name and the password"),
    /** The caller may not do this. */
    NOT_ALLOWED(HttpStatus.FORBIDDEN, "Not allowed", "Ask an owner of the package, or an administrator"),
    /** An API key was shown where only somebody who signed in may do this. */
    NEEDS_ACCESS_TOKEN(HttpStatus.FORBIDDEN, "Not done by an API key", "crewx registry login"),
    /** No such route or thing. */
    NOT_FOUND(HttpStatus.NOT_FOUND, "Not found", "Check the path"),
    /** No such package. */
    PACKAGE_NOT_FOUND(HttpStatus.NOT_FOUND, "Package not found", "crewx registry search finds packages"),
    /** The package has no such version. */
    VERSION_NOT_FOUND(HttpStatus.NOT_FOUND, "Version not found", "Choose one of the versions there are"),
    /** The package has no such dist-tag. */
    TAG_NOT_FOUND(HttpStatus.NOT_FOUND, "Dist-tag not found", "See the package's dist-tags"),
    /** No such account. */
    ACCOUNT_NOT_FOUND(HttpStatus.NOT_FOUND, "Account not found", "Check the name"),
    /** No such API key, or it is another account's. */
    KEY_NOT_FOUND(HttpStatus.NOT_FOUND, "API key not found", "crewx registry key list shows the keys there are"),
    /** The route does not take this method. */
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "Method not allowed", "See the API"),
    /** No representation that the client accepts. */
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "Not acceptable", "Accept application/json"),
    /** The client was too slow. */
    REQUEST_TIMEOUT(HttpStatus.REQUEST_TIMEOUT, "The request took too long to arrive", "Check the network, try again"),
    /** Other bytes are published under this version. */
    VERSION_EXISTS(HttpStatus.CONFLICT, "Version already published with other content", "Publish it as a new version"),
    /** The name is taken. */
    NAME_TAKEN(HttpStatus.CONFLICT, "Name already taken", "Choose another name"),
    /** The version was deleted, and its number cannot be used again. */
    VERSION_DELETED(HttpStatus.CONFLICT, "Version was deleted", "Publish it as a new version"),
    /** The id looks like that of another package. */
    LOOK_ALIKE_NAME(HttpStatus.CONFLICT, "Name looks like another package's", "Choose a name that nobody mistakes"),
    /** Other packages require the version. */
    HAS_DEPENDENTS(HttpStatus.CONFLICT, "Other packages require it", "Yank it instead, or ask an administrator"),
    /** A package keeps at least one owner. */
    LAST_OWNER(HttpStatus.CONFLICT, "The last owner stays", "Add another owner first"),
    /** The field never changes once a version is published. */
    IMMUTABLE_FIELD(HttpStatus.CONFLICT, "The field never changes", "Publish a new version"),
    /** The bundle that was published holds another manifest. */
    MANIFEST_DIFFERS(HttpStatus.CONFLICT, "The bundle says something else", "Publish a new version"),
    /** Nobody shuts themselves out. */
    OWN_ACCOUNT(HttpStatus.CONFLICT, "Not done to one's own account", "Ask another administrator"),
    /** The account has as many API keys as it may have. */
    TOO_MANY_KEYS(HttpStatus.CONFLICT, "Too many API keys", "Take back keys that nobody uses"),
    /** No choice of versions meets everything that is asked for. */
    DEPENDENCY_CONFLICT(HttpStatus.CONFLICT, "Dependency conflict", "Ask for what the detail suggests"),
    /** Too many others changed the package at the same moment. */
    BUSY(HttpStatus.CONFLICT, "The package is being changed by others", "Try again"),
    /** The body is larger than the limit. */
    TOO_LARGE(HttpStatus.REQUEST_ENTITY_TOO_LARGE, "Too large", "Leave out what is not needed"),
    /** The path and the query are longer than the limit. */
    URI_TOO_LONG(HttpStatus.REQUEST_URI_TOO_LONG, "The address is too long", "Ask for less at once"),
    /** The body is of a type that the route does not read. */
    UNSUPPORTED_MEDIA_TYPE(
            HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Unsupported media type", "Send the type the detail names"),
    /** No byte of what is there lies in the range that was asked for. */
    RANGE_NOT_SATISFIABLE(
            HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE, "No such bytes", "Ask for a range inside the bundle"),
    /** The server does not do what the {@code Expect} header asks for. */
    EXPECTATION_FAILED(HttpStatus.EXPECTATION_FAILED, "Expectation failed", "Expect 100-continue, or nothing"),
    /** The archive or its manifest breaks the rules. */
    INVALID_BUNDLE(HttpStatus.UNPROCESSABLE_ENTITY, "Invalid bundle", "Mend what the list names"),
    /** The path says one package or version, the bundle's manifest another. */
    MANIFEST_MISMATCH(
            HttpStatus.UNPROCESSABLE_ENTITY, "Path and manifest disagree", "Publish under what the manifest says"),
    /** Skills are meant for their owner only. */
    PRIVATE_SKILL(
            HttpStatus.UNPROCESSABLE_ENTITY,
            "Private skills are not published here",
            "Leave the skill out, or change its visibility"),
    /** The version would depend on itself through others. */
    DEPENDENCY_CYCLE(HttpStatus.UNPROCESSABLE_ENTITY, "Circular dependency", "Break the circle"),
    /** Resolving was given up before an answer was found or excluded. */
    RESOLUTION_TOO_LONG(
            HttpStatus.UNPROCESSABLE_ENTITY, "Resolving takes too long", "Ask for narrower ranges, or resolve locally"),
    /** A field of the request breaks a rule. */
    INVALID_FIELD(HttpStatus.UNPROCESSABLE_ENTITY, "A field breaks a rule", "Mend what the detail names"),
    /** Too many wrong passwords for one name from one address. */
    TOO_MANY_ATTEMPTS(HttpStatus.TOO_MANY_REQUESTS, "Too many wrong passwords", "Wait as long as the detail says"),
    /** The client has had all that it may ask for at present. */
    TOO_MANY_REQUESTS(HttpStatus.TOO_MANY_REQUESTS, "Too many requests", "Wait as long as Retry-After says"),
    /** The head of the request is larger than the limit. */
    HEADERS_TOO_LARGE(
            HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, "The headers are too large", "Send fewer or shorter headers"),
    /** The server takes no requests at present: it stops, or has too many connections. */
    UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "The server takes no requests at present", "Try again"),
    /** The server failed; the request id finds the reason in its log. */
    INTERNAL_ERROR(HttpStatus.INTERNAL_SERVER_ERROR, "The server failed", "Tell the registry's keeper the request id");

    private final HttpStatus status;
    private final String title;
    private final String remedy;

    ProblemType(HttpStatus status, String title, String remedy) {
        this.status = status;
        this.title = title;
        this.remedy = remedy;
    }

    /** The HTTP status it comes with. */
    public HttpStatus status() {
        return status;
    }

    /** The short text that is the same for every occurrence. */
    public String title() {
        return title;
    }

    /** What a client can do. */
    public String remedy() {
        return remedy;
    }

    /** The stable last part of the problem's {@code type}. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The type that fits a bare status. */
    static ProblemType of(HttpStatus status) {
        return switch (status) {
            case UNAUTHORIZED -> NOT_AUTHENTICATED;
            case FORBIDDEN -> NOT_ALLOWED;
            case NOT_FOUND -> NOT_FOUND;
            case METHOD_NOT_ALLOWED -> METHOD_NOT_ALLOWED;
            case NOT_ACCEPTABLE -> NOT_ACCEPTABLE;
            case REQUEST_TIMEOUT -> REQUEST_TIMEOUT;
            case REQUEST_ENTITY_TOO_LARGE -> TOO_LARGE;
            case REQUEST_URI_TOO_LONG -> URI_TOO_LONG;
            case REQUESTED_RANGE_NOT_SATISFIABLE -> RANGE_NOT_SATISFIABLE;
            case EXPECTATION_FAILED -> EXPECTATION_FAILED;
            case TOO_MANY_REQUESTS -> TOO_MANY_REQUESTS;
            case REQUEST_HEADER_FIELDS_TOO_LARGE -> HEADERS_TOO_LARGE;
            case SERVICE_UNAVAILABLE -> UNAVAILABLE;
            case UNSUPPORTED_MEDIA_TYPE -> UNSUPPORTED_MEDIA_TYPE;
            default -> status.getCode() >= 500 ? INTERNAL_ERROR : BAD_REQUEST;
        };
    }
}
