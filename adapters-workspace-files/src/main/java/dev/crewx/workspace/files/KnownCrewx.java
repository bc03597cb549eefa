package dev.crewx.workspace.files;

import dev.crewx.application.bundle.spi.JsonText;
import dev.crewx.domain.json.JsonValue.JsonObject;
import dev.crewx.domain.version.SemanticVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The version of CrewX that a project's files tell of: its own word, the user's, or what npm installed. */
final class KnownCrewx {
    private static final List<String> NAMES = List.of("crewx", "@sowonai/crewx-cli");
    private static final String SETTING = "crewxVersion";

    private final Path project;
    private final Path settings;
    private final JsonText json;

    /** @param settings the user's settings file */
    KnownCrewx(Path project, Path settings, JsonText json) {
        this.project = project;
        this.settings = settings;
        this.json = json;
    }

    /** The first version that is told; a file that cannot be read, or tells of none, is passed over. */
    Optional<SemanticVersion> version() {
        Stream<Optional<SemanticVersion>> said = Stream.of(project.resolve(FileProjectStore.REQUIREMENTS), settings)
                .map(file -> version(file, SETTING));
        Stream<Optional<SemanticVersion>> installed = NAMES.stream()
                .map(name -> project.resolve("node_modules").resolve(name).resolve("package.json"))
                .map(file -> version(file, "version"));
        return Stream.concat(said, installed).flatMap(Optional::stream).findFirst();
    }

    private Optional<SemanticVersion> version(Path file, String member) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return json.parse(Files.readAllBytes(file)) instanceof JsonText.Reading.Parsed(JsonObject document)
                    ? document.text(member).flatMap(SemanticVersion::tryParse)
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
