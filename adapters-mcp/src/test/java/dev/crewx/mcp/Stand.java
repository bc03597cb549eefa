package dev.crewx.mcp;

import dev.crewx.runtime.SkillInstaller;
import dev.crewx.runtime.SkillRuntime;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A server over a project in a folder, with a registry of one package; also a program, for clients that start one. */
final class Stand {
    private Stand() {}

    /** {@code <project> [install] [run]}: serves on standard input and output. */
    public static void main(String[] arguments) {
        List<String> words = List.of(arguments);
        PrintStream out = System.out;
        System.setOut(System.err); // whatever logs here must not get between the messages
        serve(Path.of(words.getFirst()), words.contains("install"), words.contains("run"), System.in, out);
    }

    static void serve(Path project, boolean install, boolean run, InputStream in, OutputStream out) {
        try (SkillRuntime runtime = SkillRuntime.builder(project)
                .environment(Map.of("PATH", System.getenv("PATH")))
                .build()) {
            new SkillMcpServer(
                            runtime,
                            Stand::search,
                            installer(project),
                            new SkillMcpServer.Settings("1.2.3", install, run))
                    .serve(in, out);
        }
    }

    private static RegistrySearch.Answer search(String words, int limit) {
        return words.equals("down")
                ? new RegistrySearch.Answer.Failed("The registry cannot be reached.")
                : new RegistrySearch.Answer.Found(
                        List.of(new RegistrySearch.Item("greeter", "1.0.0", "Greets " + words + ", " + limit)), 7);
    }

    private static SkillInstaller installer(Path project) {
        return (id, range) -> {
            if (!id.toString().equals("greeter")) {
                return new SkillInstaller.Attempt.Refused(
                        "package-not-found", "There is no package \"" + id + "\".", List.of("look for it"));
            }
            Path folder = project.resolve("node_modules/.crewx/skills/greeter");
            write(folder.resolve("skills/greet/SKILL.md"), "---\nname: greet\ndescription: Greets.\n---\nSay hello.\n");
            write(
                    folder.resolve("manifest.json"),
                    "{\"manifestVersion\":\"1.0.0\",\"packageType\":\"skill-bundle\",\"id\":\"greeter\",\"version\":\"1.0.0\","
                            + "\"metadata\":{\"name\":\"g\",\"description\":\"g\"},"
                            + "\"skills\":[{\"id\":\"greet\",\"path\":\"skills/greet/SKILL.md\"}]}");
            return new SkillInstaller.Attempt.Installed();
        };
    }

    static Path write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
