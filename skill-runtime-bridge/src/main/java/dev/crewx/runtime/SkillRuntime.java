package dev.crewx.runtime;

import dev.crewx.application.bundle.spi.FrontmatterParser;
import dev.crewx.domain.json.JsonValue.JsonObject;
import dev.crewx.domain.skill.Frontmatter;
import dev.crewx.domain.skill.SkillReading;
import dev.crewx.domain.skill.SkillRules;
import dev.crewx.domain.skill.Strictness;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the skills of a project, gives their texts, and runs those that have a script. */
public final class SkillRuntime {
    private static final int MAX_DEPTH = 6;

    private static final Frontmatter NO_FRONTMATTER = new Frontmatter(JsonObject.EMPTY, Map.of(), List.of());

    private final List<Path> searchPaths;
    private final FrontmatterParser parser;

    /**
     * Over search paths in the order of their priority.
     *
     * @param searchPaths folders that hold skills; one that does not exist holds none
     * @param parser reads frontmatter
     */
    public SkillRuntime(List<Path> searchPaths, FrontmatterParser parser) {
        this.searchPaths = List.copyOf(searchPaths);
        this.parser = parser;
    }

    /** A project's own places, in order: installed bundles, {@code skills}, {@code .crewx/skills}. */
    public static List<Path> searchPathsOf(Path project) {
        return List.of(
                project.resolve("node_modules/.crewx/skills"),
                project.resolve("skills"),
                project.resolve(".crewx/skills"));
    }

    /**
     * Looks through the search paths. Of each file no more than its frontmatter is read.
     *
     * @throws SkillRuntimeException when a folder cannot be read
     */
    public LoadReport loadSkills() {
        Map<String, SkillDescriptor> byName = new HashMap<>();
        List<SkillDescriptor> shadowed = new ArrayList<>();
        List<LoadReport.Skipped> skipped = new ArrayList<>();
        for (Path searchPath : searchPaths) {
            for (Path file : skillFiles(searchPath)) {
                switch (read(file)) {
                    case SkillReading.Understood(var metadata, var ignored) -> {
                        SkillDescriptor skill = new SkillDescriptor(metadata.name(), file, metadata, searchPath);
                        if (byName.putIfAbsent(skill.name(), skill) != null) {
                            shadowed.add(skill);
                        }
                    }
                    case SkillReading.Rejected(var findings) ->
                        skipped.add(new LoadReport.Skipped(
                                file, findings.stream().map(Object::toString).collect(Collectors.joining("; "))));
                }
            }
        }
        List<SkillDescriptor> skills = byName.values().stream()
                .sorted(Comparator.comparing(SkillDescriptor::name))
                .toList();
        return new LoadReport(skills, shadowed, skipped);
    }

    /**
     * The whole text of a skill as it is now.
     *
     * @throws SkillRuntimeException when it cannot be read
     */
    public String content(SkillDescriptor skill) {
        try {
            return Files.readString(skill.file());
        } catch (IOException e) {
            throw new SkillRuntimeException("Cannot read the skill \"" + skill.name() + "\" at " + skill.file(), e);
        }
    }

    private List<Path> skillFiles(Path searchPath) {
        List<Path> found = new ArrayList<>();
        collect(searchPath, 0, found);
        return found;
    }

    private static void collect(Path folder, int depth, List<Path> found) {
        Path own = folder.resolve("SKILL.md");
        if (Files.isRegularFile(own)) {
            found.add(own);
            return;
        }
        if (depth >= MAX_DEPTH || !Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> children = Files.list(folder)) {
            children.filter(Files::isDirectory)
                    .filter(child -> !isHidden(child))
                    .sorted()
                    .forEach(child -> collect(child, depth + 1, found));
        } catch (IOException e) {
            throw new SkillRuntimeException("Cannot look for skills in " + folder, e);
        }
    }

    private static boolean isHidden(Path folder) {
        Path name = folder.getFileName();
        return name != null && name.toString().startsWith(".");
    }

    private SkillReading read(Path file) {
        Path folder = file.getParent();
        String folderName = folder == null || folder.getFileName() == null
                ? "skill"
                : folder.getFileName().toString();
        try (InputStream in = Files.newInputStream(file)) {
            Frontmatter frontmatter = switch (parser.parse(in)) {
                case FrontmatterParser.Reading.Found(var found, var ignored) -> found;
                case FrontmatterParser.Reading.Absent ignored -> NO_FRONTMATTER;
                case FrontmatterParser.Reading.Malformed ignored -> NO_FRONTMATTER;
            };
            return SkillRules.read(frontmatter, file.toString(), folderName, Strictness.LENIENT);
        } catch (IOException e) {
            throw new SkillRuntimeException("Cannot read the skill at " + file, e);
        }
    }
}
