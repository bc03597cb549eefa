package dev.crewx.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A project in an empty folder, with a home and a folder for programs beside it. */
final class Workshop {
    private final Path root;
    private final Map<String, String> environment = new LinkedHashMap<>();

    Workshop(Path root) {
        try {
            this.root = root.toRealPath();
            Files.createDirectories(project());
            Files.createDirectories(home());
            Files.createDirectories(bin());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        environment.put("PATH", bin() + ":" + System.getenv("PATH"));
        environment.put("HOME", home().toString());
    }

    Path project() {
        return root.resolve("project");
    }

    Path home() {
        return root.resolve("home");
    }

    Path bin() {
        return root.resolve("bin");
    }

    void variable(String name, String value) {
        environment.put(name, value);
    }

    SkillRuntimeBuilder builder() {
        return SkillRuntime.builder(project()).environment(environment);
    }

    SkillRuntime runtime() {
        return builder().build();
    }

    /** Writes a file of the project. */
    Path write(String path, String text) {
        return write(project().resolve(path), text);
    }

    /** Writes a file, as if that had been a while ago. */
    static Path write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(3600)));
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A skill in {@code skills/<name>/}, with these lines in its frontmatter besides. */
    Path skill(String name, String... lines) {
        return write("skills/" + name + "/SKILL.md", text(name, lines));
    }

    static String text(String name, String... lines) {
        return "---\nname: " + name + "\ndescription: Does " + name + ".\n" + String.join("\n", lines)
                + (lines.length == 0 ? "" : "\n") + "---\n# " + name + "\n\nThe text of " + name + ".\n";
    }

    /** An executable program. */
    static Path program(Path file, String script) {
        write(file, "#!/bin/sh\n" + script + "\n");
        file.toFile().setExecutable(true);
        return file;
    }

    /** A package in {@code node_modules/.crewx/skills/}, whose skills are given by name and lines of frontmatter. */
    Path install(String id, String version, String dependencies, Map<String, List<String>> skills) {
        Path folder = project().resolve(SkillSource.INSTALLED_FOLDER).resolve(id);
        StringBuilder entries = new StringBuilder();
        new TreeMap<>(skills).forEach((name, lines) -> {
            write(folder.resolve("skills/" + name + "/SKILL.md"), text(name, lines.toArray(String[]::new)));
            entries.append(entries.isEmpty() ? "" : ",")
                    .append("{\"id\":\"" + name + "\",\"path\":\"skills/" + name + "/SKILL.md\"}");
        });
        write(
                folder.resolve("manifest.json"),
                "{\"manifestVersion\":\"1.0.0\",\"packageType\":\"skill-bundle\",\"id\":\"" + id + "\",\"version\":\""
                        + version + "\",\"metadata\":{\"name\":\"" + id
                        + "\",\"description\":\"A package.\"},\"skills\":["
                        + entries + "],\"dependencies\":{\"skills\":[" + dependencies + "]}}");
        return folder;
    }

    static String names(List<SkillDescriptor> skills) {
        return String.join(" ", skills.stream().map(SkillDescriptor::name).toList());
    }
}
