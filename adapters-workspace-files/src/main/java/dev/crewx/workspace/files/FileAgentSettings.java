package dev.crewx.workspace.files;

import dev.crewx.application.bundle.spi.JsonText;
import dev.crewx.application.remote.spi.ClientStateException;
import dev.crewx.application.skill.spi.AgentCommand;
import dev.crewx.application.skill.spi.AgentCommand.Channel;
import dev.crewx.application.skill.spi.AgentSettings;
import dev.crewx.domain.json.JsonValue;
import dev.crewx.domain.json.JsonValue.JsonArray;
import dev.crewx.domain.json.JsonValue.JsonObject;
import dev.crewx.domain.json.JsonValue.JsonString;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Agents in {@code config.json}: the members {@code agent} and {@code agents}. */
final class FileAgentSettings implements AgentSettings {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]*");

    private final JsonFile file;

    /** In the user's folder for settings. */
    FileAgentSettings(UserFolders folders, JsonText json) {
        this.file = JsonFile.at(folders.config().resolve("config.json"), json);
    }

    @Override
    public Optional<String> defaultAgent() {
        return read().text("agent").filter(text -> !text.isBlank());
    }

    @Override
    public List<AgentCommand> commands() {
        List<AgentCommand> commands = new ArrayList<>();
        read().object("agents").members().forEach((name, value) -> commands.add(command(name, value)));
        return commands;
    }

    private JsonObject read() {
        return file.read().orElse(JsonObject.EMPTY);
    }

    private static AgentCommand command(String name, JsonValue value) {
        if (!NAME.matcher(name).matches()) {
            throw wrong(name, "its name may have letters, digits, '-', '_' and '.'");
        }
        if (!(value instanceof JsonObject agent)) {
            throw wrong(name, "an object is needed, not " + value.typeName());
        }
        List<String> command = agent.get("command").orElse(JsonValue.of("")) instanceof JsonString(String program)
                ? List.of(program)
                : strings(name, agent, "command");
        if (command.isEmpty() || command.getFirst().isBlank()) {
            throw wrong(name, "\"command\" must be a program, or a list of a program and its arguments");
        }
        Channel channel = switch (agent.text("prompt").orElse("stdin")) {
            case "stdin" -> Channel.STDIN;
            case "argument" -> Channel.ARGUMENT;
            default -> throw wrong(name, "\"prompt\" must be \"stdin\" or \"argument\"");
        };
        return new AgentCommand(
                "cli/" + name, command, channel, new LinkedHashSet<>(strings(name, agent, "environment")));
    }

    private static List<String> strings(String name, JsonObject agent, String member) {
        JsonValue value = agent.get(member).orElse(JsonValue.ofStrings(List.of()));
        List<String> strings = new ArrayList<>();
        if (value instanceof JsonArray(List<JsonValue> elements)) {
            for (JsonValue element : elements) {
                if (!(element instanceof JsonString(String text))) {
                    throw wrong(name, "\"" + member + "\" must hold texts only");
                }
                strings.add(text);
            }
            return strings;
        }
        throw wrong(name, "\"" + member + "\" must be a list of texts");
    }

    private static ClientStateException wrong(String name, String what) {
        return new ClientStateException("The agent \"" + name + "\" in config.json is not in order: " + what);
    }
}
