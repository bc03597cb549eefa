package dev.crewx.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.cli.console.RegistryLauncher;
import dev.crewx.cli.console.RegistryLauncher.Administrator;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whoever sees what the server prints at its first start makes the first account, an administrator's, and only that. */
final class FirstAccountTest {
    private static RegistryLauncher.Running start(Optional<Administrator> administrator) {
        return new ServerWiring(new BundleWiring(), ProductVersion.CURRENT)
                .start(new RegistryLauncher.Options(
                        "127.0.0.1", 0, "memory", administrator, false, Map.of("log.requests", "false")));
    }

    @Test
    void theTokenMakesOneAdministratorAndIsThenWorthNothing() throws Exception {
        try (RegistryLauncher.Running server = start(Optional.empty())) {
            String token = server.setupToken().orElseThrow();
            assertEquals(401, account(server.address(), "not-" + token, "first").statusCode());
            HttpResponse<String> made = account(server.address(), token, "first");
            assertEquals(201, made.statusCode());
            assertTrue(made.body().contains("\"admin\""), made.body());
            assertEquals(401, account(server.address(), token, "second").statusCode());
        }
    }

    @Test
    void whereAnAdministratorWasGivenThereIsNoToken() {
        try (RegistryLauncher.Running server = start(Optional.of(new Administrator("admin", "a long password")))) {
            assertEquals(Optional.empty(), server.setupToken());
        }
    }

    private static HttpResponse<String> account(URI server, String token, String name)
            throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(server.resolve("/users"))
                            .header("Authorization", "Bearer " + token)
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString(
                                    "{\"name\":\"" + name + "\",\"password\":\"a long password\"}"))
                            .build(),
                    BodyHandlers.ofString());
        }
    }
}
