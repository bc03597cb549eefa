package dev.crewx.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.application.bundle.spi.BundleLimits;
import dev.crewx.cli.console.RegistryLauncher.LaunchException;
import dev.crewx.http.HttpSettingTexts;
import dev.crewx.http.HttpSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class ServerConfigurationTest {
    private static final String KEY = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

    @Test
    void whatIsNotSaidIsAsUsual() {
        ServerConfiguration usual = ServerConfiguration.of(Map.of(), false);
        assertEquals(HttpSettings.DEFAULT, usual.http());
        assertEquals(BundleLimits.DEFAULT, usual.bundles());
        assertEquals(Optional.empty(), usual.tokenKey());
        assertFalse(usual.signUpOpen() || usual.privateSkills() || usual.jsonLog());
        assertTrue(usual.requestLog());
    }

    @Test
    void aServerForTryingOutMakesNobodyWaitUnlessItIsAskedTo() {
        assertEquals(
                HttpSettings.Rates.NONE,
                ServerConfiguration.of(Map.of(), true).http().rates());
        Map<String, String> asked = Map.of("limits.searches-per-minute", "5");
        assertEquals(
                new HttpSettings.Rates(0, 0, 0, 5),
                ServerConfiguration.of(asked, true).http().rates());
    }

    @Test
    void whatIsSaidHolds() {
        ServerConfiguration said = ServerConfiguration.of(
                Map.of(
                        "access.sign-up", "open",
                        "access.token-key", KEY,
                        "publish.private-skills", "allow",
                        "publish.max-bundle-bytes", "1000",
                        "log.format", "json",
                        "log.requests", "false",
                        "storage.path", "somewhere"),
                false);
        assertTrue(said.signUpOpen() && said.privateSkills() && said.jsonLog());
        assertFalse(said.requestLog());
        assertEquals(1_000, said.bundles().maxArchiveBytes());
        assertEquals(Map.of("path", "somewhere"), said.storage());
        assertEquals(Optional.of(KEY), said.tokenKey());
        assertFalse(said.toString().contains(KEY));
    }

    @Test
    void whatDoesNotFitIsRefusedAndASecretNotRepeated() {
        for (String name :
                List.of("access.sign-up", "publish.max-bundle-bytes", "log.format", "log.requests", "nosuch")) {
            LaunchException refused = assertThrows(
                    LaunchException.class, () -> ServerConfiguration.of(Map.of(name, "perhaps"), false), name);
            assertTrue(String.valueOf(refused.getMessage()).contains(name), refused.getMessage());
        }
        for (String key : List.of("short", "AAAA", "not base 64 at all, however long it may be")) {
            LaunchException refused = assertThrows(
                    LaunchException.class, () -> ServerConfiguration.of(Map.of("access.token-key", key), false));
            assertFalse(String.valueOf(refused.getMessage()).contains(key), refused.getMessage());
        }
    }

    @Test
    void thePageOnServingNamesEverySetting() throws IOException {
        TreeSet<String> settings = new TreeSet<>(HttpSettingTexts.NAMES);
        settings.addAll(ServerConfiguration.NAMES);
        settings.add("storage.<name>");
        String page = Files.readString(Path.of("..", "docs", "serve.md"));
        TreeSet<String> named = Pattern.compile("(?m)^\\| `([a-z.<>-]+)` \\|")
                .matcher(page)
                .results()
                .map((MatchResult row) -> row.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(settings, named);
    }
}
