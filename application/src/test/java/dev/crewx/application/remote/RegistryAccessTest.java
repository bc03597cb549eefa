package dev.crewx.application.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.application.remote.RegistryAccess.Environment;
import dev.crewx.application.remote.RegistryAccess.Wish;
import dev.crewx.application.remote.RegistryChoice.Chosen;
import dev.crewx.application.remote.RegistryChoice.Source;
import dev.crewx.application.remote.spi.ClientSettings;
import dev.crewx.application.remote.spi.CommittedFiles;
import dev.crewx.application.remote.spi.CredentialStore.Credential;
import dev.crewx.application.remote.spi.RegistrySettings;
import dev.crewx.application.remote.spi.SettingsLayer;
import dev.crewx.application.remote.spi.SettingsLayer.Kind;
import dev.crewx.application.testkit.TinyCredentialStore;
import dev.crewx.domain.manifest.PackageId;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RegistryAccessTest {
    private static final PackageId PLAIN = PackageId.parse("pdf-tools");
    private static final PackageId OF_ACME = PackageId.parse("@acme/pdf-tools");

    private final Map<Kind, RegistrySettings> settings = new EnumMap<>(Kind.class);
    private final List<CommittedFiles.Token> committed = new ArrayList<>();
    private final TinyCredentialStore credentials = new TinyCredentialStore();
    private final SeenRegistries registries = new SeenRegistries();
    private Environment environment = new Environment(Optional.empty(), Optional.empty());

    private RegistryAccess access() {
        ClientSettings layers = new ClientSettings() {
            @Override
            public List<SettingsLayer> layers() {
                return List.of(layer(Kind.PROJECT), layer(Kind.USER), layer(Kind.MACHINE));
            }

            @Override
            public void change(UnaryOperator<RegistrySettings> change) {
                throw new AssertionError("Choosing changes nothing");
            }
        };
        return new RegistryAccess(layers, () -> committed, credentials, registries, environment, () -> Instant.EPOCH);
    }

    private SettingsLayer layer(Kind kind) {
        return new SettingsLayer(
                kind, kind + " file", settings.containsKey(kind), settings.getOrDefault(kind, RegistrySettings.NONE));
    }

    private void defaults(Kind kind, String registry) {
        settings.merge(
                kind,
                RegistrySettings.NONE.withDefault(Optional.of(registry)),
                (before, next) -> before.withDefault(next.defaultRegistry()));
    }

    private void scopes(Kind kind, String scope, String registry) {
        settings.put(
                kind,
                settings.getOrDefault(kind, RegistrySettings.NONE).withScopes(new TreeMap<>(Map.of(scope, registry))));
    }

    private void names(Kind kind, String name, String url) {
        settings.put(
                kind, settings.getOrDefault(kind, RegistrySettings.NONE).withNamed(new TreeMap<>(Map.of(name, url))));
    }

    private static Wish wish(String registry) {
        return new Wish(Optional.of(registry), false);
    }

    private static Chosen chosen(RegistryChoice choice) {
        return assertInstanceOf(Chosen.class, choice);
    }

    private static String address(RegistryChoice choice) {
        return chosen(choice).address().toString();
    }

    @Test
    void takesTheStrongestWordThereIs() {
        assertEquals("http://127.0.0.1:3000", address(access().choose(Wish.NONE)));
        defaults(Kind.MACHINE, "https://machine.example");
        assertEquals("https://machine.example", address(access().choose(Wish.NONE)));
        defaults(Kind.USER, "https://user.example");
        assertEquals("https://user.example", address(access().choose(Wish.NONE)));
        defaults(Kind.PROJECT, "https://project.example");
        assertEquals("https://project.example", address(access().choose(Wish.NONE)));
        environment = new Environment(Optional.of("https://environment.example"), Optional.empty());
        assertEquals("https://environment.example", address(access().choose(Wish.NONE)));
        scopes(Kind.MACHINE, "@acme", "https://acme.example");
        assertEquals("https://acme.example", address(access().choose(Wish.NONE, OF_ACME)));
        assertEquals("https://environment.example", address(access().choose(Wish.NONE, PLAIN)));
        assertEquals("https://flag.example", address(access().choose(wish("https://flag.example"), OF_ACME)));
    }

    @Test
    void takesTheNearestFilesWordOfAScope() {
        scopes(Kind.USER, "@acme", "https://user.example");
        assertEquals("https://user.example", address(access().choose(Wish.NONE, OF_ACME)));
        scopes(Kind.PROJECT, "@acme", "https://project.example");
        Chosen chosen = chosen(access().choose(Wish.NONE, OF_ACME));
        assertEquals(
                new Chosen(URI.create("https://project.example"), new Source.File(Kind.PROJECT, "PROJECT file")),
                chosen);
    }

    @Test
    void knowsRegistriesByTheNamesTheUserAndTheMachineGave() {
        names(Kind.MACHINE, "corp", "https://machine.example");
        defaults(Kind.PROJECT, "corp");
        assertEquals("https://machine.example", address(access().choose(Wish.NONE)));
        names(Kind.USER, "corp", "https://user.example");
        assertEquals("https://user.example", address(access().choose(wish("corp"))));
        assertEquals(new RegistryChoice.NoSuchName("nobody", Source.FLAG), access().choose(wish("nobody")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1:3000",
                "skills.example.org",
                "ftp://skills.example.org",
                "https://",
                "https://ada:secret@skills.example.org",
                "https://skills.example.org?a=b",
                "https://skills.example.org#x",
                "not a url"
            })
    void refusesWhatIsNoUrlOfARegistry(String text) {
        assertEquals(new RegistryChoice.BadUrl(text, Source.FLAG), access().choose(wish(text)));
    }

    @Test
    void refusesPlainHttpThatLeavesThisMachineUnlessTheUserAllowsIt() {
        String url = "http://registry.lan:3000";
        assertInstanceOf(RegistryChoice.Unencrypted.class, access().choose(wish(url)));
        assertEquals(url, address(access().choose(new Wish(Optional.of(url), true))));
        settings.put(Kind.PROJECT, RegistrySettings.NONE.withInsecure(Set.of(url)));
        assertInstanceOf(RegistryChoice.Unencrypted.class, access().choose(wish(url)));
        settings.put(Kind.USER, RegistrySettings.NONE.withInsecure(Set.of(url)));
        assertEquals(url, address(access().choose(wish(url))));
        for (String local : List.of("http://localhost:1", "http://127.1.2.3", "http://[::1]:3000")) {
            assertEquals(local, address(access().choose(wish(local))));
        }
        assertInstanceOf(RegistryChoice.Unencrypted.class, access().choose(wish("http://127.0.0.1.evil.example")));
    }

    @Test
    void goesNowhereWhileAProjectsFileHoldsAToken() {
        committed.add(new CommittedFiles.Token("crewx-skills.json", 3, "an API key"));
        assertEquals(new RegistryChoice.TokenInFile(committed), access().choose(wish("https://flag.example")));
    }

    @Test
    void showsEachOriginItsOwnCredential() {
        Credential ada = new Credential("ada", "of-one", Optional.empty(), Optional.empty());
        credentials.store(URI.create("https://one.example"), ada);
        assertTrue(access().connect(chosen(access().choose(wish("https://one.example/base"))))
                .signedIn());
        assertEquals(Optional.of("of-one"), registries.shown());
        assertFalse(access().connect(chosen(access().choose(wish("https://two.example"))))
                .signedIn());
        assertEquals(Optional.empty(), registries.shown());
    }

    @Test
    void showsTheEnvironmentsTokenToTheRegistryTheUserNames() {
        environment = new Environment(Optional.empty(), Optional.of("of-environment"));
        shows("of-environment", Wish.NONE, PLAIN);
        shows("of-environment", wish("https://flag.example"), PLAIN);
        environment = new Environment(Optional.of("https://environment.example"), Optional.of("of-environment"));
        shows("of-environment", Wish.NONE, PLAIN);
        environment = new Environment(Optional.empty(), Optional.of("of-environment"));
        defaults(Kind.USER, "https://user.example");
        shows("of-environment", Wish.NONE, PLAIN);
        assertFalse(environment.toString().contains("of-environment"));
    }

    @Test
    void doesNotShowTheEnvironmentsTokenToARegistryThatAFileOfTheProjectNames() {
        environment = new Environment(Optional.empty(), Optional.of("of-environment"));
        defaults(Kind.USER, "https://user.example");
        defaults(Kind.PROJECT, "https://evil.example");
        scopes(Kind.PROJECT, "@acme", "https://evil.example");
        showsNothing(Wish.NONE, PLAIN);
        showsNothing(Wish.NONE, OF_ACME);
        // The same registry that the user chose, said by the project.
        defaults(Kind.PROJECT, "https://user.example:443/");
        shows("of-environment", Wish.NONE, PLAIN);
    }

    private void shows(String token, Wish wish, PackageId id) {
        assertTrue(access().connect(chosen(access().choose(wish, id))).signedIn());
        assertEquals(Optional.of(token), registries.shown());
    }

    private void showsNothing(Wish wish, PackageId id) {
        assertFalse(access().connect(chosen(access().choose(wish, id))).signedIn());
        assertEquals(Optional.empty(), registries.shown());
    }

    @Test
    void takesALockedPackageFromTheRegistryOfTheLockfileWhereNothingNearerNamesOne() {
        String locked = "https://locked.example";
        defaults(Kind.PROJECT, "https://default.example");
        defaults(Kind.USER, "https://mine.example");
        assertEquals(locked, lockedAt(Wish.NONE, PLAIN, locked));
        environment = new Environment(Optional.of("https://env.example"), Optional.of("secret"));
        assertEquals("https://env.example", lockedAt(Wish.NONE, PLAIN, locked));
        scopes(Kind.USER, "@acme", "https://acme.example");
        assertEquals("https://acme.example", lockedAt(Wish.NONE, OF_ACME, locked));
        assertEquals(
                "https://flag.example",
                lockedAt(new Wish(Optional.of("https://flag.example"), false), OF_ACME, locked));
    }

    @Test
    void sendsNoTokenFromTheEnvironmentWhereOnlyALockfilePoints() {
        environment = new Environment(Optional.empty(), Optional.of("secret"));
        Chosen chosen = assertInstanceOf(Chosen.class, access().choose(Wish.NONE, PLAIN, "https://locked.example"));
        assertFalse(access().usesEnvironmentToken(chosen));
        assertInstanceOf(RegistryChoice.Unencrypted.class, access().choose(Wish.NONE, PLAIN, "http://locked.example"));
    }

    private String lockedAt(Wish wish, PackageId id, String locked) {
        return assertInstanceOf(Chosen.class, access().choose(wish, id, locked))
                .address()
                .toString();
    }
}
