package dev.crewx.workspace.files;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where the user's files are: {@code CREWX_HOME} where it is set, else as the XDG base directory specification says.
 *
 * @param config settings and credentials
 * @param cache what can be had again
 * @param machine the settings of all users of this machine: {@code /etc/crewx}, or where {@code CREWX_ETC} says
 */
public record UserFolders(Path config, Path cache, Path machine) {
    private static final Path ETC = Path.of("/etc/crewx");

    /** The folders that these environment variables name. */
    public static UserFolders of(Map<String, String> variables) {
        Path machine = variable(variables, "CREWX_ETC").orElse(ETC);
        Optional<Path> home = variable(variables, "CREWX_HOME");
        if (home.isPresent()) {
            return new UserFolders(home.get().resolve("config"), home.get().resolve("cache"), machine);
        }
        Path user = variable(variables, "HOME").orElseGet(() -> Path.of(System.getProperty("user.home", ".")));
        return new UserFolders(
                variable(variables, "XDG_CONFIG_HOME")
                        .orElse(user.resolve(".config"))
                        .resolve("crewx"),
                variable(variables, "XDG_CACHE_HOME")
                        .orElse(user.resolve(".cache"))
                        .resolve("crewx"),
                machine);
    }

    private static Optional<Path> variable(Map<String, String> variables, String name) {
        return Optional.ofNullable(variables.get(name))
                .filter(value -> !value.isEmpty())
                .map(Path::of);
    }
}
