package dev.crewx.runtime;

import dev.crewx.application.bundle.spi.YamlText;
import dev.crewx.application.skill.spi.AgentCommand;
import dev.crewx.application.skill.spi.AgentCommand.Channel;
import dev.crewx.domain.json.JsonValue;
import dev.crewx.domain.json.JsonValue.JsonArray;
import dev.crewx.domain.json.JsonValue.JsonBoolean;
import dev.crewx.domain.json.JsonValue.JsonNull;
import dev.crewx.domain.json.JsonValue.JsonObject;
import dev.crewx.domain.json.JsonValue.JsonString;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads a project's configuration as CrewX projects have it; what is not understood is told and left out. */
final class ConfigurationReader {
    /** Where it stands, unless {@value #VARIABLE} says otherwise; the first there is. */
    private static final List<String> FILES = List.of("crewx.yaml", "crewx.yml", "crewx.skills.yaml", "agents.yaml");

    private static final String VARIABLE = "CREWX_CONFIG";
    private static final Pattern AGENT_ID = Pattern.compile("[A-Za-z0-9_-]+");

    private final YamlText yaml;
    private final Path file;
    private final Path folder;
    private final List<String> problems = new ArrayList<>();

    private ConfigurationReader(YamlText yaml, Path file) {
        this.yaml = yaml;
        this.file = file;
        this.folder = Objects.requireNonNull(file.getParent());
    }

    static ProjectConfiguration read(Path project, Map<String, String> environment, YamlText yaml) {
        String named = environment.getOrDefault(VARIABLE, "");
        List<String> candidates = named.isEmpty() ? FILES : List.of(named);
        return candidates.stream()
                .map(project::resolve)
                .filter(Files::isRegularFile)
                .findFirst()
                .map(file -> new ConfigurationReader(yaml, file).read())
                .orElseGet(() -> named.isEmpty() ? ProjectConfiguration.NONE : missing(project.resolve(named)));
    }

    private static ProjectConfiguration missing(Path file) {
        ProjectConfiguration none = ProjectConfiguration.NONE;
        return new ProjectConfiguration(
                Optional.of(file),
                none.skills(),
                List.of(),
                List.of(),
                List.of(),
                List.of(VARIABLE + " names " + file + ", where there is no file"));
    }

    private ProjectConfiguration read() {
        JsonObject document = document();
        JsonObject skills = object(document, "skills", "skills");
        SkillSelection project = selection(skills, "skills");
        List<Path> paths = strings(skills, "paths", "skills.paths").stream()
                .map(this::resolve)
                .toList();
        List<AgentConfig> agents = new ArrayList<>();
        int index = 0;
        for (JsonValue agent : array(document, "agents")) {
            agent(agent, "agents[" + index++ + "]", project).ifPresent(agents::add);
        }
        List<AgentCommand> commands = new ArrayList<>();
        index = 0;
        for (JsonValue provider : array(document, "providers")) {
            command(provider, "providers[" + index++ + "]").ifPresent(commands::add);
        }
        return new ProjectConfiguration(Optional.of(file), project, paths, agents, commands, problems);
    }

