package dev.crewx.registry.client;

import dev.crewx.application.bundle.spi.JsonText;
import dev.crewx.application.remote.spi.Done;
import dev.crewx.application.remote.spi.RegistryOrigin;
import dev.crewx.application.remote.spi.RemoteException;
import dev.crewx.application.remote.spi.Reply;
import dev.crewx.application.remote.spi.TokenSource;
import dev.crewx.domain.json.JsonValue.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Requests to one registry and what comes back: sent with the token that counts now, sent again where that does no harm
 * and may help, followed where a registry sends readers elsewhere.
 */
final class HttpCalls {
    private static final int MAX_JSON_BYTES = 32 << 20;
    private static final int MAX_PROBLEM_BYTES = 1 << 20;

    /** What says: not now. */
    private static final Set<Integer> NOT_NOW = Set.of(408, 429, 503);

    /** What says that somebody between could not get through, whatever became of the request. */
    private static final Set<Integer> LOST = Set.of(502, 504);

    private final URI address;
    private final RegistryOrigin origin;
    private final TokenSource tokens;
    private final Transport transport;

    HttpCalls(URI address, TokenSource tokens, Transport transport) {
        this.address = address;
        this.origin = RegistryOrigin.of(address);
        this.tokens = tokens;
        this.transport = transport;
    }

    URI address() {
        return address;
    }

    Request.Body body(JsonObject json) {
        return Request.Body.json(transport.json().compact(json).getBytes(StandardCharsets.UTF_8));
    }

    <T> Reply<T> get(String path, Function<JsonObject, T> read) {
        return json(Request.get(path), read);
    }

    /** Sends a request whose good answer is a JSON object. */
    <T> Reply<T> json(Request request, Function<JsonObject, T> read) {
        return json(request, (status, answer) -> read.apply(answer));
    }

    /** Sends a request whose good answer is a JSON object; its status and the object go to {@code read}. */
    <T> Reply<T> json(Request request, BiFunction<Integer, JsonObject, T> read) {
        return exchange(request, answer -> read(request, answer, read));
    }

    /** Sends a request of whose good answer only that it is good counts. */
    Reply<Done> done(Request request) {
        return exchange(request, answer -> {
            answer.read(MAX_JSON_BYTES);
            return Done.DONE;
        });
    }

    /** Sends a request; a good answer goes to {@code read}, at each try anew. */
    <T> Reply<T> exchange(Request request, AnswerReader<T> read) {
        return exchange(request, read, retries());
    }

    /** The tries that one request has. */
    Retries retries() {
        return new Retries(transport.retries());
    }

    /** The same with retries that {@code read} may prolong when it comes forward. */
    <T> Reply<T> exchange(Request request, AnswerReader<T> read, Retries retries) {
        Optional<String> token = tokens.token();
        boolean renewed = false;
        while (true) {
            Attempt<T> attempt = attempt(request, token, read);
            switch (attempt) {
                case Attempt.Good<T>(T value) -> {
                    return new Reply.Ok<>(value);
                }
                case Attempt.Bad<T>(Reply.Refused<T> refused, Optional<Duration> retryAfter) -> {
                    if (!renewed && token.isPresent() && isTokenRefused(refused)) {
                        Optional<String> other = tokens.renewed(token.get());
                        if (other.isPresent()) {
                            renewed = true;
                            token = other;
                            continue;
                        }
                    }
                    if (!mayRepeat(request, refused.status())
                            || !waited("it answered " + refused.status(), retries.next(retryAfter))) {
                        return refused;
                    }
                }
                case Attempt.Broken<T>(IOException failure) -> {
                    if (!mayRepeat(request, failure)
                            || !waited(Faults.reason(failure), retries.next(Optional.empty()))) {
                        throw unreachable(request, failure, retries.tries());
                    }
                }
            }
        }
    }

    private static boolean isTokenRefused(Reply.Refused<?> refused) {
        return refused.status() == 401 && !refused.type().equals("bad-credentials");
    }

    private static boolean mayRepeat(Request request, int status) {
        return NOT_NOW.contains(status) || (request.repeat() == Request.Repeat.ALWAYS && LOST.contains(status));
    }

    private static boolean mayRepeat(Request request, IOException failure) {
        return Faults.mayPass(failure)
                && (request.repeat() == Request.Repeat.ALWAYS || Faults.isBeforeSending(failure));
    }

