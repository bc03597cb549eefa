package dev.crewx.runtime;

import dev.crewx.runtime.SkillSource.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The places that a project's skills are looked for in, the first winning: installed packages, {@code skills}, {@code
 * .crewx/skills}, what agents read in the project and in the folders above it up to the repository's root, and what
 * they read in the user's own files.
 *
 * @see <a href="https://agentskills.io/client-implementation/adding-skills-support">Agent Skills, where to look</a>
 */
public final class SkillSources {
    /** What agents read in a project; the shared folder first, then by how many read them. */
    private static final List<String> IN_PROJECTS = List.of(
            ".agents/skills",
            ".claude/skills",
            ".github/skills",
            ".cursor/skills",
            ".gemini/skills",
            ".codex/skills",
            ".opencode/skills",
            ".goose/skills",
            ".windsurf/skills",
            ".agent/skills",
            ".factory/skills",
            ".roo/skills",
            ".kilo/skills",
            ".kiro/skills",
            ".junie/skills",
            ".qwen/skills",
            ".trae/skills",
            ".augment/skills",
            ".continue/skills",
            ".crush/skills",
            ".pi/skills",
            ".mux/skills",
            ".openhands/skills",
            ".qoder/skills",
            ".zencoder/skills",
            ".tabnine/agent/skills");

    /** What agents read below the user's home, where no variable says otherwise. */
    private static final List<String> IN_HOME = List.of(
            ".agents/skills",
            ".cursor/skills",
            ".copilot/skills",
            ".gemini/skills",
            ".gemini/antigravity/skills",
            ".codeium/windsurf/skills",
            ".factory/skills",
            ".roo/skills",
            ".kilo/skills",
            ".openclaw/skills",
            ".pi/agent/skills");

    /** What agents read below the folder for settings. */
    private static final List<String> IN_SETTINGS =
            List.of("agents/skills", "opencode/skills", "goose/skills", "crush/skills");

    private SkillSources() {}

    /**
     * The places of a project.
     *
     * @param environment the variables that say where the user's files are: {@code HOME}, {@code CLAUDE_CONFIG_DIR}, …;
     *     without a home there are no places of the user's
     */
    public static List<SkillSource> of(Path project, Map<String, String> environment) {
        Set<SkillSource> sources = new LinkedHashSet<>();
        sources.add(new SkillSource(project.resolve(SkillSource.INSTALLED_FOLDER), Kind.INSTALLED));
        sources.add(SkillSource.of(project.resolve("skills")));
        sources.add(SkillSource.of(project.resolve(".crewx/skills")));
        for (Path folder : upToRepositoryRoot(project)) {
            IN_PROJECTS.forEach(name -> sources.add(new SkillSource(folder.resolve(name), Kind.AGENT)));
        }
        sources.addAll(ofUser(environment));
        return List.copyOf(sources);
    }

    private static List<SkillSource> ofUser(Map<String, String> environment) {
        Optional<Path> home = folder(environment, "HOME").or(() -> folder(environment, "USERPROFILE"));
        if (home.isEmpty()) {
            return List.of();
        }
        Path settings = folder(environment, "XDG_CONFIG_HOME").orElse(home.get().resolve(".config"));
        List<Path> folders = new ArrayList<>();
        folders.add(home.get().resolve(IN_HOME.getFirst()));
        folders.add(folder(environment, "CLAUDE_CONFIG_DIR")
                .orElse(home.get().resolve(".claude"))
                .resolve("skills"));
        folders.add(folder(environment, "CODEX_HOME")
                .orElse(home.get().resolve(".codex"))
                .resolve("skills"));
        IN_SETTINGS.forEach(name -> folders.add(settings.resolve(name)));
        IN_HOME.forEach(name -> folders.add(home.get().resolve(name)));
        return folders.stream()
                .distinct()
                .map(folder -> new SkillSource(folder, Kind.USER))
                .toList();
    }

    /** The project and what is above it, as far as it belongs to the same repository. */
    static List<Path> upToRepositoryRoot(Path project) {
        List<Path> folders = new ArrayList<>();
        for (Path folder = project; folder != null; folder = folder.getParent()) {
            folders.add(folder);
            if (Files.exists(folder.resolve(".git"))) {
                return folders;
            }
        }
        return List.of(project);
    }

    private static Optional<Path> folder(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name))
                .filter(text -> !text.isEmpty())
                .map(Path::of)
                .filter(Path::isAbsolute);
    }
}
