package dev.crewx.workspace.files;

import dev.crewx.application.remote.spi.ClientStateException;
import dev.crewx.domain.json.JsonValue;
import dev.crewx.domain.json.JsonValue.JsonObject;
import dev.crewx.domain.json.JsonValue.JsonString;
import dev.crewx.domain.manifest.PackageId;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the parts of a project are.
 *
 * @param project its folder
 * @param packages the folder that its packages are installed in
 * @param home the folder beside them for notes, lock and what a change prepares; on the same file system
 */
record ProjectLayout(Path project, Path packages, Path home) {
    /** The member of the requirements file that names another folder for the packages. */
    static final String DIRECTORY = "directory";

    /** The packages' folder where nothing else is said. */
    static Path usual(Path project) {
        return project.resolve("node_modules").resolve(".crewx").resolve("skills");
    }

    /**
     * The layout that a project's requirements file asks for.
     *
     * @throws ClientStateException when what it says is no path
     */
    static ProjectLayout of(Path project, JsonObject requirements) {
        Optional<JsonValue> said = requirements.get(DIRECTORY);
        if (said.isEmpty()) {
            return in(project, usual(project));
        }
        try {
            if (said.get() instanceof JsonString(String text) && !text.isBlank()) {
                return in(project, project.resolve(text).normalize());
            }
        } catch (InvalidPathException e) {
            throw notUnderstood(e.getReason(), e);
        }
        throw notUnderstood("a path is needed", null);
    }

    private static ClientStateException notUnderstood(String why, @Nullable Exception cause) {
        String text = "crewx-skills.json is not understood at \"" + DIRECTORY + "\": " + why + "; mend it by hand";
        return cause == null ? new ClientStateException(text) : new ClientStateException(text, cause);
    }

    /** A project with its packages in this folder. */
    static ProjectLayout in(Path project, Path packages) {
        Path home = packages.equals(usual(project)) ? packages.resolveSibling("") : packages.resolve(".crewx");
        return new ProjectLayout(project, packages, home.normalize());
    }

    /** Whether the packages are where they are when nothing else is said. */
    boolean isUsual() {
        return packages.equals(usual(project));
    }

    /** The packages' folder as the requirements file names it. */
    String directory() {
        return packages.startsWith(project)
                ? project.relativize(packages).toString().replace('\\', '/')
                : packages.toString();
    }

    Path location(PackageId id) {
        return id.scope()
                .map(scope -> packages.resolve("@" + scope))
                .orElse(packages)
                .resolve(id.name());
    }

    /** The notes of all packages. */
    Path notes() {
        return home.resolve("installed.json");
    }

    /** The note of the files of one package. */
    Path fileNote(PackageId id) {
        return home.resolve("files").resolve(id + ".json");
    }

    Path lock() {
        return home.resolve("lock");
    }

    /** What a change prepares and sets aside. */
    Path change() {
        return home.resolve("change");
    }
}
