package dev.crewx.application.bundle;

import dev.crewx.application.bundle.spi.FrontmatterParser;
import dev.crewx.domain.json.JsonValue.JsonObject;
import dev.crewx.domain.manifest.Finding;
import dev.crewx.domain.manifest.Location;
import dev.crewx.domain.manifest.SkillEntry;
import dev.crewx.domain.skill.Frontmatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The heads of skills' files, and what is wrong with them. */
final class SkillHeads {
    private SkillHeads() {}

    /** The frontmatter to hold against the rules; empty after a finding. A file without one says nothing. */
    static Optional<Frontmatter> frontmatter(FrontmatterParser.Reading head, String file, List<Finding> findings) {
        return switch (head) {
            case FrontmatterParser.Reading.Found(Frontmatter frontmatter, int bodyOffset) -> Optional.of(frontmatter);
            case FrontmatterParser.Reading.Absent() ->
                Optional.of(new Frontmatter(
                        JsonObject.EMPTY,
                        Map.of(),
                        List.of(new Frontmatter.Recovery(
                                "frontmatter-missing", 1, "The file has no frontmatter between two lines of ---"))));
            case FrontmatterParser.Reading.Malformed(int line, String message) -> {
                findings.add(Finding.error(
                        "frontmatter", Location.line(file, line), "The frontmatter cannot be read: " + message));
                yield Optional.empty();
            }
        };
    }

    /** The name of a skill's folder; of a flat skill its file's name without {@code .md}. */
    static String folderName(String file) {
        int slash = file.lastIndexOf('/');
        String name = file.substring(slash + 1);
        if (!name.equals(SkillEntry.SKILL_FILE)) {
            String stem = name.endsWith(".md") ? name.substring(0, name.length() - 3) : name;
            return stem.endsWith(".skills") ? stem.substring(0, stem.length() - 7) : stem;
        }
        String folder = slash < 0 ? "" : file.substring(0, slash);
        return folder.substring(folder.lastIndexOf('/') + 1);
    }
}