    private JsonObject document() {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(YamlText.MAX_BYTES + 1);
        } catch (IOException e) {
            problems.add(file + " cannot be read: " + e.getMessage());
            return JsonObject.EMPTY;
        }
        return switch (yaml.parse(bytes)) {
            case YamlText.Reading.Parsed(JsonObject document, List<String> ignored) -> document;
            case YamlText.Reading.Malformed(int line, String message) -> {
                problems.add(file + ":" + line + ": " + message);
                yield JsonObject.EMPTY;
            }
        };
    }

    private Optional<AgentConfig> agent(JsonValue value, String at, SkillSelection project) {
        if (!(value instanceof JsonObject agent)) {
            wrong(at, "must be a mapping with id and provider");
            return Optional.empty();
        }
        String id = agent.text("id").orElse("");
        JsonObject inline = object(agent, "inline", at + ".inline");
        List<String> providers = providers(agent, inline, at);
        if (!AGENT_ID.matcher(id).matches()) {
            wrong(at + ".id", "must be letters, digits, '_' and '-'");
        } else if (providers.isEmpty()) {
            wrong(at + ".provider", "must be a provider, such as cli/claude, or a list of them");
        } else {
            SkillSelection own = selection(object(agent, "skills", at + ".skills"), at + ".skills");
            Optional<String> prompt =
                    inline.text("prompt").or(() -> inline.text("system_prompt")).filter(text -> !text.isBlank());
            return Optional.of(new AgentConfig(id, providers, merged(agent, own, project), prompt));
        }
        return Optional.empty();
    }

    /** The lists of both; who says nothing about loading by itself takes the project's word. */
    private static SkillSelection merged(JsonObject agent, SkillSelection own, SkillSelection project) {
        boolean says = agent.object("skills").get("autoload").isPresent();
        return new SkillSelection(own.include(), own.exclude(), says ? own.autoload() : project.autoload())
                .within(project);
    }

    private List<String> providers(JsonObject agent, JsonObject inline, String at) {
        JsonValue value = agent.get("provider").or(() -> inline.get("provider")).orElse(JsonNull.NULL);
        List<String> names =
                value instanceof JsonString(String name) ? List.of(name) : strings(agent, "provider", at + ".provider");
        return names.stream()
                .filter(name -> !name.isBlank())
                .map(AgentConfig::providerName)
                .toList();
    }

    private SkillSelection selection(JsonObject skills, String at) {
        JsonValue autoload = skills.get("autoload").orElse(JsonValue.of(true));
        if (!(autoload instanceof JsonBoolean)) {
            wrong(at + ".autoload", "must be true or false");
        }
        return new SkillSelection(
                strings(skills, "include", at + ".include"),
                strings(skills, "exclude", at + ".exclude"),
                !(autoload instanceof JsonBoolean(boolean flag)) || flag);
    }

    /** A provider that is a command: {@code type: plugin}. Others are remote models, which this runtime does not call. */
    private Optional<AgentCommand> command(JsonValue value, String at) {
        if (!(value instanceof JsonObject provider)) {
            wrong(at, "must be a mapping with id, type and cli_command");
            return Optional.empty();
        }
        if (!provider.text("type").orElse("plugin").equals("plugin")) {
            return Optional.empty();
        }
        String id = provider.text("id").orElse("");
        String program = provider.text("cli_command").orElse("");
        if (!AGENT_ID.matcher(id).matches() || program.isBlank()) {
            wrong(at, "must have an id of letters, digits, '_' and '-', and a cli_command");
            return Optional.empty();
        }
        List<String> command = new ArrayList<>();
        command.add(program.contains("/") ? resolve(program).toString() : program);
        command.addAll(strings(
                provider,
                provider.get("execute_args").isPresent() ? "execute_args" : "query_args",
                at + ".execute_args"));
        boolean argument =
                JsonValue.of(true).equals(provider.get("prompt_in_args").orElse(JsonNull.NULL));
        Set<String> environment = new LinkedHashSet<>(strings(provider, "environment", at + ".environment"));
        return Optional.of(
                new AgentCommand("plugin/" + id, command, argument ? Channel.ARGUMENT : Channel.STDIN, environment));
    }

    private Path resolve(String path) {
        return folder.resolve(path).normalize();
    }

    private JsonObject object(JsonObject parent, String name, String at) {
        JsonValue value = parent.get(name).orElse(JsonNull.NULL);
        if (!(value instanceof JsonObject) && value != JsonNull.NULL) {
            wrong(at, "must be a mapping");
        }
        return parent.object(name);
    }

    private List<JsonValue> array(JsonObject parent, String name) {
        JsonValue value = parent.get(name).orElse(JsonNull.NULL);
        if (!(value instanceof JsonArray) && value != JsonNull.NULL) {
            wrong(name, "must be a list");
        }
        return parent.array(name);
    }

    private List<String> strings(JsonObject parent, String name, String at) {
        JsonValue value = parent.get(name).orElse(JsonNull.NULL);
        if (value == JsonNull.NULL) {
            return List.of();
        }
        List<String> strings = new ArrayList<>();
        boolean texts = value instanceof JsonArray;
        for (JsonValue element : parent.array(name)) {
            if (element instanceof JsonString(String text)) {
                strings.add(text);
            } else {
                texts = false;
            }
        }
        if (!texts) {
            wrong(at, "must be an array of strings");
        }
        return strings;
    }

    private void wrong(String at, String what) {
        problems.add(file + ": " + at + " " + what);
    }
}
