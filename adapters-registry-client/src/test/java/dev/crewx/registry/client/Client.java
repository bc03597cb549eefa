package dev.crewx.registry.client;

import dev.crewx.application.remote.RemoteListener;
import dev.crewx.application.remote.spi.RemoteAccounts;
import dev.crewx.application.remote.spi.RemotePublishing;
import dev.crewx.application.remote.spi.RemoteRegistry;
import dev.crewx.application.remote.spi.TokenSource;
import dev.crewx.application.testkit.ScriptedServer;
import dev.crewx.application.testkit.TestJsonText;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** The client as tests use it: it does not sleep but notes how long it would have, and it is impatient. */
final class Client {
    final List<Duration> slept = Collections.synchronizedList(new ArrayList<>());
    final List<String> told = Collections.synchronizedList(new ArrayList<>());
    private final URI address;
    private TokenSource token = TokenSource.NONE;
    private Transport.Patience patience =
            new Transport.Patience(Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofSeconds(20));
    private Map<String, String> variables = Map.of();

    private Client(URI address) {
        this.address = address;
    }

    static Client of(ScriptedServer server) {
        return new Client(server.address());
    }

    static Client at(String address) {
        return new Client(URI.create(address));
    }

    Client showing(TokenSource source) {
        token = source;
        return this;
    }

    Client showing(String text) {
        return showing(TokenSource.of(text));
    }

    Client impatient() {
        Duration short1 = Duration.ofMillis(150);
        patience = new Transport.Patience(short1, short1, short1);
        return this;
    }

    Client in(Map<String, String> environment) {
        variables = environment;
        return this;
    }

    private HttpRegistries registries() {
        return HttpRegistries.over(new Transport(
                new TestJsonText(),
                "crewx/test",
                patience,
                Retries.Policy.of(() -> new Random(1)),
                Proxies.of(variables),
                Optional.empty(),
                new Notes(),
                slept::add,
                System::nanoTime));
    }

    RemoteRegistry registry() {
        return registries().registry(address, token);
    }

    RemoteAccounts accounts() {
        return registries().accounts(address, token);
    }

    RemotePublishing publishing() {
        return registries().publishing(address, token);
    }

    private final class Notes implements RemoteListener {
        @Override
        public void answered(String request, String answer, Duration time) {
            told.add(request + " → " + answer);
        }

        @Override
        public void waiting(String reason, Duration time) {
            told.add("waiting: " + reason);
        }
    }
}
