package dev.crewx.workspace.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.application.bundle.spi.JsonText;
import dev.crewx.application.remote.spi.ClientStateException;
import dev.crewx.application.skill.spi.AgentCommand;
import dev.crewx.application.skill.spi.AgentCommand.Channel;
import dev.crewx.application.skill.spi.AgentSettings;
import dev.crewx.application.testkit.AgentSettingsContract;
import dev.crewx.bundle.tar.BundleTar;
import dev.crewx.domain.json.JsonValue;
import dev.crewx.domain.json.JsonValue.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FileAgentSettingsTest extends AgentSettingsContract {
    private static final JsonText JSON = new BundleTar().jsonText();

    @TempDir
    private Path folder;

    @Override
    protected AgentSettings settings(Optional<String> defaultAgent, List<AgentCommand> commands) {
        Map<String, JsonValue> agents = new LinkedHashMap<>();
        commands.forEach(command -> agents.put(
                command.provider().substring("cli/".length()),
                new JsonObject(Map.of(
                        "command",
                        JsonValue.ofStrings(command.command()),
                        "prompt",
                        JsonValue.of(command.channel().name().toLowerCase(Locale.ROOT)),
                        "environment",
                        JsonValue.ofStrings(command.environment())))));
        Map<String, JsonValue> document = new LinkedHashMap<>();
        defaultAgent.ifPresent(name -> document.put("agent", JsonValue.of(name)));
        document.put("agents", new JsonObject(agents));
        return settings(JSON.compact(new JsonObject(document)));
    }

    private AgentSettings settings(String config) {
        try {
            Files.writeString(folder.resolve("config.json"), config);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new FileAgentSettings(new UserFolders(folder, folder.resolve("cache"), folder.resolve("etc")), JSON);
    }

    @Test
    void mayBeAbsent() {
        AgentSettings none = new FileAgentSettings(new UserFolders(folder.resolve("none"), folder, folder), JSON);
        assertEquals(Optional.empty(), none.defaultAgent());
        assertEquals(List.of(), none.commands());
    }

    @Test
    void takeAProgramAloneAndThePromptOnStandardInput() {
        assertEquals(
                List.of(new AgentCommand("cli/mine", List.of("mine"), Channel.STDIN, Set.of())),
                settings("{\"agents\":{\"mine\":{\"command\":\"mine\"}}}").commands());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{`a`:{}} | command",
                "{`a`:{`command`:[]}} | command",
                "{`a`:{`command`:` `}} | command",
                "{`a`:{`command`:[1]}} | texts only",
                "{`a`:{`command`:{}}} | list of texts",
                "{`a`:`x`} | object",
                "{`a`:{`command`:`x`,`prompt`:`fax`}} | stdin",
                "{`a`:{`command`:`x`,`environment`:`KEY`}} | environment",
                "{`../a`:{`command`:`x`}} | name"
            })
    void sayWhatIsNotInOrder(String agents, String words) {
        AgentSettings settings = settings("{\"agents\":" + agents.replace('`', '"') + "}");
        String message =
                assertThrows(ClientStateException.class, settings::commands).getMessage();
        assertTrue(message.contains("config.json") && message.contains(words), message);
    }
}