    /** Waits as long as that; at once when there is to be no other try. */
    private boolean waited(String reason, Optional<Duration> time) {
        if (time.isEmpty()) {
            return false;
        }
        transport.listener().waiting("The registry at " + address + ": " + reason, time.get());
        try {
            transport.sleeper().sleep(time.get());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private <T> Attempt<T> attempt(Request request, Optional<String> token, AnswerReader<T> read) {
        URI url = URI.create(address + request.path());
        for (int hops = 0; ; hops++) {
            long started = transport.nanoClock().getAsLong();
            // Elsewhere the registry's token is nobody's business.
            Optional<String> shown = RegistryOrigin.of(url).equals(origin) ? token : Optional.empty();
            try (Wire wire = Wire.open(transport, request, url, shown)) {
                Answer answer = wire.answer();
                transport.answered(request.method(), url, Integer.toString(answer.status()), started);
                Optional<URI> elsewhere = elsewhere(request, url, answer, hops);
                if (elsewhere.isPresent()) {
                    url = elsewhere.get();
                } else if (answer.isGood()) {
                    return new Attempt.Good<>(read.read(answer));
                } else {
                    return new Attempt.Bad<>(refusal(answer), answer.retryAfter());
                }
            } catch (IOException e) {
                transport.answered(request.method(), url, Faults.reason(e), started);
                return new Attempt.Broken<>(e);
            }
        }
    }

    /** Where the registry sends a reader. Whoever wants to change something is told to go there himself. */
    private Optional<URI> elsewhere(Request request, URI url, Answer answer, int hops) {
        if (answer.status() / 100 != 3 || answer.status() == 304) {
            return Optional.empty();
        }
        URI target = answer.header("Location")
                .flatMap(location -> resolve(url, location))
                .orElseThrow(() -> new RemoteException("The registry at " + address + " answered " + answer.status()
                        + " and named no other place (" + request.method() + " " + request.path() + ")"));
        if (!request.method().equals("GET")) {
            throw new RemoteException("The registry at " + address + " says that it is elsewhere, at "
                    + shortened(target, request.path()) + "; use that address");
        }
        if (hops == 5) {
            throw new RemoteException("The registry at " + address + " sends its readers round in circles ("
                    + request.method() + " " + request.path() + ")");
        }
        if (url.getScheme().equalsIgnoreCase("https") && !target.getScheme().equalsIgnoreCase("https")) {
            throw new RemoteException("The registry at " + address + " sends its readers to " + target.getHost()
                    + " without encryption, which this client does not follow");
        }
        return Optional.of(target);
    }

    private static Optional<URI> resolve(URI url, String location) {
        try {
            URI target = url.resolve(location);
            String scheme = String.valueOf(target.getScheme()).toLowerCase(Locale.ROOT);
            boolean http = scheme.equals("http") || scheme.equals("https");
            return http && target.getHost() != null ? Optional.of(target) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String shortened(URI target, String path) {
        String text = target.toString();
        return text.endsWith(path) ? text.substring(0, text.length() - path.length()) : text;
    }

    private <T> Reply.Refused<T> refusal(Answer answer) throws IOException {
        JsonObject problem =
                answer.read(MAX_PROBLEM_BYTES).flatMap(this::object).orElse(JsonObject.EMPTY);
        String type = problem.text("type")
                .map(t -> t.substring(t.lastIndexOf('/') + 1))
                .orElse(answer.status() == 401 ? "not-authenticated" : "");
        String detail =
                problem.text("detail").orElse("The registry at " + address + " answered " + answer.status() + ".");
        return new Reply.Refused<>(answer.status(), type, detail + waitOf(answer), errors(problem));
    }

    private static String waitOf(Answer answer) {
        return answer.status() == 429 || answer.status() == 503
                ? answer.retryAfter()
                        .map(time -> " Try again in " + Math.max(1, time.toSeconds()) + " s.")
                        .orElse("")
                : "";
    }

    private static List<String> errors(JsonObject problem) {
        return problem.array("errors").stream()
                .map(error -> error instanceof JsonObject o
                        ? o.text("pointer")
                                        .filter(p -> !p.isEmpty())
                                        .map(p -> p + ": ")
                                        .orElse("")
                                + o.text("message").orElse("")
                        : "")
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private <T> T read(Request request, Answer answer, BiFunction<Integer, JsonObject, T> read) throws IOException {
        String what = request.method() + " " + request.path();
        String type = answer.header("Content-Type").orElse("");
        if (!type.isEmpty() && !type.toLowerCase(Locale.ROOT).matches("application/(?:[a-z0-9.-]+\\+)?json\\b.*")) {
            throw new RemoteException("What is at " + address + " is no CrewX registry: its answer to " + what + " is "
                    + type + ", not JSON");
        }
        byte[] bytes = answer.read(MAX_JSON_BYTES)
                .orElseThrow(() -> new RemoteException("The registry at " + address + " gave an answer to " + what
                        + " of more than " + (MAX_JSON_BYTES >> 20) + " MiB"));
        JsonObject json = object(bytes)
                .orElseThrow(() -> new RemoteException(
                        "What is at " + address + " is no CrewX registry: its answer to " + what + " is not JSON"));
        try {
            return read.apply(answer.status(), json);
        } catch (IllegalArgumentException e) {
            throw new RemoteException(
                    "The registry at " + address + " gave an answer to " + what + " that makes no sense: "
                            + e.getMessage(),
                    e);
        }
    }

    private Optional<JsonObject> object(byte[] bytes) {
        return transport.json().parse(bytes) instanceof JsonText.Reading.Parsed(JsonObject object)
                ? Optional.of(object)
                : Optional.empty();
    }

    private RemoteException unreachable(Request request, IOException failure, int tries) {
        return new RemoteException(
                "The registry at " + address + " cannot be reached: " + Faults.reason(failure) + " ("
                        + request.method() + " " + request.path() + (tries > 1 ? ", tried " + tries + " times" : "")
                        + ")",
                failure);
    }

    /** Reads a good answer. */
    interface AnswerReader<T> {
        /** What it says; throws only when the connection breaks off. */
        T read(Answer answer) throws IOException;
    }

    private sealed interface Attempt<T> {
        record Good<T>(T value) implements Attempt<T> {}

        record Bad<T>(Reply.Refused<T> refused, Optional<Duration> retryAfter) implements Attempt<T> {}

        record Broken<T>(IOException failure) implements Attempt<T> {}
    }
}
