package dev.crewx.workspace.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.application.remote.spi.ClientSettings;
import dev.crewx.application.remote.spi.ClientStateException;
import dev.crewx.application.testkit.ClientSettingsContract;
import dev.crewx.bundle.tar.BundleTar;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FileClientSettingsTest extends ClientSettingsContract {
    private static final URI REGISTRY = URI.create("https://skills.example.org");

    @TempDir
    private Path folder;

    @Override
    protected ClientSettings settings() {
        return new FileClientSettings(new UserFolders(folder, folder.resolve("cache")), new BundleTar().jsonText());
    }

    @Test
    void keepWhatTheyDoNotKnow() throws IOException {
        Path file =
                Files.writeString(folder.resolve("config.json"), "{\"theme\":\"dark\",\"registry\":\"https://old\"}");
        settings().setDefaultRegistry(REGISTRY);
        assertTrue(Files.readString(file).contains("\"theme\": \"dark\""), Files.readString(file));
    }

    @Test
    void stayAsTheyAreWhenTheyAreNotUnderstood() throws IOException {
        for (String text : new String[] {"{ broken", "[]"}) {
            Path file = Files.writeString(folder.resolve("config.json"), text);
            ClientStateException fault =
                    assertThrows(ClientStateException.class, () -> settings().setDefaultRegistry(REGISTRY));
            assertTrue(fault.getMessage().contains("config.json"), fault.getMessage());
            assertEquals(text, Files.readString(file));
        }
    }

    @Test
    void sayWhenTheRegistryIsNoUrl() throws IOException {
        Files.writeString(folder.resolve("config.json"), "{\"registry\":\"not a url\"}");
        assertTrue(assertThrows(ClientStateException.class, () -> settings().defaultRegistry())
                .getMessage()
                .contains("not a url"));
    }
}
