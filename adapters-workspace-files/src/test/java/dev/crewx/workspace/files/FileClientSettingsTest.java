package dev.crewx.workspace.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.application.remote.spi.ClientSettings;
import dev.crewx.application.remote.spi.ClientStateException;
import dev.crewx.application.remote.spi.RegistrySettings;
import dev.crewx.application.remote.spi.SettingsLayer;
import dev.crewx.application.testkit.ClientSettingsContract;
import dev.crewx.bundle.tar.BundleTar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FileClientSettingsTest extends ClientSettingsContract {
    @TempDir
    private Path folder;

    @Override
    protected ClientSettings settings() {
        return new FileClientSettings(
                new UserFolders(folder.resolve("user"), folder.resolve("cache"), folder.resolve("etc")),
                folder.resolve("project"),
                new BundleTar().jsonText());
    }

    private Path write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        return Files.writeString(path, text);
    }

    @Test
    void readEachFileAsItsKindMaySpeak() throws IOException {
        String all = "{\"registry\":\"acme\",\"registries\":{\"acme\":\"https://acme.example\",\"@acme\":\"acme\"},"
                + "\"insecureRegistries\":[\"http://lab:80\"]}";
        Path project = write("project/crewx-skills.json", all);
        Path user = write("user/config.json", all);
        Path machine = write("etc/config.json", all);
        RegistrySettings whole = new RegistrySettings(
                Optional.of("acme"),
                new TreeMap<>(Map.of("acme", "https://acme.example")),
                new TreeMap<>(Map.of("@acme", "acme")),
                Set.of("http://lab:80"));
        List<SettingsLayer> layers = settings().layers();
        assertEquals(
                List.of(whole.withNamed(new TreeMap<>()).withInsecure(Set.of()), whole, whole),
                layers.stream().map(SettingsLayer::settings).toList());
        assertEquals(
                List.of(project.toString(), user.toString(), machine.toString()),
                layers.stream().map(SettingsLayer::source).toList());
    }

    @Test
    void keepWhatTheyDoNotKnow() throws IOException {
        Path file = write("user/config.json", "{\"theme\":\"dark\",\"registry\":\"https://old\"}");
        settings().change(before -> before.withDefault(Optional.of("https://new.example")));
        String text = Files.readString(file);
        assertTrue(text.contains("\"theme\": \"dark\""), text);
        assertTrue(text.contains("https://new.example"), text);
    }

    @Test
    void stayAsTheyAreWhenTheyAreNotUnderstood() throws IOException {
        for (String text : new String[] {
            "{ broken",
            "[]",
            "{\"registry\":3}",
            "{\"registries\":[]}",
            "{\"registries\":{\"a\":1}}",
            "{\"insecureRegistries\":{}}",
            "{\"insecureRegistries\":[1]}"
        }) {
            Path file = write("user/config.json", text);
            ClientStateException fault = assertThrows(
                    ClientStateException.class,
                    () -> settings().change(before -> before.withDefault(Optional.of("https://new.example"))));
            assertTrue(fault.getMessage().contains("config.json"), fault.getMessage());
            assertEquals(text, Files.readString(file));
            assertThrows(ClientStateException.class, () -> settings().layers());
        }
    }
}
