package dev.crewx.application.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.crewx.application.remote.CheckRegistries.Login;
import dev.crewx.application.remote.CheckRegistries.Reach;
import dev.crewx.application.remote.CheckRegistries.Result;
import dev.crewx.application.remote.RegistryAccess.Environment;
import dev.crewx.application.remote.spi.ClientSettings;
import dev.crewx.application.remote.spi.CommittedFiles;
import dev.crewx.application.remote.spi.CredentialStore.Credential;
import dev.crewx.application.remote.spi.RegistrySettings;
import dev.crewx.application.remote.spi.RemoteAccounts;
import dev.crewx.application.remote.spi.RemoteAccounts.Identity;
import dev.crewx.application.remote.spi.RemoteException;
import dev.crewx.application.remote.spi.RemotePublishing;
import dev.crewx.application.remote.spi.RemoteRegistries;
import dev.crewx.application.remote.spi.RemoteRegistry;
import dev.crewx.application.remote.spi.RemoteRegistry.RegistryInfo;
import dev.crewx.application.remote.spi.Reply;
import dev.crewx.application.remote.spi.SettingsLayer;
import dev.crewx.application.remote.spi.SettingsLayer.Kind;
import dev.crewx.application.remote.spi.TokenSource;
import dev.crewx.application.testkit.TinyCredentialStore;
import dev.crewx.domain.access.Username;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

final class CheckRegistriesTest {
    private static final String HOME = "https://home.example";
    private static final Instant END = Instant.parse("2026-12-01T00:00:00Z");

    private final TinyCredentialStore credentials = new TinyCredentialStore();
    private final Map<String, String> shown = new ConcurrentHashMap<>();
    private RegistrySettings user = RegistrySettings.NONE.withDefault(Optional.of(HOME));
    private RegistrySettings project = RegistrySettings.NONE;
    private Environment environment = new Environment(Optional.empty(), Optional.empty());

    private List<Result> check() {
        ClientSettings layers = new ClientSettings() {
            @Override
            public List<SettingsLayer> layers() {
                return List.of(
                        new SettingsLayer(Kind.PROJECT, "crewx-skills.json", true, project),
                        new SettingsLayer(Kind.USER, "config.json", true, user));
            }

            @Override
            public void change(UnaryOperator<RegistrySettings> change) {
                throw new AssertionError("Looking changes nothing");
            }
        };
        CommittedFiles none = List::of;
        RegistryAccess access =
                new RegistryAccess(layers, none, credentials, new Answering(), environment, () -> Instant.EPOCH);
        return new CheckRegistries(access, layers, credentials).check();
    }

    /** Registries that say who they are and know every token, but for what their host says. */
    private final class Answering implements RemoteRegistries {
        @Override
        public RemoteRegistry registry(URI address, TokenSource token) {
            return port(RemoteRegistry.class, method -> {
                if (address.getHost().startsWith("down")) {
                    throw new RemoteException("Nobody listens at " + address, new IllegalStateException());
                }
                return address.getHost().startsWith("odd")
                        ? new Reply.Refused<RegistryInfo>(404, "", "No such page.", List.of())
                        : new Reply.Ok<>(new RegistryInfo("CrewX Skill Registry", "1.0.0"));
            });
        }

        @Override
        public RemoteAccounts accounts(URI address, TokenSource token) {
            return port(RemoteAccounts.class, method -> {
                shown.put(address.getHost(), token.token().orElse(""));
                return token.token().equals(Optional.of("old"))
                        ? new Reply.Refused<Identity>(401, "unauthorized", "No.", List.of())
                        : new Reply.Ok<>(identity());
            });
        }

        @Override
        public RemotePublishing publishing(URI address, TokenSource token) {
            return port(RemotePublishing.class, method -> {
                throw new AssertionError("Nobody should ask: " + method);
            });
        }

        private static Identity identity() {
            return new Identity(Username.tryParse("ann").orElseThrow(), List.of(), List.of());
        }

        private static <T> T port(Class<T> port, Function<String, Object> answer) {
            return port.cast(Proxy.newProxyInstance(
                    port.getClassLoader(),
                    new Class<?>[] {port},
                    (proxy, method, arguments) -> answer.apply(method.getName())));
        }
    }

    private void keep(String registry, String token) {
        credentials.store(URI.create(registry), new Credential("ann", token, Optional.of(END), Optional.of("more")));
    }

    @Test
    void triesTheDefaultAndEachOtherOnce() {
        user = user.withNamed(new TreeMap<>(Map.of("home", HOME, "other", "https://other.example")));
        project = project.withScopes(new TreeMap<>(Map.of("@acme", "https://acme.example")));
        keep("https://signed.example", "good");
        List<Result> results = check();
        assertEquals(
                List.of(
                        Optional.empty(),
                        Optional.of("https://acme.example"),
                        Optional.of("other"),
                        Optional.of("https://signed.example:443")),
                results.stream().map(Result::named).toList());
        assertEquals(
                List.of("config.json", "crewx-skills.json", "config.json", "a login"),
                results.stream().map(result -> result.source().place()).toList());
    }

    @Test
    void tellsWhatIsThereAndWhatIsNot() {
        user = user.withNamed(new TreeMap<>(
                Map.of("a", "https://down.example", "b", "https://odd.example", "c", "http://plain.example")));
        List<Reach> reaches = check().stream().map(Result::reach).toList();
        assertInstanceOf(Reach.Reached.class, reaches.get(0));
        assertInstanceOf(Reach.Unreachable.class, reaches.get(1));
        assertInstanceOf(Reach.Unwilling.class, reaches.get(2));
        assertInstanceOf(
                RegistryChoice.Unencrypted.class,
                assertInstanceOf(Reach.NoneChosen.class, reaches.get(3)).choice());
    }

    @Test
    void tellsWhoIsSignedInAndHowLong() {
        assertEquals(Optional.of(new Login.Nobody()), check().getFirst().login());
        keep(HOME, "good");
        assertEquals(
                Optional.of(new Login.Known("ann", Optional.of(END), true)),
                check().getFirst().login());
        keep(HOME, "old");
        assertEquals(Optional.of(new Login.Ended("ann")), check().getFirst().login());
        environment = new Environment(Optional.empty(), Optional.of("good"));
        assertEquals(
                Optional.of(new Login.Known("ann", Optional.empty(), false)),
                check().getFirst().login());
    }

    @Test
    void showsATokenFromTheEnvironmentToNobodyWhomOnlyAProjectNames() {
        environment = new Environment(Optional.empty(), Optional.of("good"));
        project = project.withScopes(new TreeMap<>(Map.of("@evil", "https://evil.example")))
                .withNamed(new TreeMap<>(Map.of("evil", "https://evil.example")));
        user = user.withNamed(new TreeMap<>(Map.of("other", "https://other.example")));
        assertEquals(3, check().size());
        assertEquals(Map.of("home.example", "good"), shown);
    }
}
