package dev.crewx.workspace.files;

import dev.crewx.application.bundle.spi.JsonText;
import dev.crewx.application.install.spi.Agent;
import dev.crewx.application.install.spi.AgentTable;
import dev.crewx.application.remote.spi.ClientStateException;
import dev.crewx.domain.json.JsonValue;
import dev.crewx.domain.json.JsonValue.JsonBoolean;
import dev.crewx.domain.json.JsonValue.JsonObject;
import dev.crewx.domain.json.JsonValue.JsonString;
import dev.crewx.domain.manifest.PathRules;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The table that comes with the product, with what the user's own {@code agents.json} says over it: an agent that is there
 * too is replaced, another is added, one that is {@code null} goes.
 */
final class FileAgentTable implements AgentTable {
    private static final String FILE = "agents.json";

    private final Path project;
    private final JsonFile own;
    private final JsonText json;

    FileAgentTable(Path project, UserFolders folders, JsonText json) {
        this.project = project;
        this.own = JsonFile.at(folders.config().resolve(FILE), json);
        this.json = json;
    }

    @Override
    public List<Agent> agents() {
        Map<String, Agent> agents = new TreeMap<>();
        shipped().members().forEach((id, entry) -> agents.put(id, agent("the shipped " + FILE, id, entry)));
        own.read()
                .ifPresent(document -> document.members().forEach((id, entry) -> {
                    if (entry.equals(JsonValue.JsonNull.NULL)) {
                        agents.remove(id);
                    } else {
                        agents.put(id, agent(own.path().toString(), id, entry));
                    }
                }));
        return List.copyOf(agents.values());
    }

    private JsonObject shipped() {
        try (InputStream in = FileAgentTable.class.getResourceAsStream(FILE)) {
            if (in != null && json.parse(in.readAllBytes()) instanceof JsonText.Reading.Parsed(JsonObject document)) {
                return document;
            }
            throw new IllegalStateException(FILE + " is not in this module as it should be");
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read the table of agents", e);
        }
    }

    private static Agent agent(String file, String id, JsonValue value) {
        if (!(value instanceof JsonObject entry)) {
            throw wrong(file, id, "an object is needed, not " + value.typeName());
        }
        String folder = entry.text("project").orElse("");
        PathRules.problemOf(folder).ifPresent(problem -> {
            throw wrong(file, id, "its project folder \"" + folder + "\" " + problem);
        });
        return new Agent(
                id,
                folder,
                entry.text("user"),
                !(entry.get("links").orElse(JsonValue.of(true)) instanceof JsonBoolean(boolean links)) || links,
                entry.array("signs").stream()
                        .map(sign ->
                                sign instanceof JsonString(String text) ? Optional.of(text) : Optional.<String>empty())
                        .flatMap(Optional::stream)
                        .toList());
    }

    private static ClientStateException wrong(String file, String id, String why) {
        return new ClientStateException(file + " is not understood at \"" + id + "\": " + why + "; mend it by hand");
    }

    @Override
    public List<Agent> detected() {
        return agents().stream()
                .filter(agent -> agent.signs().stream().anyMatch(sign -> Files.exists(project.resolve(sign))))
                .toList();
    }
}
