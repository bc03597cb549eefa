package dev.crewx.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.crewx.cli.console.RegistryLauncher;
import dev.crewx.cli.console.RegistryLauncher.Administrator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TrainingTest {
    @Test
    void everyCommandOfTheTrainingEndsAsItShould(@TempDir Path folder) throws IOException {
        try (RegistryLauncher.Running server = new ServerWiring(new BundleWiring(), ProductVersion.CURRENT)
                .start(new RegistryLauncher.Options(
                        "127.0.0.1",
                        0,
                        "memory",
                        Optional.of(new Administrator("testuser", "testpass")),
                        true,
                        Map.of()))) {
            Path distribution = Path.of("..").toAbsolutePath().normalize();
            assertEquals(List.of(), Training.run(server.address().toString(), folder, distribution));
        }
    }
}
