package dev.crewx.cli.setup;

import dev.crewx.application.remote.CheckRegistries;
import dev.crewx.application.remote.CheckRegistries.Login;
import dev.crewx.application.remote.CheckRegistries.Reach;
import dev.crewx.application.remote.RegistryChoice;
import dev.crewx.cli.connection.Registries;
import dev.crewx.cli.console.CommandFailure;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What came of trying the registries, as checks. */
final class RegistryChecks {
    private static final String TOPIC = "registry";

    private RegistryChecks() {}

    static List<Check> of(List<CheckRegistries.Result> results) {
        List<Check> checks = new ArrayList<>();
        results.forEach(result -> {
            checks.add(reach(result));
            result.login().flatMap(login -> login(result.reach(), login)).ifPresent(checks::add);
        });
        return checks;
    }

    private static Check reach(CheckRegistries.Result result) {
        String what = result.named().isPresent() ? "" : "the default, ";
        return switch (result.reach()) {
            case Reach.Reached(URI address, var info) ->
                Check.ok(TOPIC, what + address + " is there (" + info.name() + " " + info.version() + ")");
            case Reach.Unwilling(URI address, String detail) ->
                Check.error(TOPIC, what + address + " refuses to say what it is: " + detail, "Is that its address?");
            case Reach.Unreachable(URI address, String message) ->
                Check.error(
                        TOPIC,
                        result.named().isPresent() ? message : "the default: " + message,
                        "Start it, check the network and proxies, or choose another:"
                                + " crewx registry remote default <url>");
            case Reach.NoneChosen(var choice) -> {
                CommandFailure failure = failure(choice);
                yield Check.error(TOPIC, failure.text(), failure.hint().orElse("Mend the settings."));
            }
        };
    }

    private static CommandFailure failure(RegistryChoice choice) {
        try {
            throw new IllegalStateException("Chosen: " + Registries.require(choice));
        } catch (CommandFailure failure) {
            return failure;
        }
    }

    private static Optional<Check> login(Reach reach, Login login) {
        String where = reach instanceof Reach.Reached(URI address, var ignored) ? address.toString() : "";
        return switch (login) {
            case Login.Nobody ignored -> Optional.empty();
            case Login.Known(String user, Optional<Instant> end, boolean renewable) ->
                Optional.of(Check.ok(
                        "login",
                        where + ": signed in as " + user
                                + end.map(time -> renewable
                                                ? ", token until " + time + ", then renewed by itself"
                                                : ", until " + time)
                                        .orElse(", by a key")));
            case Login.Ended(String user) ->
                Optional.of(Check.error(
                        "login",
                        user.isEmpty()
                                ? where + " does not accept CREWX_TOKEN"
                                : where + ": the session of " + user + " has ended",
                        user.isEmpty() ? "Set CREWX_TOKEN to a key that counts" : "crewx registry login " + where));
            case Login.Unknown(String detail) ->
                Optional.of(Check.warning("login", where + ": " + detail, "Try again later"));
        };
    }
}
