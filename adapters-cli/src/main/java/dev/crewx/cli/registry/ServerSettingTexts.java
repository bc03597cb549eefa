package dev.crewx.cli.registry;

import dev.crewx.cli.console.CliEnvironment;
import dev.crewx.cli.console.CommandFailure;
import dev.crewx.cli.console.FailureType;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * A server's settings from the three places an operator writes them: the command line counts before the environment,
 * the environment before the file. {@code http.max-connections} is {@code CREWX_SERVER_HTTP_MAX_CONNECTIONS} there.
 */
final class ServerSettingTexts {
    private static final String PREFIX = "CREWX_SERVER_";

    private ServerSettingTexts() {}

    /**
     * Puts them together.
     *
     * @throws CommandFailure when the file cannot be read
     */
    static Map<String, String> gather(CliEnvironment environment, Optional<Path> file, Map<String, String> said) {
        Map<String, String> all = new HashMap<>();
        file.ifPresent(path -> all.putAll(read(environment.resolve(path))));
        environment.variables().forEach((variable, value) -> {
            if (variable.startsWith(PREFIX)) {
                all.put(name(variable), value);
            }
        });
        all.putAll(said);
        return all;
    }

    private static String name(String variable) {
        return variable.substring(PREFIX.length())
                .toLowerCase(Locale.ROOT)
                .replaceFirst("_", ".")
                .replace('_', '-');
    }

    private static Map<String, String> read(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw CommandFailure.of(FailureType.IO, "The settings in " + file + " cannot be read: " + e.getMessage());
        }
        Map<String, String> texts = new HashMap<>();
        properties
                .stringPropertyNames()
                .forEach(name -> texts.put(name, properties.getProperty(name).strip()));
        return texts;
    }
}
