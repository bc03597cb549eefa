package dev.crewx.application.remote;

import dev.crewx.application.remote.RegistryAccess.Connection;
import dev.crewx.application.remote.RegistryAccess.Wish;
import dev.crewx.application.remote.RegistryChoice.Chosen;
import dev.crewx.application.remote.RegistryChoice.Source;
import dev.crewx.application.remote.spi.ClientSettings;
import dev.crewx.application.remote.spi.CredentialStore;
import dev.crewx.application.remote.spi.CredentialStore.Credential;
import dev.crewx.application.remote.spi.RegistryOrigin;
import dev.crewx.application.remote.spi.RemoteAccounts.Identity;
import dev.crewx.application.remote.spi.RemoteException;
import dev.crewx.application.remote.spi.RemoteRegistry.RegistryInfo;
import dev.crewx.application.remote.spi.Reply;
import dev.crewx.application.remote.spi.SettingsLayer;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Tries every registry that the settings name: whether it is there, and whether it still knows the user. */
public final class CheckRegistries {
    private static final Source SIGNED_IN = new Source.Given("a login");

    private final RegistryAccess access;
    private final ClientSettings settings;
    private final CredentialStore credentials;

    /** Over what chooses registries, and what it chooses by. */
    public CheckRegistries(RegistryAccess access, ClientSettings settings, CredentialStore credentials) {
        this.access = access;
        this.settings = settings;
        this.credentials = credentials;
    }

    /**
     * How one registry was found.
     *
     * @param named as the settings name it; empty for the default
     * @param source who names it
     * @param reach whether it is there
     * @param login whether it knows the user; empty where it is not there
     */
    public record Result(Optional<String> named, Source source, Reach reach, Optional<Login> login) {}

    /** Whether a registry is there. */
    public sealed interface Reach {
        /**
         * It is.
         *
         * @param address its URL
         * @param info what it says of itself
         */
        record Reached(URI address, RegistryInfo info) implements Reach {}

        /**
         * Something is there, which refuses to say what it is.
         *
         * @param address its URL
         * @param detail its words
         */
        record Unwilling(URI address, String detail) implements Reach {}

        /**
         * It is not.
         *
         * @param address its URL
         * @param message why not
         */
        record Unreachable(URI address, String message) implements Reach {}

        /**
         * The settings do not lead anywhere.
         *
         * @param choice why not
         */
        record NoneChosen(RegistryChoice choice) implements Reach {}
    }

    /** Whether a registry knows the user. */
    public sealed interface Login {
        /** Nobody is signed in there. */
        record Nobody() implements Login {}

        /**
         * It does.
         *
         * @param user who it is
         * @param expiresAt when the access token ends; empty where that is not known, as of an API key
         * @param renewable whether it is made anew by itself
         */
        record Known(String user, Optional<Instant> expiresAt, boolean renewable) implements Login {}

        /**
         * It does no more.
         *
         * @param user who it was; empty for a token from the environment
         */
        record Ended(String user) implements Login {}

        /**
         * It could not be found out.
         *
         * @param detail why not
         */
        record Unknown(String detail) implements Login {}
    }

    /** All of them, the default first; each is asked at the same time. */
    public List<Result> check() {
        List<Candidate> candidates = candidates();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Result>> running = new ArrayList<>();
            candidates.forEach(one -> running.add(threads.submit(() -> check(one))));
            List<Result> results = new ArrayList<>();
            running.forEach(future -> results.add(result(future)));
            return results;
        }
    }

    private static Result result(Future<Result> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RemoteException("Interrupted while asking registries", e);
        }
    }

    /** The default, and all that are given in some other way and are not the same. */
    private List<Candidate> candidates() {
        RegistryChoice byDefault = access.choose(Wish.NONE);
        List<Candidate> candidates = new ArrayList<>();
        candidates.add(new Candidate(Optional.empty(), sourceOf(byDefault), byDefault));
        Set<RegistryOrigin> origins = new HashSet<>();
        origin(byDefault).ifPresent(origins::add);
        named().forEach((text, source) -> {
            // Chosen as what names it would choose it: a token from the environment is not for what a project names.
            RegistryChoice choice = access.choose(text, source);
            Optional<RegistryOrigin> origin = origin(choice);
            if (origin.isEmpty() || origins.add(origin.get())) {
                candidates.add(new Candidate(Optional.of(text), source, choice));
            }
        });
        return candidates;
    }

    private Map<String, Source> named() {
        Map<String, Source> named = new LinkedHashMap<>();
        for (SettingsLayer layer : settings.layers()) {
            Source file = new Source.File(layer.kind(), layer.source());
            layer.settings().defaultRegistry().ifPresent(text -> named.putIfAbsent(text, file));
            layer.settings().scopes().values().forEach(text -> named.putIfAbsent(text, file));
            layer.settings().named().keySet().forEach(text -> named.putIfAbsent(text, file));
        }
        credentials.all().keySet().forEach(origin -> named.putIfAbsent(origin, SIGNED_IN));
        return named;
    }

    private static Source sourceOf(RegistryChoice choice) {
        return choice instanceof Chosen chosen ? chosen.source() : Source.BUILT_IN;
    }

    private record Candidate(Optional<String> named, Source source, RegistryChoice choice) {}

    private static Optional<RegistryOrigin> origin(RegistryChoice choice) {
        return choice instanceof Chosen chosen ? Optional.of(RegistryOrigin.of(chosen.address())) : Optional.empty();
    }

    private Result check(Candidate candidate) {
        return candidate.choice() instanceof Chosen chosen
                ? check(candidate, chosen)
                : result(candidate, new Reach.NoneChosen(candidate.choice()), Optional.empty());
    }

    private Result check(Candidate candidate, Chosen chosen) {
        Connection connection = access.connect(chosen);
        try {
            return switch (connection.registry().info()) {
                case Reply.Ok<RegistryInfo>(RegistryInfo info) ->
                    result(candidate, new Reach.Reached(chosen.address(), info), Optional.of(login(connection)));
                case Reply.Refused<RegistryInfo> refused ->
                    result(candidate, new Reach.Unwilling(chosen.address(), refused.detail()), Optional.empty());
            };
        } catch (RemoteException e) {
            Reach unreachable = new Reach.Unreachable(chosen.address(), String.valueOf(e.getMessage()));
            return result(candidate, unreachable, Optional.empty());
        }
    }

    private static Result result(Candidate candidate, Reach reach, Optional<Login> login) {
        return new Result(candidate.named(), candidate.source(), reach, login);
    }

    private Login login(Connection connection) {
        if (!connection.signedIn()) {
            return new Login.Nobody();
        }
        Reply<Identity> reply = connection.accounts().whoAmI();
        Optional<Credential> stored = access.usesEnvironmentToken(connection.chosen())
                ? Optional.empty()
                : credentials.find(connection.address());
        return switch (reply) {
            case Reply.Ok<Identity>(Identity identity) ->
                new Login.Known(
                        identity.user().value(),
                        stored.flatMap(Credential::expiresAt),
                        stored.flatMap(Credential::refreshToken).isPresent());
            case Reply.Refused<Identity> refused
            when refused.status() == 401 ->
                new Login.Ended(stored.map(Credential::username).orElse(""));
            case Reply.Refused<Identity> refused -> new Login.Unknown(refused.detail());
        };
    }
}
