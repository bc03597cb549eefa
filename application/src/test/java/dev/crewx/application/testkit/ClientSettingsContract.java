package dev.crewx.application.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.crewx.application.remote.spi.ClientSettings;
import dev.crewx.application.remote.spi.RegistrySettings;
import dev.crewx.application.remote.spi.SettingsLayer;
import dev.crewx.application.remote.spi.SettingsLayer.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What every {@link ClientSettings} does. */
public abstract class ClientSettingsContract {
    private static final RegistrySettings SOME = new RegistrySettings(
            Optional.of("acme"),
            new TreeMap<>(Map.of("acme", "https://skills.acme.example/base", "lab", "http://lab.example:3000")),
            new TreeMap<>(Map.of("@acme", "acme", "@labs", "http://lab.example:3000")),
            Set.of("http://lab.example:3000"));

    /** This test's settings, none at first; another subject over the same place at each call. */
    protected abstract ClientSettings settings();

    private RegistrySettings ofUser() {
        return settings().layers().stream()
                .filter(layer -> layer.kind() == Kind.USER)
                .findFirst()
                .orElseThrow()
                .settings();
    }

    @Test
    void comeStrongestFirstAndSayNothingAtFirst() {
        List<SettingsLayer> layers = settings().layers();
        assertEquals(
                List.of(Kind.PROJECT, Kind.USER, Kind.MACHINE),
                layers.stream().map(SettingsLayer::kind).toList());
        assertEquals(
                List.of(RegistrySettings.NONE, RegistrySettings.NONE, RegistrySettings.NONE),
                layers.stream().map(SettingsLayer::settings).toList());
        assertEquals(
                List.of(false, false, false),
                layers.stream().map(SettingsLayer::present).toList());
    }

    @Test
    void giveBackWhatWasWritten() {
        settings().change(before -> SOME);
        assertEquals(SOME, ofUser());
        settings().change(before -> before.withDefault(Optional.empty()));
        assertEquals(SOME.withDefault(Optional.empty()), ofUser());
        settings().change(before -> RegistrySettings.NONE);
        assertEquals(RegistrySettings.NONE, ofUser());
    }

    @Test
    void stayAsTheyAreWhenAChangeFails() {
        settings().change(before -> SOME);
        assertThrows(
                IllegalStateException.class,
                () -> settings().change(before -> {
                    throw new IllegalStateException("no");
                }));
        assertEquals(SOME, ofUser());
    }

    @Test
    void changeOneAfterTheOther() {
        Concurrently.run(8, worker -> () -> {
            settings().change(before -> {
                TreeMap<String, String> more = new TreeMap<>(before.named());
                more.put("registry" + worker, "https://" + worker + ".example");
                return before.withNamed(more);
            });
            return worker;
        });
        assertEquals(8, ofUser().named().size());
    }
}
